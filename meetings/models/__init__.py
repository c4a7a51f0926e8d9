"""Groups that meet, and events where colleagues exchange what they know (seed 004)."""

from meetings.models.meeting import Attendance, Meeting, MeetingMove, MeetingTransition
from meetings.models.notes import MeetingNotes, MeetingNotesDraft, MeetingNotesVersion
from meetings.models.paper import (
    AgendaPoint,
    Agreement,
    AgreementTransition,
    GroupRules,
    MeetingFile,
)

__all__ = [
    "AgendaPoint",
    "Agreement",
    "AgreementTransition",
    "Attendance",
    "GroupRules",
    "Meeting",
    "MeetingFile",
    "MeetingMove",
    "MeetingNotes",
    "MeetingNotesDraft",
    "MeetingNotesVersion",
    "MeetingTransition",
]
