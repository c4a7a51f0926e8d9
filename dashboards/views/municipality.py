"""A municipality's page: for whoever the operator lets look, with or without a membership."""

import rules
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.downloads import sheet_asked
from dashboards.municipality import MunicipalityPage
from people.middleware import member_not_required
from people.queries import municipalities_of


@require_GET
@member_not_required
def municipality(request):
    """The schools of one municipality; of several the address names it (`of`)."""
    all_of_mine, page = _page(request)
    template = "municipality.html" if page.years else "municipality_empty.html"
    context = {"board": page, "municipalities": all_of_mine}
    return render(request, f"dashboards/{template}", context)


@require_GET
@member_not_required
def export(request):
    _mine, page = _page(request)
    header, rows = page.export()
    return sheet_asked(request, page.municipality.name, _("Municipality"), header, rows)


def _page(request):
    """(all municipalities I may open, the page of the one asked for); else there is no page."""
    mine, asked = municipalities_of(request.user), request.GET.get("of", "")
    chosen = next((one for one in mine if asked in ("", str(one.pk))), None)
    if not rules.has_perm("dashboards.open_municipality", request.user, chosen):
        raise Http404
    return mine, MunicipalityPage(
        chosen, request.GET.get("year", ""), request.GET.get("figure", "")
    )
