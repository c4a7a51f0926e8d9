"""One's own 2+2: what was shown and observed by half-year, and what to do next with each."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from django.db.models import Q
from django.utils import timezone

from observations.content import content_of, is_empty
from observations.counting import terms_of
from observations.enums import HANDED_OVER, HELD, ObservationStatus, PlaceStatus
from observations.models import Observation, OpenLesson, Place
from observations.queries import with_outcomes
from observations.services.writing import OPENS_BEFORE

#: Places that stand on the list: held ones, and those of whoever did not come.
SEEN = (*HELD, PlaceStatus.ABSENT)


@dataclass(frozen=True)
class Visit:
    """One observer at one lesson; `observation` is None until there is a protocol to see.

    `observes_too` is another lesson that the same observer has a place at then (A25).
    """

    lesson: OpenLesson
    place: Place | None = None
    observation: Observation | None = None
    observes_too: OpenLesson | None = None

    @property
    def state(self):
        """A status of the protocol or of the place, else "ahead", "begin" or "due"."""
        if self.observation:
            return self.observation.status
        if self.place.status != PlaceStatus.TAKEN:
            return self.place.status
        if self.place.is_off:
            return ObservationStatus.DID_NOT_HAPPEN.value
        now = timezone.now()
        if now < self.lesson.starts_at - OPENS_BEFORE:
            return "ahead"
        return "begin" if now < self.lesson.ends_at else "due"

    @property
    def observer(self):
        return self.observation.observer if self.observation else self.place.observer


@dataclass(frozen=True)
class Shown:
    """One lesson of mine with those who observe it."""

    lesson: OpenLesson
    visits: list[Visit]


@dataclass
class Half:
    """One term, or (`count` None) the days outside all terms, which count to none (A22)."""

    count: object = None
    shown: list[Shown] = field(default_factory=list)
    observed: list[Visit] = field(default_factory=list)

    @property
    def is_empty(self):
        return not (self.shown or self.observed)


def halves_of(member, year):
    """[Half] of the year, the latest first, lessons by day; four queries.

    A term to come is there once something is planned in it.
    """
    halves = [Half(count) for count in terms_of([member], [year])[member.pk]]
    outside = Half()
    visits = _visits(member, year)
    for lesson in _lessons(member, year):
        rows = visits.pop(lesson.pk, [])
        _half(halves, lesson, outside).shown.append(Shown(lesson, rows))
    mine = sorted((rows[0] for rows in visits.values()), key=lambda row: row.lesson.starts_at)
    for row in _with_clashes(mine):
        _half(halves, row.lesson, outside).observed.append(row)
    today = timezone.localdate()
    halves = [half for half in halves if half.count.starts_on <= today or not half.is_empty]
    halves.reverse()
    return halves if outside.is_empty else [*halves, outside]


def _lessons(member, year):
    rows = OpenLesson.objects.visible_to(member).posted().filter(owner=member, year=year)
    return rows.select_related("subject").in_order()


def _visits(member, year):
    """{lesson id: [Visit]} where the member shows or observes: places, and protocols to see."""
    theirs = Q(observer=member) | Q(lesson__owner=member)
    places = Place.objects.visible_to(member).filter(theirs, lesson__year=year)
    protocols = Observation.objects.visible_to(member).filter(theirs, year=year)
    beside = ("observer", "lesson__owner", "lesson__subject")
    found = defaultdict(dict)
    places = with_outcomes(places.filter(status__in=SEEN)).order_by("created_at", "pk")
    for place in places.select_related(*beside):
        found[place.lesson_id][place.observer_id] = Visit(place.lesson, place)
    for row in protocols.select_related(*beside):
        if row.observer_id == member.pk or row.status in HANDED_OVER:
            place = found[row.lesson_id].get(row.observer_id)
            if _is_going_on(row) or not is_empty(content_of(row)):
                found[row.lesson_id][row.observer_id] = Visit(
                    row.lesson, place and place.place, row
                )
    return {pk: list(rows.values()) for pk, rows in found.items()}


def _with_clashes(visits):
    """The same of one observer; what has begun is settled."""
    now = timezone.now()
    ahead = [row for row in visits if row.lesson.is_posted and row.lesson.starts_at > now]
    for row in visits:
        clashing = (
            other.lesson
            for other in ahead
            if other.lesson != row.lesson
            and other.lesson.starts_at < row.lesson.ends_at
            and other.lesson.ends_at > row.lesson.starts_at
        )
        yield replace(row, observes_too=next(clashing, None)) if row in ahead else row


def _is_going_on(row):
    """There is something to do with it; what has ended stands here only for its words."""
    return row.status != ObservationStatus.DID_NOT_HAPPEN and row.lesson.is_posted


def _half(halves, lesson, outside):
    day = timezone.localdate(lesson.starts_at)
    return next((half for half in halves if half.count.holds(day)), outside)
