"""A conversation of a teacher and the curator, and what the two make of it (seed 004)."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from coaching.enums import CONVERSATION_FLOW, TIMED, ConversationStatus, Doer
from coaching.querysets import (
    AgreementQuerySet,
    ConversationNoteQuerySet,
    ConversationPartQuerySet,
    ConversationQuerySet,
)
from core.constraints import known, set_together
from core.models import CreatedOnce, TimeStamped, Transition
from dialogue.models import Kept
from people.models import Member
from years.models import SchoolYear

MINUTES = 45


class Conversation(CreatedOnce, TimeStamped):
    """`owner` is the teacher. While it is proposed, `proposed_by` waits for the other's answer
    since `proposed_at`; `times` are the hours to choose from.

    `revision` grows with every change of what stands in a calendar.
    """

    FLOW = CONVERSATION_FLOW
    TRANSITIONS = "transitions"

    owner = models.ForeignKey(Member, models.PROTECT, related_name="conversations")
    curator = models.ForeignKey(Member, models.PROTECT, related_name="conversations_led")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="conversations")
    proposed_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    status = models.CharField(
        max_length=10, choices=ConversationStatus, default=ConversationStatus.PROPOSED
    )
    minutes = models.PositiveSmallIntegerField(default=MINUTES)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    #: a room or a link
    place = models.CharField(max_length=200, blank=True)
    #: what the teacher wants from it; the teacher writes it, until it is held
    wish = models.TextField(blank=True)
    #: a word with a no, or with calling it off
    word = models.CharField(max_length=300, blank=True)
    #: when the two want to talk again
    next_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", ConversationStatus, name="coaching_conversation_status_known"),
            models.CheckConstraint(
                condition=~Q(owner=F("curator")), name="coaching_conversation_of_two"
            ),
            models.CheckConstraint(
                condition=Q(proposed_by=F("owner")) | Q(proposed_by=F("curator")),
                name="coaching_conversation_proposed_by_one",
            ),
            models.UniqueConstraint(
                fields=["owner", "curator", "year"],
                condition=Q(status=ConversationStatus.PROPOSED),
                name="coaching_conversation_one_proposal",
            ),
            set_together("starts_at", "ends_at", name="coaching_conversation_times_whole"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="coaching_conversation_ends_later",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=TIMED) | Q(starts_at__isnull=False),
                name="coaching_conversation_agreed_has_time",
            ),
        ]
        indexes = [
            # „next first“ of a teacher; a curator's teachers of a year, and the last with each
            models.Index(fields=["owner", "starts_at"], name="coaching_conversation_of"),
            models.Index(fields=["curator", "year", "owner"], name="coaching_conversation_by"),
        ]

    def __str__(self):
        return f"{self.owner_id} and {self.curator_id}"

    def get_absolute_url(self):
        return reverse("coaching:conversation", args=[self.pk])

    @property
    def key(self):
        return f"conversation:{self.pk}"

    @property
    def is_timed(self):
        return self.status in TIMED

    def has_begun(self):
        return self.starts_at is not None and self.starts_at <= timezone.now()

    def is_over(self):
        return self.ends_at is not None and self.ends_at <= timezone.now()

    def other_of(self, member):
        """The one of the two who is not `member`."""
        return self.curator if self.owner_id == member.pk else self.owner

    @property
    def note_key(self):
        """Names one's private note in the browser's own keeping."""
        return f"conversation-note:{self.pk}"

    @property
    def proposer(self):
        return self.owner if self.proposed_by_id == self.owner_id else self.curator


class ConversationTransition(Transition):
    record = models.ForeignKey(Conversation, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class ConversationTime(models.Model):
    """One of the hours proposed; those of an earlier proposal are gone with it."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()

    objects = ConversationPartQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "starts_at"], name="coaching_time_once"
            ),
        ]

    def __str__(self):
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    def is_ahead(self):
        return self.starts_at > timezone.now()

    def span(self, minutes):
        return self.starts_at, self.starts_at + timedelta(minutes=minutes)


class ConversationMove(models.Model):
    """From when to when an agreed conversation was moved, and by whom."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="moves")
    was_at = models.DateTimeField()
    now_at = models.DateTimeField()
    word = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = ConversationPartQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.was_at:%Y-%m-%d %H:%M} → {self.now_at:%Y-%m-%d %H:%M}"


class ConversationAgreement(CreatedOnce, TimeStamped):
    """What the two agreed to do: one row, one tap when it is done."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="agreements")
    text = models.CharField(max_length=300)
    who = models.CharField(max_length=10, choices=Doer, default=Doer.TEACHER)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = AgreementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            known("who", Doer, name="coaching_agreement_who_known"),
            models.CheckConstraint(condition=~Q(text=""), name="coaching_agreement_has_text"),
        ]

    def __str__(self):
        return f"#{self.pk} of {self.conversation_id}"

    @property
    def is_done(self):
        return self.done_on is not None

    def doers(self):
        """Ids of those it waits for; of rows that `with_pair` gave, of the two while a pair."""
        row, found = self.conversation, []
        if self.who != Doer.CURATOR:
            found.append(row.owner_id)
        if self.who != Doer.TEACHER and getattr(self, "is_of_a_pair", True):
            found.append(row.curator_id)
        return found


class ConversationPrivateNote(Kept):
    """One of the two's own page beside the conversation, seen by nobody else (A41)."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="private_notes")
    author = models.ForeignKey(Member, models.PROTECT, related_name="conversation_notes")

    objects = ConversationNoteQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "author"], name="coaching_note_once"),
        ]

    def __str__(self):
        return f"{self.author_id} beside {self.conversation_id}"
