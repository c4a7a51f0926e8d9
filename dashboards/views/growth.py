"""The growth map: each member's own, of nobody else."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.downloads import sheet_asked
from dashboards.own_growth import GrowthMap


@require_GET
def growth(request):
    return render(request, "dashboards/growth.html", {"page": _page(request)})


@require_GET
def export(request):
    """The chosen year's ticks as a table; while there are none, the page says so."""
    page = _page(request)
    if page.is_empty:
        return redirect("dashboards:growth")
    header, rows = page.export()
    name = f"augimas-{page.year.label}"
    return sheet_asked(request, name, _("Growth map"), header, rows)


def _page(request):
    wanted = request.GET.get("year", "")
    is_number = wanted.isdecimal() and len(wanted) < 18
    return GrowthMap(request.member, int(wanted) if is_number else None)
