"""What happened, who was told, and how they want to be told."""

from django.db import models
from django.utils import timezone

from activity.enums import Channel
from activity.querysets import NotificationQuerySet
from core.constraints import known
from people.models import Member, School


class Entry(models.Model):
    """One thing that happened: a verb, who, and a text key; words are made when shown (A43)."""

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    actor = models.ForeignKey(Member, models.PROTECT, null=True, related_name="deeds")
    #: a name registered in `activity.verbs`
    verb = models.CharField(max_length=40)
    #: "<kind>:<id>", e.g. "reflection:12"; the kind is registered in `activity.subjects`
    subject = models.CharField(max_length=60)
    #: counts, ids and dates that the sentence needs, never words
    numbers = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            # the history shown beside one record
            models.Index(fields=["subject", "at"], name="activity_entry_of_subject"),
        ]

    def __str__(self):
        return f"{self.verb} {self.subject}"


class Notification(models.Model):
    """One entry in one person's inbox."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="notifications")
    member = models.ForeignKey(Member, models.PROTECT, related_name="notifications")
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "member"], name="activity_notification_once"),
        ]
        indexes = [
            # the bell on every page
            models.Index(
                fields=["member"],
                condition=models.Q(read_at=None),
                name="activity_notification_unread",
            ),
        ]

    def __str__(self):
        return f"{self.entry} → {self.member_id}"


class Preference(models.Model):
    """One person's choice for one kind of notice; no row means at once."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="preferences")
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.AT_ONCE)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "kind"], name="activity_preference_once"),
            known("channel", Channel, name="activity_preference_channel_known"),
        ]

    def __str__(self):
        return f"{self.kind}: {self.channel}"
