"""The rounds of learning together; each does one thing and is safe to run twice."""

from celery import shared_task

from meetings.services.events import cancel_events_of_leavers
from meetings.services.events_seats import end_seats_of_leavers


@shared_task(name="meetings.end_for_leavers")
def end_for_leavers():
    """Seats of who has left go to who waits; what they would have hosted is cancelled."""
    return cancel_events_of_leavers() + end_seats_of_leavers()
