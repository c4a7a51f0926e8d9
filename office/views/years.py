"""Open, close and reopen a school year: what happens is said before it is done."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import exists_for, visible_or_404
from core.exceptions import RefusedError, TransitionError
from office.services import years as services
from office.views.settings import MANAGE
from years.enums import YearStatus
from years.models import SchoolYear


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
def open_year(request, pk):
    """A planned year with what it carries over; a closed one as it was."""
    year = visible_or_404(SchoolYear, request.member, pk=pk)
    if year.status == YearStatus.CLOSED:
        return _reopen(request, year)
    if request.method == "POST":
        carried = request.POST.getlist("carry")
        done = _("The school year is open.")
        return _do(
            request,
            year,
            done,
            lambda: services.open_year(
                year,
                by=request.member,
                carry_groups=services.GROUPS in carried,
                carry_curators=services.CURATORS in carried,
            ),
        )
    context = {"of_year": year, "carried": services.preview_opening(year)}
    return render(request, "office/settings_open_year.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@exists_for(MANAGE)
def close_year(request, pk):
    year = visible_or_404(SchoolYear, request.member, pk=pk)
    if year.status == YearStatus.PLANNED:
        raise Http404
    if request.method == "POST":
        done = _("The school year is closed. It can be opened again.")
        return _do(request, year, done, lambda: services.close_year(year, by=request.member))
    return render(request, "office/settings_close_year.html", {"of_year": year})


def _reopen(request, year):
    if request.method == "POST":
        done = _("The school year is open again.")
        return _do(request, year, done, lambda: services.reopen_year(year, by=request.member))
    return render(request, "office/settings_reopen_year.html", {"of_year": year})


def _do(request, year, done, act):
    try:
        act()
    except RefusedError as error:
        messages.error(request, error.message)
    except TransitionError:
        messages.error(request, _("The school year has changed meanwhile. Look at it again."))
    else:
        messages.success(request, done)
    return redirect("years:detail", pk=year.pk)
