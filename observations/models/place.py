"""Places of observers, and requests to teachers who have posted nothing."""

from django.db import models
from django.db.models import F, Q

from core.constraints import known
from core.models import CreatedOnce, TimeStamped, Transition
from observations.enums import (
    HELD,
    PLACE_FLOW,
    REQUEST_FLOW,
    PlaceStatus,
    RequestStatus,
)
from observations.models.lesson import OpenLesson
from observations.querysets import PlaceQuerySet, RequestQuerySet
from people.models import Member
from years.models import SchoolYear


class Place(TimeStamped):
    """One observer's place at one lesson; an invitation holds its place until answered (A25)."""

    FLOW = PLACE_FLOW
    TRANSITIONS = "transitions"

    lesson = models.ForeignKey(OpenLesson, models.PROTECT, related_name="places")
    observer = models.ForeignKey(Member, models.PROTECT, related_name="places")
    status = models.CharField(max_length=10, choices=PlaceStatus)
    #: until when an invitation holds, 3 working days
    expires_at = models.DateTimeField(null=True, blank=True)
    #: a word with declining or giving up
    word = models.CharField(max_length=300, blank=True)
    #: the lesson's revision that the observer has seen; an older one is to be looked at again
    seen_revision = models.PositiveIntegerField(default=0)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", PlaceStatus, name="observations_place_status_known"),
            models.UniqueConstraint(
                fields=["lesson", "observer"],
                condition=Q(status__in=HELD),
                name="observations_place_once",
            ),
            models.CheckConstraint(
                condition=~Q(status=PlaceStatus.INVITED) | Q(expires_at__isnull=False),
                name="observations_place_invitation_ends",
            ),
        ]
        indexes = [
            models.Index(fields=["observer", "status"], name="observations_place_of"),
            models.Index(fields=["lesson", "status"], name="observations_place_at"),
        ]

    def __str__(self):
        return f"{self.observer_id} at {self.lesson_id}"


class PlaceTransition(Transition):
    record = models.ForeignKey(Place, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class LessonRequest(CreatedOnce, TimeStamped):
    """A colleague asks a teacher to show a lesson; expires after 10 working days."""

    FLOW = REQUEST_FLOW
    TRANSITIONS = "transitions"

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="lesson_requests")
    asker = models.ForeignKey(Member, models.PROTECT, related_name="requests_made")
    asked = models.ForeignKey(Member, models.PROTECT, related_name="requests_got")
    status = models.CharField(max_length=10, choices=RequestStatus, default=RequestStatus.OPEN)
    words = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    lesson = models.ForeignKey(
        OpenLesson, models.PROTECT, null=True, blank=True, related_name="requests"
    )
    expires_on = models.DateField()

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", RequestStatus, name="observations_request_status_known"),
            models.CheckConstraint(
                condition=~Q(asker=F("asked")), name="observations_request_of_two"
            ),
            models.UniqueConstraint(
                fields=["asker", "asked"],
                condition=Q(status=RequestStatus.OPEN),
                name="observations_request_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(status=RequestStatus.ACCEPTED) | Q(lesson__isnull=False),
                name="observations_request_accepted_has_lesson",
            ),
        ]

    def __str__(self):
        return f"{self.asker_id} asks {self.asked_id}"

    @property
    def key(self):
        return f"lesson_request:{self.pk}"


class RequestTransition(Transition):
    record = models.ForeignKey(LessonRequest, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"
