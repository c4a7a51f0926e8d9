"""Exchange events as one reader sees them: which, and what can be done with each."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from meetings.events_enums import CONCERNED, SEATED, SeatStatus
from meetings.events_querysets import count_of
from meetings.models import EventFeedbackGiven, ExchangeEvent, Meeting, Seat, Section
from observations.board import busy_times
from observations.models import OpenLesson, Place
from years.enums import YearStatus

PER_PAGE = 50


@dataclass
class Row:
    """An event in the list; `state` is what this reader can do with it."""

    event: ExchangeEvent
    state: str
    is_guest: bool
    words: dict
    refusal: str = ""

    @property
    def left(self):
        """Places left; None where there is no limit."""
        return self.event.places and max(self.event.places - self.event.taken, 0)

    @property
    def is_full(self):
        return self.left == 0

    @property
    def starts(self):
        return timezone.localtime(self.event.starts_at)

    @property
    def ends(self):
        return timezone.localtime(self.event.ends_at)

    @property
    def asks_how(self):
        """I was there, and have not said how it was."""
        event = self.event
        is_mine = event.my_status in SEATED and not event.has_given
        return is_mine and event.is_held() and event.year.status == YearStatus.OPEN


@dataclass
class EventDay:
    on: dt.date
    rows: list = field(default_factory=list)
    is_today: bool = False


@dataclass(frozen=True)
class Page:
    """A page of a list whose end is found by one row more than it shows: no counting."""

    rows: list
    number: int
    has_next: bool

    @property
    def has_previous(self):
        return self.number > 1

    @property
    def next_number(self):
        return self.number + 1

    @property
    def previous_number(self):
        return self.number - 1

    @property
    def has_others(self):
        return self.has_next or self.has_previous


def page_of(rows, number):
    """Rows are a queryset in order; a number that makes no sense is the first page."""
    number = int(number) if number.isdecimal() and number.isascii() and len(number) < 5 else 1
    number = max(number, 1)
    start = (number - 1) * PER_PAGE
    found = list(rows[start : start + PER_PAGE + 1])
    return Page(found[:PER_PAGE], number, len(found) > PER_PAGE)


def events_for(member):
    """Events with what this reader needs to know of each: one query."""
    mine = Seat.objects.filter(event=OuterRef("pk"), member=member)
    before = Seat.objects.waiting().filter(
        event=OuterRef("pk"), queued_at__lte=OuterRef("my_queued")
    )
    given = EventFeedbackGiven.objects.filter(event=OuterRef("pk"), member=member)
    return (
        ExchangeEvent.objects.visible_to(member)
        .with_counts()
        .annotate(
            my_seat=Subquery(mine.values("pk")[:1]),
            my_status=Subquery(mine.values("status")[:1]),
            my_queued=Subquery(mine.values("queued_at")[:1]),
            my_number=count_of(before),
            has_given=Exists(given),
            **clashes(member),
        )
        .select_related("host__school", "section", "year__school")
    )


def clashes(member):
    """Whether the reader shows, observes, hosts, meets or goes to something else then."""
    then = {"starts_at__lt": OuterRef("ends_at"), "ends_at__gt": OuterRef("starts_at")}
    lessons = OpenLesson.objects.posted().filter(owner=member, **then)
    places = Place.objects.clashing(member, OuterRef("starts_at"), OuterRef("ends_at"))
    others = ExchangeEvent.objects.during(OuterRef("starts_at"), OuterRef("ends_at"))
    sits = others.filter(seats__member=member, seats__status__in=SEATED)
    meets = Meeting.objects.taking(member, OuterRef("starts_at"), OuterRef("ends_at"))
    return {
        "meets_then": Exists(meets),
        "shows_then": Exists(lessons),
        "observes_then": Exists(places),
        "goes_then": Exists(sits.exclude(pk=OuterRef("pk"))),
        "hosts_then": Exists(others.filter(host=member).exclude(pk=OuterRef("pk"))),
    }


def ahead_of(events, member):
    """Not over yet; what was cancelled stands there for those concerned."""
    mine = Q(host=member) | Q(my_status__in=CONCERNED)
    ahead = events.filter(ends_at__gt=timezone.now())
    return ahead.filter(Q(status="posted") | mine).order_by("starts_at", "pk")


def past_of(events):
    return events.posted().filter(ends_at__lte=timezone.now()).order_by("-starts_at", "-pk")


def narrowed(events, member, wanted):
    """`wanted` is what the filters say (EventsForm.wanted)."""
    if wanted.get("form"):
        events = events.filter(form=wanted["form"])
    if wanted.get("section"):
        events = events.filter(section=wanted["section"])
    if wanted.get("mine"):
        events = events.filter(Q(host=member) | Q(my_status__in=CONCERNED))
    if wanted.get("others"):
        events = events.exclude(year__school=member.school_id)
    return events


def rows_of(events, member, words):
    busy, now = busy_times(member), timezone.now()
    return [row_of(event, member, busy, now, words) for event in events]


def row_of(event, member, busy, now, words):
    is_guest = event.year.school_id != member.school_id
    return Row(event, state_of(event, member, busy, now), is_guest, words)


def state_of(event, member, busy, now):
    """What the reader can do with an event that `events_for` gave."""
    if not event.is_posted:
        return "cancelled"
    if event.host_id == member.pk:
        return "mine"
    if event.my_status in CONCERNED:
        return _own_state(event, now)
    if event.starts_at <= now:
        return "past"
    if member.has_left():
        return "left"
    if event.year.status != YearStatus.OPEN:
        return "closed"
    is_busy = any(one.meets(event.starts_at, event.ends_at) for one in busy)
    return "busy" if is_busy or clashing(event) else "open"


def clashing(event):
    own = (event.goes_then, event.hosts_then, event.meets_then)
    return event.shows_then or event.observes_then or any(own)


def _own_state(event, now):
    if event.my_status == SeatStatus.WAITING:
        return "waiting" if event.starts_at > now else "past"
    if event.ends_at <= now:
        return "went"
    return "going" if event.starts_at > now else "there"


def by_day(rows):
    """[EventDay] in order."""
    days = {}
    today = timezone.localdate()
    for row in rows:
        on = row.starts.date()
        days.setdefault(on, EventDay(on, is_today=on == today)).rows.append(row)
    return list(days.values())


def sections_of(member, year):
    """The year's sections with who leads them."""
    rows = Section.objects.visible_to(member).filter(year=year)
    return rows.select_related("leader").order_by("name")
