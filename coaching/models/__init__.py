"""Conversations with the curator (seed 004) and the adviser programme (seed 003)."""

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
    "Conversation",
    "ConversationAgreement",
    "ConversationMove",
    "ConversationNotes",
    "ConversationNotesDraft",
    "ConversationNotesVersion",
    "ConversationPrivateNote",
    "ConversationTime",
    "ConversationTransition",
]
