"""The 2+2 of a demonstration, many at a time: lessons, places and protocols in every state."""

import itertools
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from core.dates import DAY
from dialogue.demo import Talk, make_talks
from observations import demo_words as words
from observations.content import blank, rewritten
from observations.demo_past import make_past
from observations.demo_school import BELLS, make_running
from observations.enums import (
    HANDED_OVER,
    LessonStatus,
    ObservationStatus,
    PlaceStatus,
)
from observations.models import (
    Observation,
    ObservationThread,
    ObservationTransition,
    OpenLesson,
    Place,
)
from years.models import Term
from years.queries import workdays_of

LESSON = timedelta(minutes=45)
#: What is older than this is settled.
RECENTLY = timedelta(days=21)
#: So many coming days have lessons on the board.
DAYS_AHEAD = 14
#: What lies between a lesson of the last fortnight and its confirmation, in turn.
RECENT = [
    ObservationStatus.SUBMITTED,
    ObservationStatus.DISCUSSED,
    ObservationStatus.DRAFT,
    ObservationStatus.CONFIRMED,
]
ROADS = {
    ObservationStatus.SUBMITTED: RECENT[:1],
    ObservationStatus.DISCUSSED: RECENT[:2],
    ObservationStatus.CONFIRMED: [*RECENT[:2], ObservationStatus.CONFIRMED],
    ObservationStatus.DID_NOT_HAPPEN: [ObservationStatus.DID_NOT_HAPPEN],
}
BY_TIME, WITH_FEEDBACK, MISSED, SECOND_OBSERVER = 0.12, 0.15, 0.06, 0.35
#: The board of the coming days, two lessons a day, in turn.
AHEAD_OF_NOW = [
    [PlaceStatus.TAKEN],
    [],
    [PlaceStatus.INVITED],
    [PlaceStatus.TAKEN, PlaceStatus.TAKEN],
    [],
    [PlaceStatus.GIVEN_UP],
]
TWO_TAKEN = (PlaceStatus.TAKEN, PlaceStatus.TAKEN)
TAKEN_BACK = {
    "status": LessonStatus.CANCELLED,
    "cancelled_why": "Klasė išvyksta į muziejų.",
}


@dataclass
class Board:
    """One school year being filled; `busy` keeps everybody out of two rooms at once."""

    year: object
    rng: object
    now: datetime
    busy: set = field(default_factory=set)
    lessons: list = field(default_factory=list)
    places: list = field(default_factory=list)
    recent: itertools.cycle = field(default_factory=lambda: itertools.cycle(RECENT))


def make_observations(people, year, *, rng, now):
    """Lessons of `people` (pairs of member and curator) in `year`, up to two weeks ahead."""
    board = Board(year, rng, now)
    members = [member for member, _curator in people]
    if len(members) < 3:
        return
    workdays = workdays_of(year)
    for term in Term.objects.filter(year=year):
        length = (term.ends_on - term.starts_on).days + 1
        days = [term.starts_on + DAY * n for n in range(length)]
        days = [day for day in days[7:] if workdays.is_working(day)]
        _fill_term(board, members, days)
    if year.status == "open":
        _fill_ahead(board, members, workdays)
    OpenLesson.objects.bulk_create(board.lessons, batch_size=500)
    Place.objects.bulk_create(board.places, batch_size=1000)
    protocols = _protocols(board, dict(people))
    if year.status == "open":
        make_past(board.lessons, board.places, protocols, members, now)
        make_running(members, board.lessons, year, rng, now)


def _fill_term(board, members, days):
    """Everyone shows two lessons and observes two, each time somebody else."""
    for turn in (1, 2):
        for index, owner in enumerate(members):
            if board.rng.random() < MISSED:
                continue
            day = board.rng.choice(days)
            if day >= board.now.date():
                continue
            others = [members[(index + step) % len(members)] for step in (turn, turn + 3)]
            second = board.rng.random() < SECOND_OBSERVER
            _lesson(board, owner, day, others if second else others[:1])


def _fill_ahead(board, members, workdays):
    """The coming days: places free, held, offered and taken, and a lesson taken back."""
    today, last = timezone.localdate(board.now), board.year.ends_on
    days = [today + DAY * n for n in range(1, DAYS_AHEAD + 1)]
    days = [day for day in days if day <= last and workdays.is_working(day)]
    turns = zip(itertools.cycle(AHEAD_OF_NOW), [day for day in days for _two in range(2)])
    for turn, (statuses, day) in enumerate(turns):
        owner = members[turn % len(members)]
        others = [members[(turn + step) % len(members)] for step in (2, 5)]
        taken_back = TAKEN_BACK if PlaceStatus.GIVEN_UP in statuses else {}
        _lesson(board, owner, day, others, statuses, **taken_back)


def _lesson(board, owner, day, observers, statuses=TWO_TAKEN, **fields):
    number = board.rng.randrange(len(BELLS))
    starts_at = timezone.make_aware(datetime.combine(day, BELLS[number]))
    topic, focus_question = _topic(board.rng, owner.subject)
    lesson = OpenLesson(
        owner=owner,
        year=board.year,
        starts_at=starts_at,
        ends_at=starts_at + LESSON,
        number=number + 1,
        class_name=board.rng.choice(words.CLASSES),
        focus_question=focus_question,
        topic=topic,
        room=board.rng.choice(words.ROOMS),
        subject=owner.subject,
        is_shared_among_observers=board.rng.random() < 0.2,
        **fields,
    )
    board.lessons.append(lesson)
    for observer, status in zip(observers, statuses, strict=False):
        slot = (observer.pk, day, number)
        if observer.pk != owner.pk and slot not in board.busy:
            board.busy.add(slot)
            board.places.append(_place(board, lesson, observer, status))


