"""Groups that meet, and events where colleagues exchange what they know (seed 004)."""

from meetings.models.count import MeetingCount
from meetings.models.event import (
    EventAttachment,
    EventMove,
    EventSetting,
    EventTransition,
    ExchangeEvent,
    Section,
)
from meetings.models.feedback import EventFeedback, EventFeedbackGiven
from meetings.models.meeting import Attendance, Meeting, MeetingMove, MeetingTransition
from meetings.models.notes import MeetingNotes, MeetingNotesDraft, MeetingNotesVersion
from meetings.models.paper import (
    AgendaPoint,
    Agreement,
    AgreementTransition,
    GroupRules,
    MeetingFile,
)
from meetings.models.seat import Seat, SeatTransition

__all__ = [
    "AgendaPoint",
    "Agreement",
    "AgreementTransition",
    "Attendance",
    "EventAttachment",
    "EventFeedback",
    "EventFeedbackGiven",
    "EventMove",
    "EventSetting",
    "EventTransition",
    "ExchangeEvent",
    "GroupRules",
    "Meeting",
    "MeetingCount",
    "MeetingFile",
    "MeetingMove",
    "MeetingNotes",
    "MeetingNotesDraft",
    "MeetingNotesVersion",
    "MeetingTransition",
    "Seat",
    "SeatTransition",
    "Section",
]
