"""The administrator's dashboard: that it happens and where it leads, never the words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.access import exists_for
from core.sheets import write_csv, write_xlsx
from dashboards.school import SchoolPage
from years.middleware import year_required

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    name = slugify(f"refleksijos-{request.year.label.replace('–', '-')}")
    if request.GET.get("format") == "csv":
        return sheet_file(write_csv(header, rows), f"{name}.csv", "text/csv; charset=utf-8")
    return sheet_file(write_xlsx(_("Reflections"), header, rows), f"{name}.xlsx", XLSX)


def _page(request):
    asked = request.GET
    return SchoolPage(
        request.member.school,
        request.year,
        asked.get("term", ""),
        asked.get("page", ""),
        asked.get("waits", ""),
    )


def sheet_file(content, name, kind):
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
