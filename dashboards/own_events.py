"""Exchange events of one member, for the home page: the next ones, and how the last one was."""

from datetime import UTC, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.wording import clock
from dashboards.day_ahead import DayAhead
from meetings.events_deadlines import FEEDBACK_FOR, seats_asked
from meetings.events_enums import SeatStatus
from meetings.models import ExchangeEvent, Seat

#: How far ahead events stand on the page, and how many.
AHEAD = timedelta(days=45)
NUMBERS = range(3)
#: In so many days the working days for an answer are over, whatever holidays lie between.
ASKED_FOR = timedelta(days=21)


def next_events(member):
    """Subqueries `event_0`… of the soonest events that one hosts or has a seat at, and
    `event_asked`, the latest that asks how it was: the same for every row they are put
    beside, so that the database asks once and the page no query more."""
    now = timezone.now()
    seats = Seat.objects.filter(event=OuterRef("pk"), member=member, status=SeatStatus.TAKEN)
    rows = ExchangeEvent.objects.posted().filter(ends_at__gt=now, starts_at__lt=now + AHEAD)
    rows = rows.filter(Q(host=member) | Exists(seats)).order_by("starts_at", "pk")
    said = JSONObject(
        pk="pk", title="title", place="place", host="host", starts="starts_at", ends="ends_at"
    )
    asked = seats_asked([member]).filter(event__ends_at__gt=now - ASKED_FOR)
    asked = asked.order_by("-event__ends_at").values(
        said=JSONObject(pk="event_id", title="event__title", ends="event__ends_at")
    )
    rows = rows.values(said=said)
    found = {f"event_{number}": Subquery(rows[number : number + 1]) for number in NUMBERS}
    return found | {"event_asked": Subquery(asked[:1])}


def events_beside(days):
    """([the next events], the one that asks how it was or None), as `next_events` found them."""
    if not days:
        return [], None
    found = [getattr(days[0], f"event_{number}") for number in NUMBERS]
    return [one for one in found if one], days[0].event_asked


def event_days(facts):
    """Dated rows; the working days are asked for only where an answer is."""
    rows = [_day(one, facts.member) for one in facts.events]
    asked = facts.event_asked
    if asked and not facts.member.has_left():
        _leaves, workdays = facts.days_off
        due_on = workdays.add(_local(asked["ends"]).date(), FEEDBACK_FOR)
        if due_on >= facts.today:
            url = reverse("meetings:event_feedback", args=[asked["pk"]])
            said = _("Say how it was: %s") % asked["title"]
            rows.append(DayAhead(due_on, said, _("one minute is enough"), url))
    return rows


def _day(one, member):
    begins, ends = _local(one["starts"]), _local(one["ends"])
    said = _("You host: %s") if one["host"] == member.pk else _("You go to: %s")
    hours = f"{clock(begins)}–{clock(ends)}"
    detail = " · ".join(filter(None, [hours, one["place"]]))
    return DayAhead(
        begins.date(), said % one["title"], detail, reverse("meetings:event", args=[one["pk"]])
    )


def _local(moment):
    """SQLite tells a moment without its zone: it keeps UTC."""
    at = datetime.fromisoformat(moment)
    return timezone.localtime(at if at.tzinfo else at.replace(tzinfo=UTC))
