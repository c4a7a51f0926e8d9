"""A whole year of meetings in one step, or one meeting more."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from core.access import require, visible_or_404
from core.exceptions import RefusedError
from core.wording import day as day_words
from groups.models import AptGroup
from meetings.forms.planning import DatesForm, MeetForm, RuleForm
from meetings.proposals import proposals
from meetings.services import plan_meetings, plan_year
from meetings.taken import days_off_among, days_taken
from years.queries import workdays_of


def asked(request, pk):
    """The group that this member may plan for."""
    rows = AptGroup.objects.visible_to(request.member).select_related("year__school")
    group = visible_or_404(rows, request.member, pk=pk)
    require(request.member, "meetings.plan_meetings", group)
    return group


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, pk):
    """First the rule (GET), then its days, each to be ticked or changed (POST)."""
    group = asked(request, pk)
    context = {"group": group}
    if request.method == "POST":
        form = DatesForm(request.POST, year=group.year)
        if form.is_valid() and _planned(request, group, form):
            return redirect("meetings:group", pk)
        return render(request, "meetings/plan.html", {**context, "dates_form": form}, status=422)
    form = RuleForm(request.GET or None, year=group.year, today=timezone.localdate())
    context["form"] = form
    if form.is_bound and form.is_valid():
        context |= _preview(group, form)
    return render(request, "meetings/plan.html", context)


def _preview(group, form):
    found = proposals(
        form.chosen_rule,
        form.chosen_months,
        workdays=workdays_of(group.year),
        year=group.year,
        taken=days_taken(group),
        today=timezone.localdate(),
    )
    free = [one for one in found if one.on]
    same = {name: form.cleaned_data[name] for name in ("begins", "minutes", "place")}
    dates = DatesForm(year=group.year, days=[one.on for one in free], initial=same)
    return {
        "dates_form": dates,
        "proposed": list(zip(free, dates.rows, strict=True)),
        "standing": [one for one in found if one.stands_on],
    }


def _planned(request, group, form):
    """True when they stand; what a rule says no to is said on the form."""
    said = form.cleaned_data
    fields = {name: said[name] for name in ("minutes", "place", "form_token")}
    try:
        rows = plan_year(group, form.starts, by=request.member, **fields)
    except RefusedError as refusal:
        form.add_error(None, refusal.message)
        return False
    count = len(rows)
    words = ngettext("%(count)d meeting is planned.", "%(count)d meetings are planned.", count)
    again = _("These meetings are planned already.")
    messages.success(request, words % {"count": count} if rows else again)
    _warn(request, group, form.days)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def meet(request, pk):
    """One meeting more."""
    group = asked(request, pk)
    form = MeetForm(request.POST or None, year=group.year)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        fields = {n: said[n] for n in ("minutes", "place", "topic", "bring", "form_token")}
        try:
            rows = plan_meetings(group, [form.starts_at], by=request.member, **fields)
        except RefusedError as refusal:
            form.add_error("day", refusal.message)
        else:
            messages.success(request, _("The meeting is planned."))
            _warn(request, group, [said["day"]])
            return redirect(rows[0] if rows else "meetings:group", *([] if rows else [pk]))
    context = {"form": form, "group": group}
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/meet.html", context, status=status)


def _warn(request, group, days):
    """A day off chosen by hand stands; it is said aloud."""
    for day in days_off_among(group.year, days):
        said = _("The school does not work on this day: %(day)s.")
        messages.warning(request, said % {"day": day_words(day)})
