"""Meetings of a group for tests, in any state."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from meetings.enums import MeetingStatus
from meetings.models import Attendance, Meeting

#: A Wednesday after the tests' Monday.
NEXT = date(2026, 12, 9)
#: A Wednesday before it.
LAST = date(2026, 11, 11)


def moment(day, hour=15, minute=0):
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def make_meeting(group, day=NEXT, hour=15, **fields):
    """An hour on `day`, beginning at the full `hour`, Vilnius time."""
    starts_at = moment(day, hour)
    fields.setdefault("ends_at", starts_at + timedelta(minutes=60))
    fields.setdefault("place", "Biblioteka")
    if fields.get("status") == MeetingStatus.HELD:
        fields.setdefault("held_at", fields["ends_at"])
    return Meeting.objects.create(group=group, year=group.year, starts_at=starts_at, **fields)


def make_attendance(meeting, member, presence="", intention=""):
    return Attendance.objects.create(
        meeting=meeting, member=member, presence=presence, intention=intention
    )
