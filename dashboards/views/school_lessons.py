"""The administrator's page of the 2+2: counts and names, never a protocol."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.access import exists_for
from core.downloads import sheet_asked
from core.htmx import render_part
from dashboards.narrowing import Narrowing
from dashboards.school_lessons import SchoolLessons
from years.middleware import year_required

PAGE, PART = "dashboards/school_lessons.html", "dashboards/_school_2plus2.html"
VISITS, PICTURE = "dashboards/school_visits.html", "dashboards/_school_visits.html"


@require_GET
@exists_for("dashboards.view_school")
@year_required
def lessons(request):
    """The page; a request of htmx gets the figure of the running term alone."""
    board = _board(request)
    return render_part(request, PAGE, PART, {"board": board})


@require_GET
@exists_for("dashboards.view_school")
@year_required
def visits(request):
    """Who visited whom; a request of htmx gets the picture for the school's page alone."""
    return render_part(request, VISITS, PICTURE, {"board": _board(request)})


@require_GET
@exists_for("dashboards.view_school")
@year_required
def not_visited(request):
    """Whom nobody visited yet: an invitation to go, by surname."""
    return render(request, "dashboards/school_not_visited.html", {"board": _board(request)})


@require_GET
@exists_for("dashboards.view_school")
@year_required
def export(request):
    header, rows = _board(request).export()
    name = f"2plius2-{request.year.label}"
    return sheet_asked(request, name, _("2+2"), header, rows)


def _board(request):
    asked = request.GET
    by = "group" if asked.get("by") == "group" else "area"
    return SchoolLessons(Narrowing.of(request), by, asked.get("page", ""))
