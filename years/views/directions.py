"""The school's directions of a year: add, rename, put in order, take out."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.access import exists_for, require, visible_or_404
from core.exceptions import RefusedError
from years import services
from years.enums import YearStatus
from years.forms import DirectionForm
from years.models import Direction, SchoolYear
from years.views.page import CHANGE, MANAGE, Line, changing_year


@require_GET
@exists_for(MANAGE)
def listing(request):
    """`?year=` picks one of the years that are not closed; else the current one."""
    years = _years(request)
    chosen = request.GET.get("year", "")
    if not chosen:
        current = [year for year in years if year == request.year]
        return _page(request, years, next(iter(current + years), None))
    for year in years:
        if str(year.pk) == chosen:
            return _page(request, years, year)
    raise Http404


@require_POST
@exists_for(MANAGE)
def add(request, pk):
    year = changing_year(request, pk)
    form = DirectionForm(request.POST, instance=Direction(year=year), prefix="new")
    return _answer_form(request, form)


@require_POST
@exists_for(MANAGE)
def rename(request, pk):
    direction = _changing(request, pk)
    return _answer_form(request, DirectionForm(request.POST, instance=direction, prefix=f"d{pk}"))


@require_POST
@exists_for(MANAGE)
def move(request, pk):
    direction = _changing(request, pk)
    services.move_direction(direction, up="up" in request.POST, by=request.member)
    return _back(direction.year)


@require_POST
@exists_for(MANAGE)
def remove(request, pk):
    direction = _changing(request, pk)
    year = direction.year
    try:
        services.remove_direction(direction, by=request.member)
    except RefusedError as error:
        messages.error(request, error.message)
    return _back(year)


def _years(request):
    years = SchoolYear.objects.visible_to(request.member).exclude(status=YearStatus.CLOSED)
    return list(years.order_by("-starts_on"))


def _changing(request, pk):
    direction = visible_or_404(Direction, request.member, pk=pk)
    require(request.member, CHANGE, direction)
    return direction


def _answer_form(request, form):
    year = form.instance.year
    if form.is_valid():
        try:
            services.save_direction(form.instance, by=request.member)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return _back(year)
    return _page(request, _years(request), year, bound=form)


def _page(request, years, year, *, bound=None):
    sent = {bound.prefix: bound} if bound else {}
    lines = [_line(row, sent) for row in year.directions.all()] if year else []
    new = sent.get("new") or DirectionForm(prefix="new")
    context = {"years": years, "of_year": year, "lines": lines, "new": new}
    return render(request, "years/directions.html", context, status=422 if bound else 200)


def _line(row, sent):
    prefix = f"d{row.pk}"
    return Line(row, sent.get(prefix) or DirectionForm(instance=row, prefix=prefix))


def _back(year):
    return redirect(f"{reverse('years:directions')}?year={year.pk}")
