"""The administrator's dashboard: that it happens and where it leads, never the words."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.access import exists_for
from core.downloads import sheet_asked
from dashboards.growth_map import GrowthMap
from dashboards.lists import list_or_404
from dashboards.narrowing import Narrowing
from dashboards.school import SchoolPage
from years.middleware import year_required


@require_GET
@exists_for("dashboards.view_school")
@year_required
def school(request):
    page = _page(request)
    template = "dashboards/school.html" if page.all_days else "dashboards/school_empty.html"
    return render(request, template, {"board": page})


@require_GET
@exists_for("dashboards.view_school")
@year_required
def export(request):
    """The heatmap as a table, to be opened by a spreadsheet program."""
    page = _page(request)
    header, rows = page.export()
    name = f"refleksijos-{request.year.label}"
    return sheet_asked(request, name, _("Reflections"), header, rows)


@require_GET
@exists_for("dashboards.view_school")
@year_required
def growth(request):
    """What growth is written about, term by term."""
    return render(request, "dashboards/school_growth.html", {"board": GrowthMap(request.year)})


@require_GET
@exists_for("dashboards.view_school")
@year_required
def behind(request, name):
    """The list behind a figure."""
    board = list_or_404(name, Narrowing.of(request))
    return render(request, "dashboards/school_list.html", {"board": board})


@require_GET
@exists_for("dashboards.view_school")
@year_required
def behind_export(request, name):
    board = list_or_404(name, Narrowing.of(request))
    header, rows = board.export()
    file = f"{name}-{request.year.label}"
    return sheet_asked(request, file, board.title, header, rows)


def _page(request):
    asked = request.GET
    return SchoolPage(Narrowing.of(request), asked.get("page", ""), asked.get("waits", ""))
