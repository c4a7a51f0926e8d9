"""The administrator's dashboard: that it happens and where it leads, never the words."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.access import exists_for
from core.downloads import sheet_asked
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
    name = f"refleksijos-{request.year.label.replace('–', '-')}"
    return sheet_asked(request, name, _("Reflections"), header, rows)


def _page(request):
    asked = request.GET
    return SchoolPage(
        request.member.school,
        request.year,
        asked.get("term", ""),
        asked.get("page", ""),
        asked.get("waits", ""),
    )
