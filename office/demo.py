"""Fill a database with a demonstration of any size, by bulk statements, the same for one seed."""

import os
import random
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context

import django
from django.db import connection, transaction
from django.utils import timezone

from coaching.advising_demo import make_advisings
from coaching.demo import make_conversations
from goals.demo import make_goals
from groups.demo import make_curatorships, make_groups
from meetings.demo import make_meetings
from meetings.demo_paper import make_paper
from meetings.events_demo import make_events, seat_guests
from observations.demo import make_observations
from observations.demo_school import make_bells
from office import demo_cast as cast
from people.demo import (
    Hiring,
    begin_demo,
    invented,
    make_acceptances,
    make_municipalities,
    make_schools,
)
from people.models import School
from reflections.demo import Season, make_prompts, make_reflections
from reminders.demo import make_calendar
from years.demo import first_of_year, make_years, status_of
from years.services import recount

#: Schools written in one transaction: keeps memory flat however many there are.
BATCH = 25
#: Schools that one municipality looks across.
IN_MUNICIPALITY = 60
#: As many at most: each holds about 100 MB and one connection.
PROCESSES = 4
CURATES_AT_MOST = 6
TEAM = 5


@dataclass(frozen=True)
class Size:
    """How large a demonstration: `years` counts the running one."""

    schools: int = 2
    teachers: int = 27
    years: int = 2
    seed: int = 2026


def fill(size, *, tell=lambda line: None):
    """Write a demonstration; the first school is the known one, the others are invented.

    Raises ValueError when there is a real school in the database already.
    """
    if School.objects.exists():
        raise ValueError("there are schools in this database already")
    now = timezone.now()
    begin_demo()
    batches = [
        range(start, min(start + BATCH, size.schools)) for start in range(0, size.schools, BATCH)
    ]
    names = [_municipality(number) for number in range(-(-size.schools // IN_MUNICIPALITY))]
    municipalities = make_municipalities(names, viewer=cast.VIEWER)
    write = partial(_batch, size=size, now=now, municipalities=municipalities)
    done = 0
    for written in map(write, batches) if _is_alone(batches) else _abreast(write, batches):
        done += written
        tell(f"{done} / {size.schools}")
    make_calendar(cast.TEACHER.email)


def _is_alone(batches):
    """One after another: a single batch, and SQLite, which has one writer."""
    return len(batches) == 1 or connection.vendor != "postgresql"


def _abreast(write, batches):
    """In a few processes, each with its connection: while one waits for PostgreSQL, one builds."""
    connection.close()
    processes = min(os.cpu_count() or 1, PROCESSES)
    spawn = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn, initializer=django.setup) as pool:
        yield from pool.map(write, batches)


@transaction.atomic
def _batch(numbers, *, size, now, municipalities):
    """Write these schools, whole or not at all; how many they were."""
    rng = random.Random(size.seed * 100_003 + numbers.start)  # noqa: S311  nothing secret
    owners = [municipalities[number // IN_MUNICIPALITY] for number in numbers]
    schools, subjects = make_schools([_name(number) for number in numbers], owners)
    staffs = [_staff(number, size, rng) for number in numbers]
    listed = [(school, p) for school, staff in zip(schools, staffs, strict=True) for p in staff]
    hired = Hiring(rng).hire(listed, subjects)
    make_acceptances([member for member in hired if member.email not in cast.TO_READ], now)
    members = iter(hired)
    teams = [[next(members) for _person in staff] for staff in staffs]
    current = first_of_year(now.date())
    first_month = date(current - size.years + 1, 9, 1)
    prompts = make_prompts(schools, first_month)
    make_bells(schools)
    written = []
    for starts in range(current - size.years + 1, current + 1):
        years, directions = make_years(schools, starts, status=status_of(starts, now.date()))
        for school, staff in zip(schools, teams, strict=True):
            year = years[school.pk]
            _school_year(staff, year, directions[school.pk], prompts[school.pk], rng, now)
        written += years.values()
    _exchange(schools, teams, years, now)
    recount(written)
    return len(numbers)


def _school_year(staff, year, directions, prompts, rng, now):
    teachers = [member for member in staff if member.takes_part_from]
    size = -(-len(teachers) // max(1, len(teachers) // TEAM))
    groups = _known_teams(teachers) or [
        teachers[n : n + size] for n in range(0, len(teachers), size)
    ]
    made = make_groups(year, groups)
    dice = random.Random(f"{year.starts_on} {len(teachers)}")  # noqa: S311  nothing secret
    make_meetings(made, groups, year, rng=dice, now=now)
    make_paper(year)
    people = _pairs(teachers)
    make_curatorships(year, people)
    known = {m.pk: cast.GOALS[m.email] for m in teachers if m.email in cast.GOALS}
    make_goals(people, year, directions, rng=rng, now=now, known=known)
    first = tuple(m.pk for m in teachers if m.email == cast.TEACHER.email)
    late = tuple(m.pk for m in teachers if m.email in cast.LATE)
    make_reflections(people, Season(year, prompts, rng, now, first, late))
    make_observations(people, year, rng=rng, now=now)
    make_conversations(people, year, rng=rng, now=now)
    make_advisings(teachers, year, now=now)


def _exchange(schools, teams, years, now):
    """Exchange events of the running year, and guests from the school beside."""
    opened = []
    for school, staff in zip(schools, teams, strict=True):
        teachers = [member for member in staff if member.takes_part_from]
        opened.append(make_events(teachers, years[school.pk], now=now))
    seat_guests(opened, teams)


def _known_teams(teachers):
    by_email = {member.email: member for member in teachers}
    if cast.TEACHER.email not in by_email or len(teachers) != len(cast.STAFF) - 1:
        return None
    return [[by_email[person.email] for person in team] for team in cast.TEAMS]


def _pairs(teachers):
    """Every teacher with a curator who is somebody else; curators are dealt in turn."""
    by_email = {member.email: member for member in teachers}
    curators = [by_email[email] for email in cast.CURATORS if email in by_email]
    if len(curators) < len(cast.CURATORS):
        curators = teachers[: max(2, -(-len(teachers) // CURATES_AT_MOST))]
    known = by_email.get(cast.CURATOR.email)
    pairs, turn = [], 0
    for member in teachers:
        curator = known if known and member.email in cast.OWN_TEACHERS else None
        while curator is None or curator.pk == member.pk:
            curator = curators[turn % len(curators)]
            turn += 1
            if len(curators) == 1 and curator.pk == member.pk:
                curator = None
                break
        pairs.append((member, curator))
    return pairs


def _name(number):
    known = [cast.SCHOOL, cast.OTHER_SCHOOL]
    return known[number] if number < len(known) else f"{number + 1}-oji mokykla"


def _municipality(number):
    return f"{number + 1}-oji savivaldybė" if number else cast.MUNICIPALITY


def _staff(number, size, rng):
    if number == 0 and size.teachers == len(cast.STAFF) - 1:
        return cast.STAFF
    known = {0: [cast.TEACHER, cast.CURATOR, cast.COLLEAGUE, cast.HEAD], 1: [cast.ELSEWHERE]}
    people = list(known.get(number, []))
    teachers = sum(person.takes_part for person in people)
    people += [invented(n, number, rng) for n in range(size.teachers - teachers)]
    if not any(person.is_administrator for person in people):
        people.append(_head(number, rng))
    return people


def _head(number, rng):
    person = invented(0, number, rng)
    email = f"vadovas.s{number}@demo.example"
    return type(person)(person.first_name, person.last_name, "", email, True, takes_part=False)
