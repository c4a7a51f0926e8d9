"""The notes of a conversation: one text, the hands of two (A29)."""

from django.db import models

from coaching.models.conversation import Conversation
from coaching.querysets import ConversationPartQuerySet, NotesVersionQuerySet
from core.models import SharedDraft, SharedText, SharedVersion


class ConversationNotes(SharedText):
    """What both read; made with the first word that one of them types."""

    conversation = models.OneToOneField(Conversation, models.CASCADE, related_name="notes")

    objects = ConversationPartQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "conversation notes"

    def __str__(self):
        return f"notes of {self.conversation_id}"


class ConversationNotesDraft(SharedDraft):
    """What one of the two is writing; the other does not see it until the button."""

    shared = models.ForeignKey(ConversationNotes, models.CASCADE, related_name="drafts")

    def __str__(self):
        return f"draft of {self.author_id} in {self.shared_id}"


class ConversationNotesVersion(SharedVersion):
    """What one of the two gave to both."""

    shared = models.ForeignKey(ConversationNotes, models.CASCADE, related_name="versions")

    objects = NotesVersionQuerySet.as_manager()

    def __str__(self):
        return f"text {self.number} of {self.shared_id}"
