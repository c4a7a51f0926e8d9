"""The board as one reader sees it: which lessons, and what can be done with each."""

import datetime as dt
from dataclasses import dataclass, field
from types import SimpleNamespace

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from core.prepared import Prepared
from goals.models import Goal
from observations.board_row import Row
from observations.enums import HANDED_OVER, PlaceStatus
from observations.models import (
    BellTime,
    Observation,
    OpenLesson,
    Place,
    PlaceWish,
    TimetableSlot,
)
from years.enums import YearStatus

DAY = dt.timedelta(days=1)
#: Filters that ask for fewer lessons; the own free periods are looked for among those found.
NARROWING = {"area", "class_name", "day", "free", "goal", "unvisited"}
#: The columns that stand in the list.
SHOWN = (
    *("owner", "year", "status", "kind", "starts_at", "ends_at", "number", "class_name"),
    *("focus_question", "subject", "topic", "room", "places_count"),
    *("owner__first_name", "owner__last_name", "subject__name", "year__status"),
)


@dataclass(frozen=True)
class Busy:
    """One lesson of one's own timetable, by the bells of the school."""

    weekday: int
    number: int
    starts_at: dt.time
    ends_at: dt.time
    class_name: str

    def meets(self, starts_at, ends_at):
        """True when this weekly lesson overlaps with these moments of one day."""
        return self.holds(timezone.localtime(starts_at), timezone.localtime(ends_at))

    def holds(self, first, last):
        """The same of moments that are local already."""
        return (
            first.isoweekday() == self.weekday
            and self.starts_at < last.time()
            and self.ends_at > first.time()
        )


@dataclass
class BoardDay:
    on: dt.date
    rows: list = field(default_factory=list)
    is_today: bool = False


def ahead_for(member, year, wanted):
    """The lessons ahead that the filters leave; without a filter the question is written once."""
    about = _about(member, year)
    if NARROWING & wanted.keys():
        return narrowed(_ahead.build(**about), member, year, wanted)
    return _ahead.rows(**about)


def _about(member, year):
    about = {"member": member.pk, "school": member.school_id}
    return about | {"year": year.pk, "now": timezone.now()}


@Prepared
def _ahead(member, school, year, now: dt.datetime):
    reader = SimpleNamespace(pk=member, school_id=school)
    return lessons_for(reader).filter(year=year).ahead(now).only(*SHOWN)


def lessons_for(member):
    """Lessons with what this reader needs to know of each: one query."""
    mine = Place.objects.held().filter(lesson=OuterRef("pk"), observer=member.pk)
    then = {"starts_at__lt": OuterRef("ends_at"), "ends_at__gt": OuterRef("starts_at")}
    own = OpenLesson.objects.posted().filter(owner=member.pk, **then)
    others = Place.objects.clashing(member.pk, OuterRef("starts_at"), OuterRef("ends_at"))
    return (
        OpenLesson.objects.visible_to(member)
        .with_places()
        .annotate(
            my_place=Subquery(mine.values("pk")[:1]),
            my_status=Subquery(mine.values("status")[:1]),
            is_wished=Exists(PlaceWish.objects.filter(lesson=OuterRef("pk"), member=member.pk)),
            shows_then=Exists(own.exclude(pk=OuterRef("pk"))),
            observes_then=Exists(others.exclude(lesson=OuterRef("pk"))),
        )
        .select_related("owner", "subject", "year")
        .in_order()
    )


def narrowed(lessons, member, year, wanted):
    """`wanted` is what the filters say (BoardForm.wanted); the own free periods come later."""
    if wanted.get("area"):
        lessons = lessons.filter(subject__area_id=wanted["area"])
    if wanted.get("class_name"):
        lessons = lessons.filter(class_name=wanted["class_name"])
    if wanted.get("day"):
        lessons = lessons.on_days(wanted["day"], wanted["day"])
    if wanted.get("free"):
        lessons = lessons.filter(held__lt=F("places_count"), starts_at__gt=timezone.now())
        lessons = lessons.exclude(owner=member)
    if wanted.get("goal"):
        lessons = lessons.exclude(owner=member).filter(goal__in=_goals_like_mine(member, year))
    if wanted.get("unvisited"):
        seen = Observation.objects.filter(
            observer=member, owner=OuterRef("owner"), year=year, status__in=HANDED_OVER
        )
        lessons = lessons.exclude(owner=member).filter(~Exists(seen))
    return lessons


