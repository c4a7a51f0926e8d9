"""A municipality of two schools and two tiny ones, with two years of facts, made by dice."""

import random
from datetime import date, timedelta
from types import SimpleNamespace

from goals.models import Goal
from groups.models import Curatorship
from meetings.enums import Presence
from meetings.models import Attendance, Meeting
from observations.enums import ObservationStatus
from observations.models import Observation, OpenLesson, Quota
from people.models import Leave
from reflections.models import Reflection
from tests import factories as make
from tests.meetings.factories import moment
from years.enums import YearStatus
from years.services import recount

#: (name, people): in the order of the Lithuanian alphabet.
SCHOOLS = [("Ąžuolų mokykla", 14), ("=cmd()", 9), ("Yliukų mokykla", 3), ("Žiogų mokykla", 2)]
STATUSES = ["draft", "submitted", "agreed"]
WORD = "zzslapta"


def set_up():
    """The municipality, its viewer, schools, and `years` {(school, first calendar year): year}."""
    dice = random.Random(11)  # noqa: S311  nothing secret
    s = SimpleNamespace(schools=[], members={}, years={}, dice=dice)
    for name, people in SCHOOLS:
        school = make.make_school(name)
        s.schools.append(school)
        rows = [{"first_name": "Zzvardė", "last_name": f"Zz{n}"} for n in range(people)]
        s.members[school] = make.make_members(school, *rows)
        for starts, status in ((2025, YearStatus.CLOSED), (2026, YearStatus.OPEN)):
            s.years[school, starts] = make.make_year(school, starts, status)
            _facts(s, school, s.years[school, starts])
    # who left, joined later, is away or takes no part is not counted, or not in every month
    first = s.schools[0]
    make.make_members(
        first,
        {"first_name": "Zzvardė", "left_on": date(2026, 10, 1)},
        {"first_name": "Zzvardė", "joined_on": date(2026, 10, 12), "takes_part_from": None},
        {"first_name": "Zzvardė", "joined_on": date(2026, 10, 12)},
    )
    away = {"from_on": date(2026, 9, 20), "until_on": date(2026, 10, 2)}
    Leave.objects.create(member=s.members[first][0], **away)
    term = s.years[first, 2026].terms.get(number=1)
    Quota.objects.create(member=s.members[first][1], term=term, need_shown=0, need_observed=1)
    s.municipality, s.viewer = make.make_municipality(*s.schools)
    recount(s.years.values())
    return s


def _facts(s, school, year):
    people, dice = s.members[school], s.dice
    Curatorship.objects.bulk_create(
        Curatorship(year=year, member=a, curator=b, from_on=year.starts_on)
        for a, b in zip(people, [*people[1:], people[0]], strict=True)
        if dice.random() < 0.6
    )
    group = make.make_group(year, *(one for one in people if dice.random() < 0.6))
    words = {"sentence": WORD, "criteria": WORD, "submitted_at": make.at(year.starts_on)}
    goals = [(one, dice.choice(STATUSES)) for one in people]
    Goal.objects.bulk_create(
        Goal(owner=one, year=year, status=status, agreed_at=words["submitted_at"], **words)
        for one, status in goals
        if dice.random() < 0.8
    )
    months = [date(year.starts_on.year, n, 1) for n in (9, 10, 11)]
    texts = {"status": "submitted", "next_step": WORD, "submitted_at": make.at(year.starts_on)}
    Reflection.objects.bulk_create(
        Reflection(owner=one, year=year, month=month, **texts)
        for one in people
        for month in months
        if dice.random() < 0.5
    )
    _lessons(people, year, dice)
    _meetings(group, people, year, dice)


def _lessons(people, year, dice):
    starts = moment(year.starts_on + timedelta(days=40), 10)
    times = {"starts_at": starts, "ends_at": starts + timedelta(minutes=45)}
    words = {"class_name": "7b", "focus_question": WORD}
    lessons = OpenLesson.objects.bulk_create(
        OpenLesson(owner=one, year=year, **times, **words) for one in people for _n in range(3)
    )
    done = {"status": ObservationStatus.CONFIRMED, "submitted_at": starts, "confirmed_at": starts}
    done |= {"waits_since": starts.date(), "confirms_on": starts.date()}
    seen = [(lesson, dice.choice(people)) for lesson in lessons if dice.random() < 0.5]
    Observation.objects.bulk_create(
        Observation(lesson=lesson, owner=lesson.owner, observer=by, year=year, **done)
        for lesson, by in seen
        if by != lesson.owner
    )


def _meetings(group, people, year, dice):
    for n in (10, 40):
        starts = moment(year.starts_on + timedelta(days=n))
        held = {"status": "held", "held_at": starts, "ends_at": starts + timedelta(hours=1)}
        held |= {"topic": WORD, "place": WORD}
        met = Meeting.objects.create(group=group, year=year, starts_at=starts, **held)
        Attendance.objects.bulk_create(
            Attendance(meeting=met, member=one, presence=dice.choice(Presence.values))
            for one in people
            if dice.random() < 0.8
        )
