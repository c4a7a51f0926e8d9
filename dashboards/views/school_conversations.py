"""The administrator's page of conversations: that they are held, and when."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.access import exists_for
from core.downloads import sheet_asked
from core.htmx import render_part
from dashboards.narrowing import Narrowing
from dashboards.school_conversations import SchoolConversations
from years.middleware import year_required

PAGE = "dashboards/school_conversations.html"
PART = "dashboards/_school_talks.html"


@require_GET
@exists_for("dashboards.view_school")
@year_required
def conversations(request):
    """The page; a request of htmx gets the figure for the school's page alone."""
    return render_part(request, PAGE, PART, {"board": _board(request)})


@require_GET
@exists_for("dashboards.view_school")
@year_required
def export(request):
    header, rows = _board(request).export()
    name = f"pokalbiai-{request.year.label}"
    return sheet_asked(request, name, _("Coaching conversations"), header, rows)


def _board(request):
    return SchoolConversations(Narrowing.of(request), request.GET.get("page", ""))
