"""Who will come, who came, and that a meeting was held."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError
from core.flow import step
from meetings.enums import Intention, MeetingStatus, Presence
from meetings.models import Attendance
from meetings.people import members_at
from meetings.services.locks import lock_meeting


@transaction.atomic
def set_intention(meeting, intention, *, by):
    """„Ar dalyvausite?“: a member's own answer, until the meeting is over."""
    meeting = lock_meeting(meeting)
    if not meeting.is_planned or meeting.is_over():
        raise RefusedError(_("This meeting is over, or it was cancelled."))
    row, _is_new = Attendance.objects.update_or_create(
        meeting=meeting, member=by, defaults={"intention": intention}
    )
    return row


@transaction.atomic
def set_presence(meeting, member, presence, *, by):
    """One tap: how `member` took part, from the meeting's day on."""
    meeting = lock_meeting(meeting)
    _refuse_before_its_day(meeting)
    if meeting.is_cancelled:
        raise RefusedError(_("This meeting was cancelled."))
    if not members_at(meeting).filter(pk=member.pk).exists():
        raise RefusedError(_("Only members of the group take part in its meetings."))
    row, _is_new = Attendance.objects.update_or_create(
        meeting=meeting, member=member, defaults={"presence": presence}
    )
    return row


@transaction.atomic
def hold_meeting(meeting, *, by, presences=None):
    """It was held: everybody of the group is marked, from then on the row says so.

    `presences` ({member id: presence}) are the taps of the form. Whoever is in none of them and
    was not marked before was excused if they had said so, present otherwise.
    """
    meeting = lock_meeting(meeting)
    _refuse_before_its_day(meeting)
    meeting = step(meeting, MeetingStatus.HELD, by=by, held_at=timezone.now())
    presences = presences or {}
    rows = {row.member_id: row for row in meeting.attendances.all()}
    members = list(members_at(meeting))
    for member in members:
        row = rows.setdefault(member.pk, Attendance(meeting=meeting, member=member))
        row.presence = presences.get(member.pk) or row.presence or _presumed(row)
        row.updated_at = timezone.now()
    kept = [rows[member.pk] for member in members]
    Attendance.objects.bulk_create([row for row in kept if row.pk is None])
    known = [row for row in kept if row.pk is not None]
    Attendance.objects.bulk_update(known, ["presence", "updated_at"])
    record(by, "meeting_held", meeting.key)
    return meeting


@transaction.atomic
def undo_hold(meeting, *, by):
    """Held by mistake: back to planned, on the same day only; what was marked stays."""
    meeting = lock_meeting(meeting)
    if meeting.held_at and timezone.localdate(meeting.held_at) != timezone.localdate():
        raise RefusedError(_("It can be taken back on the same day only."))
    meeting = step(meeting, MeetingStatus.PLANNED, by=by, held_at=None)
    record(by, "meeting_reopened", meeting.key)
    return meeting


def _presumed(row):
    return Presence.EXCUSED if row.intention == Intention.CANNOT else Presence.PRESENT


def _refuse_before_its_day(meeting):
    if meeting.day > timezone.localdate():
        raise RefusedError(_("Who came is marked from the meeting's day on."))
