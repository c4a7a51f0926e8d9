"""The words between two people about a record."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.models import Autosaved, CreatedOnce, TimeStamped
from dialogue.querysets import (
    MessageDraftQuerySet,
    MessageQuerySet,
    PrivateNoteQuerySet,
    ReceiptQuerySet,
    ThreadQuerySet,
)
from people.models import Member
from years.models import SchoolYear


class Thread(TimeStamped):
    """One record, one teacher, one curator; a new curator opens a new one (A6).

    While `waiting_since` is set, the curator's word is awaited, until `waiting_due_on`.
    The practice that owns the record links to it by a row of its own (GoalThread, …).
    """

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="threads")
    teacher = models.ForeignKey(Member, models.PROTECT, related_name="threads")
    curator = models.ForeignKey(Member, models.PROTECT, related_name="curated_threads")
    #: the record's text key, e.g. "reflection:12": what notices and addresses name it by
    subject = models.CharField(max_length=60)
    waiting_since = models.DateTimeField(null=True, blank=True)
    waiting_due_on = models.DateField(null=True, blank=True)
    #: the curator's latest answer in words
    answered_at = models.DateTimeField(null=True, blank=True)
    #: the curator's latest „Perskaičiau“ or answer
    read_at = models.DateTimeField(null=True, blank=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "curator"], name="dialogue_thread_once"),
            models.CheckConstraint(
                condition=~Q(teacher=F("curator")), name="dialogue_thread_of_two"
            ),
            models.CheckConstraint(
                condition=Q(waiting_since=None, waiting_due_on=None)
                | Q(waiting_since__isnull=False, waiting_due_on__isnull=False),
                name="dialogue_thread_waiting_whole",
            ),
        ]
        indexes = [
            # the curator's desk: what waits, longest first
            models.Index(
                fields=["curator", "waiting_since"],
                condition=Q(waiting_since__isnull=False),
                name="dialogue_thread_waiting",
            ),
        ]

    def __str__(self):
        return self.subject


class Message(CreatedOnce, TimeStamped):
    """A few sentences in a thread; the author may correct them for fifteen minutes (A33)."""

    CORRECTION = timedelta(minutes=15)

    thread = models.ForeignKey(Thread, models.PROTECT, related_name="messages")
    author = models.ForeignKey(Member, models.PROTECT, related_name="+")
    text = models.TextField()
    sent_at = models.DateTimeField(default=timezone.now)
    corrected_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="dialogue_message_has_text"),
        ]
        indexes = [
            # one conversation, as it was said
            models.Index(fields=["thread", "sent_at"], name="dialogue_message_in_order"),
        ]

    def __str__(self):
        return f"#{self.pk} in {self.thread_id}"

    @property
    def is_correctable(self):
        return timezone.now() - self.sent_at <= self.CORRECTION


class Receipt(models.Model):
    """When one of the two first and last had the thread on the screen."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="receipts")
    reader = models.ForeignKey(Member, models.PROTECT, related_name="+")
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)

    objects = ReceiptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "reader"], name="dialogue_receipt_once"),
        ]

    def __str__(self):
        return f"{self.reader_id} read {self.thread_id}"


class Kept(Autosaved, TimeStamped):
    """One person's own text that saves itself. `late_text` is the one that met it, typed in
    another window; both stay until their writer puts them together."""

    text = models.TextField(blank=True)
    late_text = models.TextField(blank=True)

    class Meta:
        abstract = True


class MessageDraft(Kept):
    """An answer being typed, seen by its author alone; it goes when the message is sent."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="drafts")
    author = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = MessageDraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "author"], name="dialogue_draft_once"),
        ]

    def __str__(self):
        return f"{self.author_id} in {self.thread_id}"


class PrivateNote(Kept):
    """A curator's own page about one teacher, seen by nobody else (A41)."""

    author = models.ForeignKey(Member, models.PROTECT, related_name="private_notes")
    about = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = PrivateNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "about"], name="dialogue_note_once"),
            models.CheckConstraint(
                condition=~Q(author=F("about")), name="dialogue_note_not_oneself"
            ),
        ]

    def __str__(self):
        return f"{self.author_id} about {self.about_id}"
