"""Exchange events for tests, in any state."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from meetings.events_enums import ExchangeForm, SeatStatus
from meetings.events_querysets import OPENS_AT
from meetings.models import EventFeedback, EventFeedbackGiven, EventSetting, ExchangeEvent, Seat

#: A Thursday after the tests' Monday, and one before it.
SOON, LATELY = date(2026, 11, 26), date(2026, 11, 19)


def moment(day, hour=14, minute=0):
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def make_event(host, year, day=SOON, hour=14, **fields):
    """An hour and a half on `day`, beginning at the full `hour`, Vilnius time."""
    starts_at = moment(day, hour)
    fields.setdefault("form", ExchangeForm.MINI)
    fields.setdefault("title", "Kaip klausti, kad kalbėtų jie")
    fields.setdefault("ends_at", starts_at + timedelta(minutes=90))
    return ExchangeEvent.objects.create(host=host, year=year, starts_at=starts_at, **fields)


def make_seat(event, member, status=SeatStatus.TAKEN, **fields):
    return Seat.objects.create(event=event, member=member, status=status, **fields)


def make_feedback(event, *members, **fields):
    """An answer for each of `members`, and who gave one."""
    fields.setdefault("useful", 4)
    fields.setdefault("takes", "Tylos po klausimo.")
    EventFeedbackGiven.objects.bulk_create(
        EventFeedbackGiven(event=event, member=member) for member in members
    )
    rows = EventFeedback.objects.bulk_create(
        EventFeedback(event=event, **fields) for _member in members
    )
    closed = event.feedback.filter(is_opened=False)
    if closed.count() >= OPENS_AT:
        closed.update(is_opened=True)
    return rows


def open_school(school, *, is_open=True):
    """Its hosts may open events to other schools."""
    EventSetting.objects.update_or_create(school=school, defaults={"is_open": is_open})
