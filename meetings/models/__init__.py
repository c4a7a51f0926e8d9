"""Groups that meet, and events where colleagues exchange what they know (seed 004)."""

from meetings.models.meeting import Attendance, Meeting, MeetingMove, MeetingTransition

__all__ = [
    "Attendance",
    "Meeting",
    "MeetingMove",
    "MeetingTransition",
]
