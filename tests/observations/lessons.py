"""Lessons for the tests of the board: days are counted from the tests' own Monday."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from observations.models import BellTime, OpenLesson

MONDAY = date(2026, 11, 23)
TIMES = [(8, 0), (8, 55), (9, 50), (10, 55), (12, 0), (12, 55), (13, 50)]


def moment(day, hour, minute=0):
    """`day` days after the Monday that the tests live in."""
    return timezone.make_aware(datetime.combine(MONDAY + timedelta(days=day), time(hour, minute)))


def lesson_of(owner, *, day=1, hour=9, year=None, **fields):
    starts_at = moment(day, hour)
    fields.setdefault("class_name", "7b")
    fields.setdefault("focus_question", "Ką mokiniai sako vienas kitam?")
    return OpenLesson.objects.create(
        owner=owner,
        year=year or owner.school.years.get(starts_on=date(2026, 9, 1)),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=45),
        **fields,
    )


def bells(school):
    for number, (hour, minute) in enumerate(TIMES, start=1):
        begins = datetime(2000, 1, 1, hour, minute)  # noqa: DTZ001  only its time is kept
        ends = begins + timedelta(minutes=45)
        BellTime.objects.create(
            school=school, number=number, starts_at=begins.time(), ends_at=ends.time()
        )
