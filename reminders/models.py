"""What is due is due in the database: a row with a key, written before anything is sent."""

from datetime import time

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import Member, School, User
from post.models import Letter
from reminders.querysets import RuleQuerySet
from reminders.rhythm import MORNING


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
