"""What has happened in a running demonstration year, each with its history.

A lesson was moved, some cancelled, an invitation declined, a record opened again.
"""

from datetime import timedelta

from core.dates import DAY
from observations import demo_words as words
from observations.enums import LessonStatus, ObservationStatus, PlaceStatus, RequestStatus
from observations.models import (
    LessonMove,
    LessonTransition,
    ObservationReopening,
    ObservationTransition,
    Place,
    PlaceTransition,
    RequestTransition,
)

SUBMITTED, CONFIRMED = ObservationStatus.SUBMITTED, ObservationStatus.CONFIRMED


def make_past(lessons, places, protocols, members, now):
    """Of the running year; the lists are what the database holds already."""
    ahead = [row for row in lessons if row.starts_at > now]
    _moved([row for row in ahead if row.is_posted], places, now)
    _cancelled([row for row in ahead if not row.is_posted], places, now)
    _declined([row for row in ahead if row.is_posted], places, members, now)
    _reopened([row for row in protocols if row.status == SUBMITTED], now)


def _moved(lessons, places, now):
    """One to which somebody is going, moved by a day; who goes has yet to see the new time."""
    going = {place.lesson_id for place in places if place.status == PlaceStatus.TAKEN}
    lesson = next((row for row in lessons if row.pk in going), None)
    if lesson is None:
        return
    LessonMove.objects.create(
        lesson=lesson,
        was_at=lesson.starts_at - DAY,
        now_at=lesson.starts_at,
        why=words.MOVED,
        at=now - timedelta(hours=20),
        by=lesson.owner,
    )
    lesson.revision = 1
    lesson.save(update_fields=["revision"])


def _cancelled(lessons, places, now):
    """The steps of what was taken back: the lesson's and those of its places."""
    at = now - DAY
    LessonTransition.objects.bulk_create(
        LessonTransition(
            record=row,
            from_status=LessonStatus.POSTED,
            to_status=LessonStatus.CANCELLED,
            by=row.owner,
            at=at,
        )
        for row in lessons
    )
    owners = {row.pk: row.owner for row in lessons}
    PlaceTransition.objects.bulk_create(
        PlaceTransition(
            record=place,
            from_status=PlaceStatus.TAKEN,
            to_status=PlaceStatus.GIVEN_UP,
            by=owners[place.lesson_id],
            at=at,
        )
        for place in places
        if place.lesson_id in owners
    )


def _declined(lessons, places, members, now):
    """An invitation that a colleague could not accept, with a word."""
    held = {place.lesson_id for place in places}
    lesson = next((row for row in lessons if row.pk not in held), None)
    if lesson is None:
        return
    observer = next(one for one in members if one.pk != lesson.owner_id)
    place = Place.objects.create(
        lesson=lesson, observer=observer, status=PlaceStatus.DECLINED, word=words.DECLINED
    )
    PlaceTransition.objects.create(
        record=place,
        from_status=PlaceStatus.INVITED,
        to_status=PlaceStatus.DECLINED,
        by=observer,
        at=now - timedelta(hours=5),
    )


def _reopened(protocols, now):
    """A confirmed one that its observer has opened again: it waits for the teacher anew."""
    row = next(iter(protocols), None)
    if row is None:
        return
    confirmed_at = row.submitted_at + (now - row.submitted_at) / 3
    at = row.submitted_at + (now - row.submitted_at) / 2
    ObservationTransition.objects.bulk_create(
        ObservationTransition(record=row, from_status=start, to_status=to, by=by, at=when)
        for start, to, by, when in (
            (SUBMITTED, CONFIRMED, row.owner, confirmed_at),
            (CONFIRMED, SUBMITTED, row.observer, at),
        )
    )
    ObservationReopening.objects.create(
        observation=row, reason=words.REOPENED, at=at, by=row.observer
    )
    row.owner_words = words.OWNER_WORDS[0]
    row.save(update_fields=["owner_words"])


def answer_requests(requests, now):
    """The step of each request that is answered already."""
    RequestTransition.objects.bulk_create(
        RequestTransition(
            record=row,
            from_status=RequestStatus.OPEN,
            to_status=row.status,
            by=row.asked,
            at=now - DAY,
        )
        for row in requests
        if row.status != RequestStatus.OPEN
    )
