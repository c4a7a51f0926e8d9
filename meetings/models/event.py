"""*Kolega–kolegai*: what one colleague shares and others come to (domain.md 4.4)."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.constraints import known
from core.models import Attachment, CreatedOnce, TimeStamped, Transition
from meetings.events_enums import EVENT_FLOW, EventStatus, ExchangeForm
from meetings.events_querysets import (
    EventPartQuerySet,
    EventQuerySet,
    EventSettingQuerySet,
    SectionQuerySet,
)
from people.models import Member, School
from years.models import SchoolYear

MOST_PLACES = 500


class Section(CreatedOnce, TimeStamped):
    """An APT section (APT sekcija) of one school year: a topic that events belong to."""

    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="sections")
    name = models.CharField(_("name"), max_length=100)
    topic = models.CharField(_("what it is about"), max_length=300, blank=True)
    leader = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sections_led",
        verbose_name=_("leader"),
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "name"],
                name="meetings_section_once_a_year",
                violation_error_message=_("There is a section of this name already."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="meetings_section_has_name"),
        ]
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class EventSetting(models.Model):
    """Whether a school lets its hosts open events to other schools (A38); by default not."""

    school = models.OneToOneField(School, models.PROTECT, related_name="event_setting")
    is_open = models.BooleanField(_("events may be open to other schools"), default=False)

    objects = EventSettingQuerySet.as_manager()

    def __str__(self):
        return f"{self.school_id}: {self.is_open}"


class ExchangeEvent(CreatedOnce, TimeStamped):
    """What the host shares, when and where; `revision` grows with every move.

    `places` None means no limit. Its words are the host's; other schools see title, time,
    place, host, materials and the count of places.
    """

    FLOW = EVENT_FLOW
    TRANSITIONS = "transitions"

    host = models.ForeignKey(Member, models.PROTECT, related_name="events_hosted")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="events")
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, related_name="events"
    )
    status = models.CharField(max_length=10, choices=EventStatus, default=EventStatus.POSTED)
    form = models.CharField(_("form"), max_length=10, choices=ExchangeForm)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what it is about, what to bring"), blank=True)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place or link"), max_length=200, blank=True)
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    is_open_to_others = models.BooleanField(_("open to other schools"), default=False)
    revision = models.PositiveIntegerField(default=0)
    cancelled_why = models.CharField(max_length=300, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", EventStatus, name="meetings_event_status_known"),
            known("form", ExchangeForm, name="meetings_event_form_known"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meetings_event_ordered"
            ),
            models.CheckConstraint(
                condition=Q(places=None) | Q(places__gte=1, places__lte=MOST_PLACES),
                name="meetings_event_places",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="meetings_event_has_title"),
        ]
        indexes = [
            # the list: a school year's events by day
            models.Index(fields=["year", "starts_at"], name="meetings_events"),
            # clash warnings and one's own events
            models.Index(fields=["host", "starts_at"], name="meetings_events_of"),
            # those of other schools
            models.Index(
                fields=["starts_at"],
                condition=Q(is_open_to_others=True),
                name="meetings_events_open",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("meetings:event", args=[self.pk])

    @property
    def key(self):
        return f"event:{self.pk}"

    @property
    def is_posted(self):
        return self.status == EventStatus.POSTED

    def has_begun(self, now=None):
        return self.starts_at <= (now or timezone.now())

    def is_held(self, now=None):
        """Derived: posted and over."""
        return self.is_posted and self.ends_at <= (now or timezone.now())


class EventTransition(Transition):
    record = models.ForeignKey(ExchangeEvent, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class EventMove(models.Model):
    """One move: when it was, when it is, who moved it."""

    event = models.ForeignKey(ExchangeEvent, models.CASCADE, related_name="moves")
    was_at = models.DateTimeField()
    now_at = models.DateTimeField()
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = EventPartQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.was_at} → {self.now_at}"


class EventAttachment(Attachment):
    """Materials, for whoever may see the event."""

    event = models.ForeignKey(ExchangeEvent, models.CASCADE, related_name="attachments")

    objects = EventPartQuerySet.as_manager()

    def __str__(self):
        return self.name
