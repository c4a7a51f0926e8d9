"""Conversations with the curator (seed 004) and the adviser programme (seed 003)."""

from coaching.models.advising import (
    Advising,
    AdvisingPlan,
    AdvisingSession,
    AdvisingTransition,
    SupportRole,
)
from coaching.models.advising_report import AdvisingReport, ReportDraftCopy, ReportTransition
from coaching.models.conversation import (
    Conversation,
    ConversationAgreement,
    ConversationMove,
    ConversationPrivateNote,
    ConversationTime,
    ConversationTransition,
)
from coaching.models.notes import (
    ConversationNotes,
    ConversationNotesDraft,
    ConversationNotesVersion,
)

__all__ = [
    "Advising",
    "AdvisingPlan",
    "AdvisingReport",
    "AdvisingSession",
    "AdvisingTransition",
    "Conversation",
    "ConversationAgreement",
    "ConversationMove",
    "ConversationNotes",
    "ConversationNotesDraft",
    "ConversationNotesVersion",
    "ConversationPrivateNote",
    "ConversationTime",
    "ConversationTransition",
    "ReportDraftCopy",
    "ReportTransition",
    "SupportRole",
]
