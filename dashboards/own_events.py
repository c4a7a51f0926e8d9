"""Exchange events of one member, for the home page: the next ones, and how the last one was."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.prepared import Prepared
from core.wording import clock
from dashboards.day_ahead import DayAhead
from meetings.events_deadlines import FEEDBACK_FOR, seats_asked
from meetings.events_enums import SeatStatus
from meetings.models import ExchangeEvent, Seat
from people.models import Member

#: How far ahead events stand on the page, and how many.
AHEAD = timedelta(days=45)
MOST = 3
#: In so many days the working days for an answer are over, whatever holidays lie between.
ASKED_FOR = timedelta(days=21)


@Prepared
def _near(member, now: datetime, until: datetime, since: datetime):
    """Own events are found first, so that a country's are not all looked at."""
    hosted = ExchangeEvent.objects.filter(host=member).order_by()
    own = hosted.values("pk").union(Seat.objects.filter(member=member).order_by().values("event"))
    goes = Seat.objects.filter(event=OuterRef("pk"), member=member, status=SeatStatus.TAKEN)
    asked = seats_asked(Member.objects.filter(pk=member), now).filter(event=OuterRef("pk"))
    is_next = Q(Q(host=member) | Exists(goes), ends_at__gt=now, starts_at__lt=until)
    rows = ExchangeEvent.objects.posted().filter(pk__in=own).annotate(is_asked=Exists(asked))
    rows = rows.filter(is_next | Q(is_asked=True, ends_at__gt=since))
    return rows.only("host", "title", "place", "starts_at", "ends_at").order_by("starts_at", "pk")


def events_of(member):
    """([the soonest events that one hosts or has a seat at], the latest that asks how it was or
    None), in one query."""
    now = timezone.now()
    rows = _near.rows(member=member.pk, now=now, until=now + AHEAD, since=now - ASKED_FOR)
    asked = max((row for row in rows if row.is_asked), key=lambda row: row.ends_at, default=None)
    return [row for row in rows if not row.is_asked][:MOST], asked


def event_days(facts):
    """Dated rows; the working days are asked for only where an answer is."""
    rows = [_day(one, facts.member) for one in facts.events]
    asked = facts.event_asked
    if asked and not facts.member.has_left():
        _leaves, workdays = facts.days_off
        due_on = workdays.add(timezone.localdate(asked.ends_at), FEEDBACK_FOR)
        if due_on >= facts.today:
            url = reverse("meetings:event_feedback", args=[asked.pk])
            said = _("Say how it was: %s") % asked.title
            rows.append(DayAhead(due_on, said, _("one minute is enough"), url))
    return rows


def _day(one, member):
    begins, ends = timezone.localtime(one.starts_at), timezone.localtime(one.ends_at)
    said = _("You host: %s") if one.host_id == member.pk else _("You go to: %s")
    hours = f"{clock(begins)}–{clock(ends)}"
    detail = " · ".join(filter(None, [hours, one.place]))
    return DayAhead(begins.date(), said % one.title, detail, one.get_absolute_url())
