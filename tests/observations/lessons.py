"""Lessons for the tests of the board: days are counted from the tests' own Monday."""

from datetime import date, datetime, timedelta

from observations.models import BellTime
from tests.observations.factories import make_lesson

MONDAY = date(2026, 11, 23)
TIMES = [(8, 0), (8, 55), (9, 50), (10, 55), (12, 0), (12, 55), (13, 50)]


def lesson_of(owner, *, day=1, hour=9, year=None, **fields):
    year = year or owner.school.years.get(starts_on=date(2026, 9, 1))
    return make_lesson(owner, year, MONDAY + timedelta(days=day), hour, **fields)


def bells(school):
    for number, (hour, minute) in enumerate(TIMES, start=1):
        begins = datetime(2000, 1, 1, hour, minute)  # noqa: DTZ001  only its time is kept
        ends = begins + timedelta(minutes=45)
        BellTime.objects.create(
            school=school, number=number, starts_at=begins.time(), ends_at=ends.time()
        )
