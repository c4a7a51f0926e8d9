"""What was said after an event: two tables that nothing joins (A39).

One knows who has answered, so as to ask once; the other what was answered. Neither keeps a
moment, the keys are random, and whoever writes one row of an event writes all of them anew in
another order (services.events_feedback), so that neither the key nor the place of a row in
the file tells which belongs to whom.
"""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.constraints import known
from meetings.events_enums import Usefulness
from meetings.events_querysets import FeedbackGivenQuerySet, FeedbackQuerySet
from meetings.models.event import ExchangeEvent
from people.models import Member


class EventFeedbackGiven(models.Model):
    """This member has answered about this event."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    event = models.ForeignKey(ExchangeEvent, models.PROTECT, related_name="feedback_given")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = FeedbackGivenQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "member"], name="meetings_feedback_given_once"
            ),
        ]

    def __str__(self):
        return f"{self.member_id}: {self.event_id}"


class EventFeedback(models.Model):
    """One answer, nobody's; closed ones open five together, so that none is told by its coming."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    event = models.ForeignKey(ExchangeEvent, models.PROTECT, related_name="feedback")
    useful = models.PositiveSmallIntegerField(_("was it useful"), choices=Usefulness)
    takes = models.TextField(_("what I take with me"), blank=True)
    wishes = models.TextField(_("what I would wish"), blank=True)
    is_opened = models.BooleanField(default=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        constraints = [
            known("useful", Usefulness, name="meetings_feedback_useful_known"),
        ]

    def __str__(self):
        return f"{self.event_id}: {self.useful}"
