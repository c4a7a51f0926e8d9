"""What time does: confirms, expires what nobody answered, frees the places of who has left.

Every sweep is safe to run twice and costs the same few statements when there is nothing to do.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from activity.services import record
from core.exceptions import TransitionError
from core.flow import step
from observations.enums import LessonStatus, ObservationStatus, PlaceStatus, RequestStatus
from observations.models import LessonRequest, Observation, OpenLesson, Place
from observations.services.fortnight import TOLD_BEFORE, counted_from, spans_of
from observations.services.lessons import cancel_lesson, tell_wishers
from observations.services.locks import lock_lesson

FOUR_DAYS = timedelta(days=TOLD_BEFORE)


def confirm_by_time(now=None):
    """Tell who has four days left, confirm what nobody has confirmed in fourteen (A23).

    Nothing is confirmed before its owner was told so; told late, they still have four days.
    """
    today = timezone.localdate(now or timezone.now())
    _follow_calendar(today)
    waiting = Observation.objects.waiting_for_owner().select_related("owner__school", "year")
    for row in waiting.filter(told_on=None, confirms_on__lte=today + FOUR_DAYS):
        _tell_soon(row, today)
    due = Observation.objects.due_by_time(today)
    return sum(_confirm(row, due) for row in due)


def expire_invitations(now=None):
    """Nobody answered for three working days: the place is free again."""
    now = now or timezone.now()
    rows = Place.objects.filter(status=PlaceStatus.INVITED, expires_at__lte=now)
    return sum(_free(row, PlaceStatus.EXPIRED, "invitation_expired") for row in rows)


def expire_requests(now=None):
    """Nobody answered for ten working days: the asker is told."""
    today = timezone.localdate(now or timezone.now())
    return sum(_expire(row) for row in LessonRequest.objects.open().filter(expires_on__lt=today))


def end_for_leavers(now=None):
    """Places, invitations, requests and lessons ahead end with the employment (A34)."""
    now = now or timezone.now()
    today = timezone.localdate(now)
    places = Place.objects.held().filter(lesson__starts_at__gt=now, observer__left_on__lt=today)
    count = 0
    for row in places:
        is_taken = row.status == PlaceStatus.TAKEN
        to = PlaceStatus.GIVEN_UP if is_taken else PlaceStatus.EXPIRED
        count += _free(row, to, "place_given_up")
    lessons = OpenLesson.objects.posted().filter(starts_at__gt=now)
    for lesson in lessons.filter(owner__left_on__lt=today).select_related("owner__school"):
        count += _cancel(lesson)
    for request in LessonRequest.objects.open().of_leavers(today):
        count += _expire(request)
    return count


@transaction.atomic
def confirm_year(year, *, by):
    """A year closes: what has waited longer than fourteen days is confirmed (A9)."""
    today = timezone.localdate()
    rows = Observation.objects.waiting_for_owner(any_year=True).filter(
        year=year, confirms_on__lte=today
    )
    return sum(_confirm(row, rows) for row in rows)


def _follow_calendar(today):
    """Closures and leaves may have changed since: the day moves with them.

    Moved so far that the notice was too early, it will be given anew.
    """
    rows = list(Observation.objects.waiting_for_owner())
    for year_id in {row.year_id for row in rows}:
        ours = [row for row in rows if row.year_id == year_id]
        away = spans_of(year_id, {row.owner_id for row in ours})
        for row in ours:
            day, told_on = counted_from(row.waits_since, away[row.owner_id]), row.told_on
            if told_on:
                day = max(day, told_on + FOUR_DAYS)
            if day != row.confirms_on:
                told_on = told_on if day <= today + FOUR_DAYS else None
                _as_it_was(row).update(confirms_on=day, told_on=told_on)


def _as_it_was(row):
    """The row, unless somebody has confirmed it or opened it again since it was read."""
    waiting = Observation.objects.waiting_for_owner().filter(pk=row.pk)
    return waiting.filter(waits_since=row.waits_since, told_on=row.told_on)


@transaction.atomic
def _tell_soon(row, today):
    row.confirms_on = max(row.confirms_on, today + FOUR_DAYS)
    if _as_it_was(row).update(told_on=today, confirms_on=row.confirms_on):
        record(
            None,
            "observation_confirms_soon",
            row.key,
            tell=[row.owner],
            school=row.year.school,
            numbers={"confirms_on": row.confirms_on.isoformat()},
        )


@transaction.atomic
def _confirm(row, due):
    """False when it is no longer among the `due`: confirmed meanwhile, perhaps opened again."""
    still = due.select_for_update(of=("self",)).filter(pk=row.pk)
    row = still.select_related("owner__school", "observer").first()
    if row is None:
        return False
    changes = {"confirmed_at": timezone.now(), "is_confirmed_by_time": True}
    step(row, ObservationStatus.CONFIRMED, by=None, **changes)
    two = [row.owner, row.observer]
    record(None, "observation_confirmed_by_time", row.key, tell=two, school=row.owner.school)
    return True


@transaction.atomic
def _free(place, to, verb):
    lesson = lock_lesson(place.lesson)
    try:
        place = step(place, to, by=None)
    except TransitionError:
        return False
    school = lesson.year.school
    record(None, verb, lesson.key, tell=[lesson.owner, place.observer], school=school)
    if lesson.is_posted and not lesson.has_begun():
        tell_wishers(lesson)
    return True


@transaction.atomic
def _expire(request):
    try:
        request = step(request, RequestStatus.EXPIRED, by=None)
    except TransitionError:
        return False
    school = request.asker.school
    record(None, "request_expired", request.key, tell=[request.asker], school=school)
    return True


@transaction.atomic
def _cancel(lesson):
    if lock_lesson(lesson).status == LessonStatus.CANCELLED:
        return False
    cancel_lesson(lesson, by=None)
    return True
