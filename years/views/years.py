"""The school's years: the list, one year's calendar on one page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import exists_for, visible_or_404
from core.exceptions import RefusedError
from years import services
from years.enums import TermSystem
from years.forms import ProposeForm
from years.models import SchoolYear
from years.queries import next_start
from years.views.page import MANAGE, changing_year, year_page


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
def listing(request):
    """All years; a POST prepares one more with everything in it."""
    years = list(SchoolYear.objects.visible_to(request.member).order_by("-starts_on"))
    form = ProposeForm(
        request.POST or None,
        following=next_start(request.member.school),
        has_years=bool(years),
        initial={"system": TermSystem.HALVES},
    )
    if request.method == "POST" and form.is_valid():
        return _propose(request, form)
    status = 422 if request.method == "POST" else 200
    return render(request, "years/years.html", {"years": years, "form": form}, status=status)


@require_GET
@exists_for(MANAGE)
def detail(request, pk):
    return year_page(request, visible_or_404(SchoolYear, request.member, pk=pk))


@require_POST
@exists_for(MANAGE)
def remove(request, pk):
    year = changing_year(request, pk)
    try:
        services.remove_planned(year, by=request.member)
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("years:detail", pk=pk)
    messages.success(request, _("The planned school year is removed."))
    return redirect("years:list")


def _propose(request, form):
    try:
        year = services.propose_year(
            request.member.school,
            starts_year=form.cleaned_data["starts_year"],
            system=form.cleaned_data["system"],
            by=request.member,
        )
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("years:list")
    messages.success(request, _("The year is prepared. Look through its days, then open it."))
    return redirect("years:detail", pk=year.pk)
