"""A group's meeting (susitikimas), and who came."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.constraints import known
from core.models import CreatedOnce, TimeStamped, Transition
from core.searching import WordsField
from groups.models import AptGroup
from meetings.enums import MEETING_FLOW, Intention, MeetingStatus, Presence
from meetings.querysets import AttendanceQuerySet, MeetingPartQuerySet, MeetingQuerySet
from people.models import Member
from years.models import SchoolYear


class Meeting(CreatedOnce, TimeStamped):
    """When and where a group meets, what about, and who leads.

    `revision` grows with every move and with cancelling, for calendars that have it already.
    """

    FLOW = MEETING_FLOW
    TRANSITIONS = "transitions"

    group = models.ForeignKey(AptGroup, models.PROTECT, related_name="meetings")
    #: a copy of the group's: what is due is asked by the year
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="meetings")
    status = models.CharField(max_length=10, choices=MeetingStatus, default=MeetingStatus.PLANNED)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place or link"), max_length=200, blank=True)
    #: may stay open until it is decided
    topic = models.CharField(_("topic"), max_length=200, blank=True)
    #: „Atsineškite“: what everybody is asked to bring
    bring = models.CharField(_("what to bring"), max_length=300, blank=True)
    folded = WordsField(of=("topic", "bring"))
    #: whose turn it is, where the group leads in turn
    led_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="meetings_led"
    )
    revision = models.PositiveIntegerField(default=0)
    held_at = models.DateTimeField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", MeetingStatus, name="meetings_meeting_status_known"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meetings_meeting_ordered"
            ),
            models.UniqueConstraint(
                fields=["group", "starts_at"],
                condition=~Q(status=MeetingStatus.CANCELLED),
                name="meetings_meeting_once",
            ),
            models.CheckConstraint(
                condition=Q(status=MeetingStatus.HELD, held_at__isnull=False)
                | (~Q(status=MeetingStatus.HELD) & Q(held_at__isnull=True)),
                name="meetings_meeting_held_when",
            ),
        ]
        indexes = [
            # a group's own meetings by day: its page
            models.Index(fields=["group", "starts_at"], name="meetings_of_group"),
            # a school's meetings by day: what is due, counts by month
            models.Index(fields=["year", "starts_at"], name="meetings_of_year"),
        ]

    def __str__(self):
        return self.topic or f"{self.group_id} {self.starts_at:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("meetings:meeting", args=[self.pk])

    @property
    def key(self):
        return f"meeting:{self.pk}"

    @property
    def is_planned(self):
        return self.status == MeetingStatus.PLANNED

    @property
    def is_held(self):
        return self.status == MeetingStatus.HELD

    @property
    def is_cancelled(self):
        return self.status == MeetingStatus.CANCELLED

    @property
    def day(self):
        return timezone.localdate(self.starts_at)

    def has_begun(self, now=None):
        return self.starts_at <= (now or timezone.now())

    def is_over(self, now=None):
        return self.ends_at <= (now or timezone.now())


class MeetingTransition(Transition):
    record = models.ForeignKey(Meeting, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class MeetingMove(models.Model):
    """One move: when and where it was, when and where it is, who moved it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="moves")
    was_at = models.DateTimeField()
    now_at = models.DateTimeField()
    was_place = models.CharField(max_length=200, blank=True)
    now_place = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = MeetingPartQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.was_at} → {self.now_at}"


class Attendance(TimeStamped):
    """One member's answer beforehand, and what was marked at the meeting.

    Only members of the group in that year have a row; the services see to it.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, models.PROTECT, related_name="attendances")
    intention = models.CharField(max_length=10, choices=Intention, blank=True)
    presence = models.CharField(max_length=10, choices=Presence, blank=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="meetings_attendance_once"),
            models.CheckConstraint(
                condition=Q(intention__in=["", *Intention.values]),
                name="meetings_attendance_intention_known",
            ),
            models.CheckConstraint(
                condition=Q(presence__in=["", *Presence.values]),
                name="meetings_attendance_presence_known",
            ),
        ]
        indexes = [
            models.Index(fields=["member", "meeting"], name="meetings_attendance_of"),
        ]

    def __str__(self):
        return f"{self.member_id} at {self.meeting_id}"
