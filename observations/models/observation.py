"""One observation counts for two people: what the observer saw, and what both made of it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from core.constraints import known
from core.models import Amendment, Autosaved, DraftCopy, TimeStamped, Transition
from dialogue.models import Thread
from groups.enums import Audience
from observations.enums import HANDED_OVER, OBSERVATION_FLOW, ObservationStatus
from observations.models.lesson import OpenLesson
from observations.querysets import ObservationPartQuerySet, ObservationQuerySet
from people.models import Member
from years.models import SchoolYear


class Observation(Autosaved, TimeStamped):
    """The protocol of one observer at one lesson.

    `owner` is the teacher who showed, `observer` the author. `notes` is [{"at": "10:56",
    "side", "text"}, …]; `answers` [{"key", "text", "help", "answer"}, …] with the template's
    words, or none for a default question (observations.questions); `scales` alike with "value"
    1–4. `pending` holds the observer's amendment after submission. The term it counts in is the
    one of the lesson's day (A22), asked when counting.
    """

    FLOW = OBSERVATION_FLOW
    TRANSITIONS = "transitions"
    TEXT_FIELDS = ("notes", "answers", "scales")

    lesson = models.ForeignKey(OpenLesson, models.PROTECT, related_name="observations")
    owner = models.ForeignKey(Member, models.PROTECT, related_name="observations_of_me")
    observer = models.ForeignKey(Member, models.PROTECT, related_name="observations_by_me")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="observations")
    status = models.CharField(
        max_length=10, choices=ObservationStatus, default=ObservationStatus.DRAFT
    )
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.CURATOR)
    notes = models.JSONField(default=list, blank=True)
    answers = models.JSONField(default=list, blank=True)
    scales = models.JSONField(default=list, blank=True)
    template_name = models.CharField(max_length=100, blank=True)
    pending = models.JSONField(null=True, blank=True)
    #: written by either of the two until confirmed, the same rule for two hands as group notes
    discussed_on = models.DateField(null=True, blank=True)
    agreements = models.TextField(blank=True)
    agreements_version = models.PositiveIntegerField(default=0)
    #: the other hand's text that met the first; kept beside it until somebody joins the two
    late_agreements = models.TextField(blank=True)
    owner_words = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    is_confirmed_by_time = models.BooleanField(default=False)
    #: when time confirms it: 14 days, without closures and the owner's leave (A23)
    confirms_on = models.DateField(null=True, blank=True)
    #: the day the fourteen are counted from: submission, or the latest reopening
    waits_since = models.DateField(null=True, blank=True, editable=False)
    #: when the owner was told that time is about to confirm it
    told_on = models.DateField(null=True, blank=True, editable=False)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", ObservationStatus, name="observations_observation_status_known"),
            known("audience", Audience, name="observations_observation_audience_known"),
            models.UniqueConstraint(
                fields=["lesson", "observer"], name="observations_observation_once"
            ),
            models.CheckConstraint(
                condition=~Q(owner=F("observer")), name="observations_observation_of_two"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=HANDED_OVER)
                | Q(
                    submitted_at__isnull=False,
                    confirms_on__isnull=False,
                    waits_since__isnull=False,
                ),
                name="observations_observation_handed_over_when",
            ),
            models.CheckConstraint(
                condition=Q(status=ObservationStatus.CONFIRMED, confirmed_at__isnull=False)
                | (~Q(status=ObservationStatus.CONFIRMED) & Q(confirmed_at=None)),
                name="observations_observation_confirmed_when",
            ),
        ]
        indexes = [
            # what counts, of a year by the one who showed and who observed; whole, since a
            # prepared statement's plan knows no status that an index could be limited to
            models.Index(fields=["year", "owner"], name="observations_shown"),
            models.Index(fields=["year", "observer"], name="observations_observed"),
            # the sweep that confirms by time
            models.Index(
                fields=["confirms_on"],
                condition=Q(status__in=["submitted", "discussed"]),
                name="observations_confirms",
            ),
        ]

    def __str__(self):
        return f"{self.observer_id} at {self.lesson_id}"

    def get_absolute_url(self):
        return reverse("observations:protocol", args=[self.pk])

    @property
    def key(self):
        return f"observation:{self.pk}"

    @property
    def is_handed_over(self):
        return self.status in HANDED_OVER


class ObservationTransition(Transition):
    record = models.ForeignKey(Observation, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class ObservationReopening(models.Model):
    """Why a confirmation was taken back, and by whom."""

    observation = models.ForeignKey(Observation, models.CASCADE, related_name="reopenings")
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = ObservationPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""), name="observations_reopening_has_reason"
            ),
        ]
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.observation_id}: {self.at:%Y-%m-%d}"


class ObservationAmendment(Amendment):
    observation = models.ForeignKey(Observation, models.CASCADE, related_name="amendments")

    objects = ObservationPartQuerySet.as_manager()

    class Meta(Amendment.Meta):
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.field} of {self.observation_id}"


class ObservationDraftCopy(DraftCopy):
    observation = models.ForeignKey(Observation, models.CASCADE, related_name="copies")

    def __str__(self):
        return f"copy of {self.observation_id}"


class ObservationThread(models.Model):
    """Links an observation to its thread with one curator: feedback is free choice there."""

    observation = models.ForeignKey(Observation, models.PROTECT, related_name="threads")
    thread = models.OneToOneField(Thread, models.PROTECT, related_name="observation_link")

    def __str__(self):
        return f"{self.observation_id}: {self.thread_id}"


class ObservationAudienceChange(models.Model):
    observation = models.ForeignKey(Observation, models.CASCADE, related_name="audience_changes")
    was = models.CharField(max_length=10, choices=Audience)
    now = models.CharField(max_length=10, choices=Audience)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.was} → {self.now}"
