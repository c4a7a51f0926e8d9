"""One year's whole calendar on one page; whatever form was sent comes back in its place."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.access import require, visible_or_404
from core.dates import WorkingDays
from core.exceptions import RefusedError
from core.wording import day as said
from years.duekinds import MONTHLY, label_of
from years.enums import TermSystem, YearStatus
from years.forms import ClosureForm, DueDayForm, SystemForm, TermForm
from years.models import Closure, SchoolYear
from years.proposals import months_of

MANAGE = "years.manage_years"
CHANGE = "years.change_calendar"


@dataclass
class Line:
    """One row of the calendar with its form; `is_open` after a mistake in it."""

    row: object
    form: object
    label: str = ""

    @property
    def is_open(self):
        return self.form.is_bound


def changing_year(request, pk):
    """The year this administrator may change; a closed one answers 403."""
    year = visible_or_404(SchoolYear, request.member, pk=pk)
    require(request.member, CHANGE, year)
    return year


def year_page(request, year, *, bound=None, status=200):
    """`bound` is the form that was sent and refused; the rest is as the database has it."""
    sent = {bound.prefix: bound} if bound else {}
    terms, closures = list(year.terms.all()), list(year.closures.all())
    context = {
        "of_year": year,
        "is_planned": year.status == YearStatus.PLANNED,
        "is_closed": year.status == YearStatus.CLOSED,
        "is_time_to_close": timezone.localdate() >= year.ends_on.replace(month=8, day=1),
        "terms": [_line(row, TermForm, "term", sent) for row in terms],
        "closures": [_line(row, ClosureForm, "closure", sent) for row in closures],
        "new_closure": sent.get("closure") or _new_closure(year),
        "system_form": sent.get("system") or _system_form(terms),
        **_day_lines(year, closures, sent),
    }
    return render(request, "years/year.html", context, status=status)


def answer_form(request, year, form, save, *, anchor):
    """Save what was sent and go back to its place, or show the page again with the reason.

    `save(row)` returns the due days that moved; a refusal of its own becomes the form's.
    """
    if form.is_valid():
        try:
            moved = save(form.instance)
        except ValidationError as error:
            form.add_error(None, error)
        except RefusedError as error:
            form.add_error(None, str(error.message))
        else:
            return _back_to(request, year, anchor, moved)
    return year_page(request, year, bound=form, status=422)


def answer_button(request, year, do, *, anchor):
    """Do what a button without fields asks; a refusal stands above the page."""
    try:
        moved = do()
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect(f"{reverse('years:detail', args=[year.pk])}#{anchor}")
    return _back_to(request, year, anchor, moved)


def _back_to(request, year, anchor, moved):
    messages.success(request, _("Saved."))
    if moved:
        messages.info(request, _moved_sentence(moved))
    return redirect(f"{reverse('years:detail', args=[year.pk])}#{anchor}")


def _moved_sentence(moved):
    """Which due days followed the change, each with its old and new day."""
    lead = ngettext(
        "%(count)s due day moved with the calendar:",
        "%(count)s due days moved with the calendar:",
        len(moved),
    ) % {"count": len(moved)}
    days = [
        f"{label_of(one.due_day.kind)}, {said(one.was_on)} → {said(one.due_day.due_on)}"
        for one in moved
    ]
    return f"{lead} {'; '.join(days)}"


def _day_lines(year, closures, sent):
    """The twelve months (a line, or None where left out) and the other due days."""
    workdays = WorkingDays([(one.from_on, one.until_on) for one in closures])
    lines = [
        _line(row, DueDayForm, "day", sent, label=label_of(row.kind), workdays=workdays)
        for row in year.due_days.select_related("term")
    ]
    monthly = {one.row.month: one for one in lines if one.row.kind == MONTHLY and one.row.month}
    return {
        "months": [(month, monthly.get(month)) for month in months_of(year)],
        "days": [one for one in lines if one not in monthly.values()],
    }


def _line(row, form_class, prefix, sent, *, label="", **options):
    prefix = f"{prefix}{row.pk}"
    return Line(row, sent.get(prefix) or form_class(instance=row, prefix=prefix, **options), label)


def _new_closure(year):
    return ClosureForm(instance=Closure(year=year), prefix="closure")


def _system_form(terms):
    system = TermSystem.TRIMESTERS if len(terms) == 3 else TermSystem.HALVES
    return SystemForm(prefix="system", initial={"system": system})
