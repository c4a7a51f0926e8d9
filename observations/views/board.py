"""The open lessons board: a list of what is ahead, or a week as a table."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from core.htmx import render_part
from core.wording import WEEKDAYS, day, weekday_when
from observations.board import (
    ahead_for,
    busy_times,
    by_day,
    facets,
    in_windows,
    lessons_for,
    narrowed,
    rows_of,
)
from observations.counting import own_plans
from observations.forms.board import BoardForm
from observations.models import BellTime
from observations.vocabulary import words_of
from observations.week import this_monday, week_of, week_span
from years.middleware import year_required


@require_GET
@year_required
def board(request):
    """One address for both views, with filters; htmx swaps what the filters found."""
    member, year = request.member, request.year
    form = BoardForm(request.GET, facets=facets(member, year), school=member.school)
    wanted = form.wanted()
    is_week = wanted.get("view") == "week"
    context = {
        "form": form,
        "is_week": is_week,
        "is_filtered": any(box.name in wanted for box in [*form.selects, *form.boxes]),
        "words": words_of(member.school),
        "busy": busy_times(member),
        "wants_windows": "windows" in wanted,
        "can_post": member.takes_part() and not member.has_left(),
        **_addresses(request),
    }
    context |= (_week if is_week else _list)(member, year, wanted, context)
    if not request.htmx:
        context["counts"] = own_counts(member, year)
    page, part = "observations/board.html", "observations/_board_answer.html"
    return render_part(request, page, part, context)


def _list(member, year, wanted, context):
    return {"days": by_day(_rows(ahead_for(member, year, wanted), member, context))}


def _week(member, year, wanted, context):
    lessons = lessons_for(member).filter(year=year).posted()
    found = narrowed(lessons, member, year, wanted)
    monday, sunday = week_span(wanted.get("week") or this_monday())
    rows = _rows(found.on_days(monday, sunday), member, context)
    bells = list(BellTime.objects.visible_to(member))
    return {
        "week": week_of(monday, rows, bells, context["busy"]),
        "is_this_week": monday == this_monday(),
    }


def _rows(found, member, context):
    rows = rows_of(found, member, context["busy"], context["words"])
    return in_windows(rows) if context["wants_windows"] else rows


def _addresses(request):
    """The two views with the filters kept, and the week's without its week."""
    kept = request.GET.copy()
    kept.pop("week", None)
    kept["view"] = "list"
    list_query = kept.urlencode()
    kept["view"] = "week"
    return {"list_query": list_query, "week_query": kept.urlencode()}


def own_counts(member, year):
    """One's own 2+2 of the half-year that is running, and the same in words; None outside."""
    today = timezone.localdate()
    rows = own_plans(member, year) if member.takes_part() else []
    count, planned = next((row for row in rows if row[0].holds(today)), (None, None))
    if count is None:
        return None
    said = _("shown %(shown)d of %(need_shown)d · observed %(observed)d of %(need_observed)d")
    names = ("shown", "need_shown", "observed", "need_observed")
    numbers = {name: getattr(count, name) for name in names}
    return {"term": count, "said": said % numbers, "planned": planned_words(planned, today)}


def planned_words(planned, today):
    """„dar viena numatyta penktadienį“; nothing where nothing is ahead."""
    if not planned.count:
        return ""
    when = {"when": _when(timezone.localdate(planned.next_at), today)}
    if planned.count == 1:
        return _("one more is planned %(when)s") % when
    said = ngettext(
        "%(n)s more is planned, the next %(when)s",
        "%(n)s more are planned, the next %(when)s",
        planned.count,
    )
    return said % {"n": planned.count, **when}


def _when(on, today):
    if on == today:
        return _("today")
    is_near = (on - today).days < len(WEEKDAYS)
    return _("on %(day)s") % {"day": weekday_when(on) if is_near else day(on)}
