"""Lessons, places and protocols for tests, in any state."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from observations.content import blank, rewritten
from observations.enums import HANDED_OVER, ObservationStatus, PlaceStatus
from observations.models import LessonRequest, Observation, OpenLesson, Place
from tests import factories as make

#: A Thursday after the tests' Monday.
SOON = date(2026, 11, 26)
#: A Thursday before it.
LATELY = date(2026, 11, 19)


def moment(day, hour=10, minute=0):
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def make_lesson(owner, year, day=SOON, hour=10, **fields):
    """45 minutes on `day`, beginning at the full `hour`, Vilnius time."""
    starts_at = moment(day, hour)
    fields.setdefault("class_name", "7b")
    fields.setdefault("focus_question", "Ką mokiniai sako vienas kitam?")
    return OpenLesson.objects.create(
        owner=owner,
        year=year,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=45),
        **fields,
    )


def make_place(lesson, observer, status=PlaceStatus.TAKEN, **fields):
    if status == PlaceStatus.INVITED:
        fields.setdefault("expires_at", lesson.starts_at)
    return Place.objects.create(lesson=lesson, observer=observer, status=status, **fields)


def make_request(asker, asked, year, **fields):
    fields.setdefault("expires_on", make.TODAY + timedelta(days=14))
    return LessonRequest.objects.create(asker=asker, asked=asked, year=year, **fields)


def make_observation(lesson, observer, status=ObservationStatus.DRAFT, *, place=True, **fields):
    """A protocol with one note and one answer; the observer holds a place unless told not to."""
    if place:
        Place.objects.get_or_create(
            lesson=lesson, observer=observer, defaults={"status": PlaceStatus.TAKEN}
        )
    typed = {
        "notes": [{"at": "10:05", "side": "pupils", "text": "Spėja raštu, dvi minutes tyliai."}],
        "answers": {"strengths": "Tylios minutės spėti."},
    }
    submitted_at = lesson.ends_at + timedelta(hours=3)
    if status in HANDED_OVER:
        fields.setdefault("submitted_at", submitted_at)
        fields.setdefault("waits_since", timezone.localdate(submitted_at))
        fields.setdefault("confirms_on", timezone.localdate(submitted_at) + timedelta(days=14))
    if status == ObservationStatus.CONFIRMED:
        fields.setdefault("confirmed_at", submitted_at + timedelta(days=2))
        fields.setdefault("owner_words", "Kitąkart duosiu daugiau laiko.")
    return Observation.objects.create(
        lesson=lesson,
        owner=lesson.owner,
        observer=observer,
        year=lesson.year,
        status=status,
        **rewritten(blank(None, lesson.year.school.kind), typed),
        **fields,
    )