def _goals_like_mine(member, year):
    """Goals that this reader may read and that serve the direction of their own (A15)."""
    own = Goal.objects.filter(owner=member, year=year)
    directions = own.exclude(direction=None).values("direction")
    competences = own.exclude(competence="").values("competence")
    like = Q(direction__in=directions) | Q(competence__in=competences)
    return Goal.objects.visible_to(member).filter(like, year=year).values("pk")


def busy_times(member):
    """The member's weekly lessons by the school's bells: one query."""
    return [Busy(*row) for row in _busy.rows(member=member.pk, school=member.school_id)]


@Prepared
def _busy(member, school):
    bell = BellTime.objects.filter(school=school, number=OuterRef("number"))
    slots = TimetableSlot.objects.visible_to(member).annotate(
        starts_at=Subquery(bell.values("starts_at")[:1]),
        ends_at=Subquery(bell.values("ends_at")[:1]),
    )
    return slots.exclude(starts_at=None).values_list(
        "weekday", "number", "starts_at", "ends_at", "class_name"
    )


def rows_of(lessons, member, busy, words):
    """[Row] in the lessons' order."""
    now = timezone.now()
    return [Row(lesson, state_of(lesson, member, busy, now), words) for lesson in lessons]


def state_of(lesson, member, busy, now):
    """What the reader can do with a lesson that `lessons_for` gave."""
    if not lesson.is_posted:
        return "cancelled"
    if lesson.owner_id == member.pk:
        return "mine"
    if lesson.my_status:
        return "going" if lesson.my_status == PlaceStatus.TAKEN else "invited"
    if lesson.starts_at <= now or member.has_left():
        return "past"
    if lesson.year.status != YearStatus.OPEN:
        return "closed"
    return _free_state(lesson, busy)


def _free_state(lesson, busy):
    if lesson.observes_then:
        return "elsewhere"
    if lesson.held >= lesson.places_count:
        return "wished" if lesson.is_wished else "full"
    first, last = timezone.localtime(lesson.starts_at), timezone.localtime(lesson.ends_at)
    is_busy = lesson.shows_then or any(one.holds(first, last) for one in busy)
    return "busy" if is_busy else "open"


def in_windows(rows):
    """„Per mano langus“: what clashes with nothing of one's own."""
    return [row for row in rows if row.state in ("open", "full", "wished", "going", "invited")]


def by_day(rows):
    """[BoardDay] in order."""
    days = {}
    today = timezone.localdate()
    for row in rows:
        on = row.starts.date()
        days.setdefault(on, BoardDay(on, is_today=on == today)).rows.append(row)
    return list(days.values())


def facets(member, year):
    """What can be filtered for among the lessons ahead: areas, classes, days. One query."""
    rows = _facets.rows(**_about(member, year))
    areas = sorted({row[:3] for row in rows if row[2] is not None})
    return {
        "areas": [(pk, name) for _position, name, pk in areas],
        "classes": sorted({row[3] for row in rows}, key=class_key),
        "days": sorted({timezone.localtime(row[4]).date() for row in rows}),
    }


@Prepared
def _facets(member, school, year, now: dt.datetime):
    reader = SimpleNamespace(pk=member, school_id=school)
    ahead = OpenLesson.objects.visible_to(reader).filter(year=year).ahead(now)
    return ahead.order_by().values_list(
        "subject__area__position",
        "subject__area__name",
        "subject__area_id",
        "class_name",
        "starts_at",
    )


def class_key(name):
    """5c before 10a, Roman numbers after them."""
    digits = "".join(char for char in name[:2] if char.isdecimal())
    return (int(digits) if digits else 99, name)


def monday_of(day):
    return day - DAY * day.weekday()