def _topic(rng, subject):
    first = subject.name.lower().split()[0] if subject else ""
    own = [words.LESSONS_OF[first]] * 3 if first in words.LESSONS_OF else []
    return rng.choice([*own, *words.LESSONS])


def _place(board, lesson, observer, status):
    place = Place(lesson=lesson, observer=observer, status=status)
    if status == PlaceStatus.INVITED:
        place.expires_at = min(lesson.starts_at, board.now + timedelta(days=3))
    return place


def _protocols(board, curators):
    taken = [p for p in board.places if p.status == PlaceStatus.TAKEN]
    rows = [_protocol(board, place) for place in taken if place.lesson.ends_at < board.now]
    rows = Observation.objects.bulk_create([row for row in rows if row], batch_size=500)
    _transitions(rows)
    confirmed = [row for row in rows if row.status == ObservationStatus.CONFIRMED]
    _feedback([row for row in confirmed if board.rng.random() < WITH_FEEDBACK], board, curators)
    return rows


def _protocol(board, place):
    lesson, rng = place.lesson, board.rng
    status = _status(board, lesson)
    if status is None:
        return None
    row = Observation(
        lesson=lesson,
        owner=lesson.owner,
        observer=place.observer,
        year=board.year,
        status=status,
        audience=rng.choices(["curator", "group", "school"], [80, 13, 7])[0],
        version=1,
        **rewritten(blank(None, board.year.school.kind), _typed(lesson, rng)),
    )
    if status in HANDED_OVER:
        _hand_over(row, board)
    return row


def _status(board, lesson):
    """Older than three weeks: settled; of these weeks: each state in turn."""
    if board.year.status == "closed" or lesson.ends_at < board.now - RECENTLY:
        settled = board.rng.random() > 0.02
        return ObservationStatus.CONFIRMED if settled else ObservationStatus.DID_NOT_HAPPEN
    if lesson.ends_at > board.now - timedelta(days=1):
        return None  # the lesson was today, the protocol is still to be written
    return next(board.recent)


def _hand_over(row, board):
    rng, now = board.rng, board.now
    row.submitted_at = min(row.lesson.ends_at + timedelta(hours=rng.randrange(2, 40)), now)
    row.waits_since = timezone.localdate(row.submitted_at)
    row.confirms_on = row.waits_since + timedelta(days=14)
    if row.status == ObservationStatus.SUBMITTED:
        return
    row.discussed_on = min(row.waits_since + DAY * rng.randrange(1, 4), now.date())
    row.agreements = rng.choice(words.AGREEMENTS)
    if row.status == ObservationStatus.CONFIRMED:
        row.is_confirmed_by_time = rng.random() < BY_TIME
        days = 14 if row.is_confirmed_by_time else rng.randrange(1, 6)
        row.confirmed_at = min(row.submitted_at + timedelta(days=days), now)
        row.owner_words = "" if row.is_confirmed_by_time else rng.choice(words.OWNER_WORDS)


def _typed(lesson, rng):
    begins = timezone.localtime(lesson.starts_at)
    notes = [
        {"at": f"{begins + timedelta(minutes=minute):%H:%M}", "side": side, "text": text}
        for minute, side, text in rng.choice(words.NOTES)
    ]
    answers = {
        "strengths": rng.choice(words.STRENGTHS),
        "question": rng.choice(words.QUESTIONS),
        "idea": rng.choice(words.IDEAS),
    }
    return {"notes": notes, "answers": answers}


def _transitions(rows):
    steps = []
    for row in rows:
        start = ObservationStatus.DRAFT
        for to in ROADS.get(row.status, []):
            is_owners = to in (ObservationStatus.DISCUSSED, ObservationStatus.CONFIRMED)
            by = row.owner if is_owners else row.observer
            if to == ObservationStatus.CONFIRMED and row.is_confirmed_by_time:
                by = None
            at = row.confirmed_at if to == ObservationStatus.CONFIRMED else row.submitted_at
            steps.append(
                ObservationTransition(
                    record=row,
                    from_status=start,
                    to_status=to,
                    by=by,
                    at=at or row.lesson.ends_at,
                )
            )
            start = to
    ObservationTransition.objects.bulk_create(steps, batch_size=1000)


def _feedback(rows, board, curators):
    """The curator of whoever showed says a word: nobody waits for it."""
    rows = [row for row in rows if curators.get(row.owner)]
    talks = []
    for row in rows:
        at = min(row.confirmed_at + timedelta(days=board.rng.randrange(1, 6)), board.now)
        talks.append(
            Talk(
                subject=row.key,
                year=board.year,
                teacher=row.owner,
                curator=curators[row.owner],
                submitted_at=row.confirmed_at,
                read_at=at,
                answer=(board.rng.choice(words.CURATOR), at),
            )
        )
    links = zip(rows, make_talks(talks), strict=True)
    ObservationThread.objects.bulk_create(
        [ObservationThread(observation=row, thread=thread) for row, thread in links],
        batch_size=1000,
    )
