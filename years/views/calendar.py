"""Terms, holidays, due days and months: each button and form of the year's page."""

from functools import partial

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from core.access import exists_for
from core.dates import parse_month
from years import services
from years.forms import ClosureForm, DueDayForm, SystemForm, TermForm
from years.models import Closure
from years.queries import workdays_of
from years.views.page import MANAGE, answer_button, answer_form, changing_year, year_page


@require_POST
@exists_for(MANAGE)
def replace_terms(request, pk):
    year = changing_year(request, pk)
    form = SystemForm(request.POST, prefix="system")
    if not form.is_valid():
        return year_page(request, year, bound=form, status=422)
    system = form.cleaned_data["system"]
    do = partial(services.replace_terms, year, system=system, by=request.member)
    return answer_button(request, year, do, anchor="terms")


@require_POST
@exists_for(MANAGE)
def save_term(request, pk, row):
    year = changing_year(request, pk)
    term = get_object_or_404(year.terms, pk=row)
    form = TermForm(request.POST, instance=term, prefix=f"term{row}")
    save = partial(services.save_term, by=request.member)
    return answer_form(request, year, form, save, anchor="terms")


@require_POST
@exists_for(MANAGE)
def add_closure(request, pk):
    year = changing_year(request, pk)
    form = ClosureForm(request.POST, instance=Closure(year=year), prefix="closure")
    save = partial(services.save_closure, by=request.member)
    return answer_form(request, year, form, save, anchor="closures")


@require_POST
@exists_for(MANAGE)
def save_closure(request, pk, row):
    year = changing_year(request, pk)
    closure = get_object_or_404(year.closures, pk=row)
    form = ClosureForm(request.POST, instance=closure, prefix=f"closure{row}")
    save = partial(services.save_closure, by=request.member)
    return answer_form(request, year, form, save, anchor="closures")


@require_POST
@exists_for(MANAGE)
def remove_closure(request, pk, row):
    year = changing_year(request, pk)
    closure = get_object_or_404(year.closures, pk=row)
    do = partial(services.remove_closure, closure, by=request.member)
    return answer_button(request, year, do, anchor="closures")


@require_POST
@exists_for(MANAGE)
def set_due_day(request, pk, row):
    year = changing_year(request, pk)
    form = DueDayForm(
        request.POST,
        instance=get_object_or_404(year.due_days, pk=row),
        prefix=f"day{row}",
        workdays=workdays_of(year),
    )
    return answer_form(request, year, form, partial(_set, by=request.member), anchor="days")


@require_POST
@exists_for(MANAGE)
def let_rule_set(request, pk, row):
    year = changing_year(request, pk)
    due_day = get_object_or_404(year.due_days, pk=row)
    do = partial(services.let_rule_set, due_day, by=request.member)
    return answer_button(request, year, do, anchor="days")


@require_POST
@exists_for(MANAGE)
def choose_month(request, pk):
    """`month=2027-06` with `leave_out`, or without to bring it back."""
    year = changing_year(request, pk)
    month = parse_month(request.POST.get("month", ""))
    if month is None:
        raise Http404
    change = services.leave_out_month if "leave_out" in request.POST else services.bring_back_month
    do = partial(change, year, month=month, by=request.member)
    return answer_button(request, year, do, anchor="months")


def _set(due_day, *, by):
    services.set_due_day(due_day, opens_on=due_day.opens_on, due_on=due_day.due_on, by=by)
