"""The administrator's page of meetings: that they were held and how many came."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.access import exists_for
from core.downloads import sheet_asked
from core.htmx import render_part
from dashboards.narrowing import Narrowing
from dashboards.school_meetings import SchoolMeetings
from years.middleware import year_required

PAGE, PART = "dashboards/school_meetings.html", "dashboards/_school_met.html"


@require_GET
@exists_for("dashboards.view_school")
@year_required
def meetings(request):
    """The page; a request of htmx gets the figure for the school's page alone."""
    return render_part(request, PAGE, PART, {"board": _board(request)})


@require_GET
@exists_for("dashboards.view_school")
@year_required
def export(request):
    header, rows = _board(request).export()
    name = f"susitikimai-{request.year.label}"
    return sheet_asked(request, name, _("Meetings"), header, rows)


def _board(request):
    return SchoolMeetings(Narrowing.of(request))
