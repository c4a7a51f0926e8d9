"""What is due is due in the database: a row with a key, written before anything is sent."""

import secrets
import uuid
from datetime import time

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Member, School, User
from post.models import Letter
from reminders.querysets import FeedItemQuerySet, FeedQuerySet, RuleQuerySet
from reminders.rhythm import MORNING

#: Letters of a feed's secret: 32 random bytes.
SECRET = 43


def new_secret():
    return secrets.token_urlsafe(32)


class Due(models.Model):
    """One reminder to one member: written once, claimed once, sent once (A36)."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="dues")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=60)
    #: working days from the due day, weeks where the kind counts so; negative is before
    offset = models.SmallIntegerField()
    due_on = models.DateField()
    remind_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    #: taken back while it waits, should the thing be done meanwhile
    letter = models.OneToOneField(Letter, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "key", "offset", "due_on"], name="reminders_due_once"
            ),
        ]
        indexes = [
            # the sweep: rows nobody has claimed yet
            models.Index(
                fields=["remind_at"],
                condition=models.Q(claimed_at=None),
                name="reminders_due_unclaimed",
            ),
        ]

    def __str__(self):
        return f"{self.key} {self.offset:+d}"


class Digest(models.Model):
    """One weekly letter to one person, whatever the number of their schools (A17): written
    down once, claimed once; where there was nothing to say, no letter follows."""

    user = models.ForeignKey(User, models.PROTECT, related_name="digests")
    #: the Monday of its week
    week = models.DateField()
    claimed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "week"], name="reminders_digest_once"),
        ]

    def __str__(self):
        return f"{self.week}"


class ReminderRule(models.Model):
    """When a school reminds of one kind; a kind without a row keeps its own rhythm."""

    school = models.ForeignKey(School, models.PROTECT, related_name="reminder_rules")
    #: the name of a source of deadlines
    kind = models.CharField(max_length=30)
    #: whole numbers, negative before the due day; none reminds of it no more
    offsets = models.JSONField(default=list, blank=True)
    at = models.TimeField(_("at"), default=MORNING)

    objects = RuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "kind"], name="reminders_rule_once"),
            models.CheckConstraint(
                condition=Q(at__gte=time(7), at__lt=time(19)), name="reminders_rule_by_day"
            ),
        ]

    def __str__(self):
        return f"{self.kind}: {self.offsets}"


class CalendarFeed(models.Model):
    """The calendar of one person, whatever the number of their schools (A17).

    Whoever knows the secret reads it, without signing in. The secret is kept as it is, for
    the settings page shows the address again for a second device; what it opens is days,
    hours, places and plain titles, never words about anybody (docs/adr/0009).
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="calendar_feed")
    secret = models.CharField(max_length=SECRET, default=new_secret)
    created_at = models.DateTimeField(default=timezone.now)

    objects = FeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["secret"], name="reminders_feed_secret_once"),
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length("secret"), SECRET),
                name="reminders_feed_secret_long",
            ),
        ]

    def __str__(self):
        return f"calendar of user {self.user_id}"


class FeedItem(models.Model):
    """One thing of a feed as calendars were last told of it, so that the next change is seen.

    With `starts_at` it takes time, without it the whole `day` is meant. It never loses its
    `uid`; `sequence` grows with every change. What is called off stays, as cancelled, until
    every calendar has had the time to hear of it.
    """

    feed = models.ForeignKey(CalendarFeed, models.CASCADE, related_name="items")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=60)
    #: nothing of the host or the person in it, as RFC 7986 asks
    uid = models.UUIDField(default=uuid.uuid4)
    sequence = models.PositiveIntegerField(default=0)
    summary = models.CharField(max_length=300)
    day = models.DateField()
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    #: of its page, without the host
    path = models.CharField(max_length=200)
    is_cancelled = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    objects = FeedItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["feed", "member", "kind", "key"], name="reminders_feeditem_once"
            ),
            models.UniqueConstraint(fields=["uid"], name="reminders_feeditem_uid_once"),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, ends_at__isnull=False, ends_at__gt=F("starts_at")),
                name="reminders_feeditem_ends_after_it_starts",
            ),
        ]
        indexes = [
            # what a service moved or called off
            models.Index(fields=["key"], name="reminders_feeditem_key"),
        ]

    def __str__(self):
        return f"{self.kind} {self.key} #{self.sequence}"
