"""Meetings are planned, moved, changed and cancelled; the whole group hears of it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.dates import month_of
from core.exceptions import RefusedError
from core.flow import step
from core.once import made_before
from core.wording import month_name
from meetings.enums import MeetingStatus
from meetings.models import Meeting, MeetingMove
from meetings.people import told_of
from meetings.services.locks import lock_group, lock_meeting
from reminders.services import touch

#: What may change without anybody having to come at another time.
CHANGEABLE = ("topic", "bring")
NEAR = timedelta(hours=24)


@transaction.atomic
def plan_meetings(group, starts, *, minutes, by, place="", topic="", bring="", form_token=None):
    """Plan a meeting at each moment of `starts`; the same form sent twice plans once.

    A moment at which the group meets already is left as it stands. One notice for all.
    """
    group = lock_group(group)
    if made_before(Meeting, form_token):
        return []
    for moment in starts:
        _refuse_outside(group.year, moment)
    taken = set(group.meetings.standing().values_list("starts_at", flat=True))
    free = sorted({moment for moment in starts if moment not in taken})
    about = {"place": place, "topic": topic, "bring": bring}
    length = timedelta(minutes=minutes)
    planned = Meeting.objects.bulk_create(
        Meeting(
            group=group,
            year=group.year,
            starts_at=moment,
            ends_at=moment + length,
            form_token=form_token if number == 0 else None,
            **about,
        )
        for number, moment in enumerate(free)
    )
    _tell_planned(group, planned, by)
    return planned


@transaction.atomic
def plan_year(group, starts, *, by, form_token=None, **fields):
    """`plan_meetings` for months in which the group does not meet yet.

    Of two who plan the same year at once the second hears which months stand already.
    """
    group = lock_group(group)
    days = group.meetings.standing().values_list("starts_at", flat=True)
    taken = {month_of(timezone.localdate(moment)) for moment in days}
    asked = sorted({month_of(timezone.localdate(moment)) for moment in starts})
    both = [month_name(month.month) for month in asked if month in taken]
    if both and not made_before(Meeting, form_token):
        said = _("The group meets already in: %(months)s. Take those ticks away.")
        raise RefusedError(said % {"months": ", ".join(both)})
    return plan_meetings(group, starts, by=by, form_token=form_token, **fields)


@transaction.atomic
def move_meeting(meeting, *, starts_at, ends_at, by, place=None):
    """Another time or place: answers are kept, everybody of the group is told.

    What is put right afterwards, from one past day to another, is no news.
    """
    group = lock_group(meeting.group)
    meeting = lock_meeting(meeting)
    place = meeting.place if place is None else place
    if (starts_at, ends_at, place) == (meeting.starts_at, meeting.ends_at, meeting.place):
        return meeting
    _refuse_unless_planned(meeting)
    _refuse_outside(group.year, starts_at)
    if group.meetings.standing().filter(starts_at=starts_at).exclude(pk=meeting.pk).exists():
        raise RefusedError(_("The group meets at this time already."))
    was_at, was_place = meeting.starts_at, meeting.place
    MeetingMove.objects.create(
        meeting=meeting,
        was_at=was_at,
        now_at=starts_at,
        was_place=was_place,
        now_place=place,
        by=by,
    )
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    meeting.revision += 1
    meeting.save(update_fields=["starts_at", "ends_at", "place", "revision", "updated_at"])
    at_once = is_near(was_at) or is_near(starts_at)
    numbers = {"was": was_at.isoformat()}
    if meeting.day > timezone.localdate():  # nobody can have been at what is to come
        meeting.attendances.exclude(presence="").update(presence="", updated_at=timezone.now())
    told = told_of(group) if max(was_at, starts_at) > timezone.now() else []
    record(by, "meeting_moved", meeting.key, tell=told, numbers=numbers, at_once=at_once)
    touch(meeting.key)
    return meeting


@transaction.atomic
def change_meeting(meeting, *, by, **fields):
    """The topic and what to bring; nobody is told."""
    if unknown := fields.keys() - set(CHANGEABLE):
        raise ValueError(f"not to be changed here: {unknown}")
    meeting = lock_meeting(meeting)
    if meeting.is_cancelled:
        raise RefusedError(_("This meeting was cancelled."))
    for field, value in fields.items():
        setattr(meeting, field, value)
    meeting.save(update_fields=[*fields, "folded", "updated_at"])
    return meeting


@transaction.atomic
def cancel_meeting(meeting, *, by, why=""):
    """It will not take place; everybody of the group is told, unless its time is over."""
    meeting = lock_meeting(meeting)
    meeting = step(
        meeting,
        MeetingStatus.CANCELLED,
        by=by,
        cancelled_why=why,
        revision=meeting.revision + 1,
    )
    told = [] if meeting.is_over() else told_of(meeting.group)
    at_once = is_near(meeting.starts_at)
    record(by, "meeting_cancelled", meeting.key, tell=told, at_once=at_once)
    touch(meeting.key)
    return meeting


def is_near(moment):
    """Begins within a day: whoever is concerned is told at any hour (A35)."""
    return timezone.now() <= moment <= timezone.now() + NEAR


def _tell_planned(group, planned, by):
    """One notice however many were planned; none of what is noted afterwards."""
    ahead = [meeting for meeting in planned if meeting.starts_at > timezone.now()]
    told = told_of(group) if ahead else []
    if len(planned) == 1:
        at_once = is_near(planned[0].starts_at)
        record(by, "meeting_planned", planned[0].key, tell=told, at_once=at_once)
    elif planned:
        numbers = {"count": len(planned)}
        record(by, "meetings_planned", f"group:{group.pk}", tell=told, numbers=numbers)


def _refuse_outside(year, moment):
    if not year.holds(timezone.localdate(moment)):
        raise RefusedError(_("This day is outside the school year."))


def _refuse_unless_planned(meeting):
    if meeting.is_held:
        raise RefusedError(_("This meeting was held already."))
    if meeting.is_cancelled:
        raise RefusedError(_("This meeting was cancelled."))
