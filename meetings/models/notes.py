"""The notes of a meeting: one text, as many hands as the group has members (A29)."""

from django.db import models
from django.urls import reverse

from core.models import SharedDraft, SharedText, SharedVersion
from meetings.models.meeting import Meeting
from meetings.querysets import MeetingPartQuerySet, NotesVersionQuerySet


class MeetingNotes(SharedText):
    """What the whole group reads; made with the first word that somebody types."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="notes")

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "meeting notes"

    def __str__(self):
        return f"notes of {self.meeting_id}"

    def get_absolute_url(self):
        return reverse("meetings:notes", args=[self.meeting_id])


class MeetingNotesDraft(SharedDraft):
    """What one member is writing; nobody else sees it until the button."""

    shared = models.ForeignKey(MeetingNotes, models.CASCADE, related_name="drafts")

    def __str__(self):
        return f"draft of {self.author_id} in {self.shared_id}"


class MeetingNotesVersion(SharedVersion):
    """What one member made everybody's."""

    shared = models.ForeignKey(MeetingNotes, models.CASCADE, related_name="versions")

    objects = NotesVersionQuerySet.as_manager()

    def __str__(self):
        return f"text {self.number} of {self.shared_id}"
