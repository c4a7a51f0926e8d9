"""The administrator's page of conversations: that they are held, and when."""

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from core.access import exists_for
from core.htmx import render_part
from core.sheets import write_csv, write_xlsx
from dashboards.school_conversations import SchoolConversations
from dashboards.views.school import XLSX, sheet_file
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
    name = slugify(f"pokalbiai-{request.year.label.replace('–', '-')}")
    if request.GET.get("format") == "csv":
        return sheet_file(write_csv(header, rows), f"{name}.csv", "text/csv; charset=utf-8")
    title = _("Coaching conversations")
    return sheet_file(write_xlsx(title, header, rows), f"{name}.xlsx", XLSX)


def _board(request):
    asked = request.GET
    return SchoolConversations(request.year, asked.get("term", ""), asked.get("page", ""))
