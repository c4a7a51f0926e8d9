"""The list of exchange events: what is ahead, the sections, and what has been."""

from django.views.decorators.http import require_GET

from core.htmx import render_part
from meetings.events_board import (
    ahead_of,
    by_day,
    events_for,
    narrowed,
    page_of,
    past_of,
    rows_of,
    sections_of,
)
from meetings.forms.events import EventsForm
from observations.vocabulary import words_of
from years.middleware import year_required


@require_GET
@year_required
def events(request):
    """Filters at the head; htmx swaps what they found."""
    member, asked = request.member, request.GET
    sections = list(sections_of(member, request.year))
    form = EventsForm(asked, sections=sections)
    wanted = form.wanted()
    found = narrowed(events_for(member), member, wanted)
    ahead = page_of(ahead_of(found, member), asked.get("page", ""))
    past = page_of(past_of(found), asked.get("past", ""))
    rows = rows_of([*ahead.rows, *past.rows], member, words_of(member.school))
    context = {
        "form": form,
        "is_filtered": bool(wanted),
        "sections": sections,
        "ahead": ahead,
        "days": by_day(rows[: len(ahead.rows)]),
        "past": past,
        "past_rows": rows[len(ahead.rows) :],
        "kept": kept(asked),
    }
    return render_part(request, "meetings/events.html", "meetings/_events.html", context)


def kept(asked):
    """The filters, for links from page to page."""
    query = asked.copy()
    query.pop("page", None)
    query.pop("past", None)
    return query.urlencode()
