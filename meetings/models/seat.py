"""Who comes to an exchange event, and who waits for a place."""

from django.db import models
from django.utils import timezone

from core.constraints import known
from core.models import TimeStamped, Transition
from meetings.events_enums import SEAT_FLOW, SeatStatus
from meetings.events_querysets import SeatQuerySet
from meetings.models.event import ExchangeEvent
from people.models import Member


class Seat(TimeStamped):
    """One member at one event; a guest is a Member of another school (A38).

    `queued_at` is when they last asked for it: the order of the waiting list.
    """

    FLOW = SEAT_FLOW
    TRANSITIONS = "transitions"

    event = models.ForeignKey(ExchangeEvent, models.PROTECT, related_name="seats")
    member = models.ForeignKey(Member, models.PROTECT, related_name="seats")
    status = models.CharField(max_length=10, choices=SeatStatus)
    queued_at = models.DateTimeField(default=timezone.now)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", SeatStatus, name="meetings_seat_status_known"),
            models.UniqueConstraint(fields=["event", "member"], name="meetings_seat_once"),
        ]
        indexes = [
            models.Index(fields=["event", "status", "queued_at"], name="meetings_seats_at"),
            models.Index(fields=["member", "status"], name="meetings_seats_of"),
        ]

    def __str__(self):
        return f"{self.member_id} at {self.event_id}"


class SeatTransition(Transition):
    record = models.ForeignKey(Seat, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"
