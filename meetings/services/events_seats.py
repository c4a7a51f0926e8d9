"""Seats: never more than there are, nobody twice, the first who waits gets what frees."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError, TransitionError
from core.flow import step
from meetings.events_enums import CONCERNED, SEATED, SeatStatus
from meetings.models import Seat
from meetings.services.events_locks import is_near, lock_event, refuse_unless_ahead
from reminders.services import touch


@transaction.atomic
def sign_up(event, *, by):
    """A seat, or a place on the waiting list; who has either keeps it."""
    event = lock_event(event)
    refuse_unless_ahead(event)
    if event.host_id == by.pk or (by.user_id and event.host.user_id == by.user_id):
        raise RefusedError(_("This is your own."))
    if by.has_left():
        raise RefusedError(_("Only people who work at a school come."))
    seat = event.seats.filter(member=by).first()
    if seat and seat.status in CONCERNED:
        return seat
    to = SeatStatus.TAKEN if _has_room(event) else SeatStatus.WAITING
    if seat:
        seat = step(seat, to, by=by, queued_at=timezone.now())
    else:
        seat = Seat.objects.create(event=event, member=by, status=to)
    verb = "seat_taken" if to == SeatStatus.TAKEN else "seat_queued"
    record(by, verb, event.key, tell=[event.host], school=event.year.school)
    return seat


@transaction.atomic
def give_up(seat, *, by):
    """Free the seat, or leave the waiting list, before it begins."""
    event = lock_event(seat.event)
    refuse_unless_ahead(event)
    seat, was = _given_up(seat, by)
    if was == SeatStatus.TAKEN:
        at_once = is_near(event.starts_at)
        about = {"school": event.year.school, "at_once": at_once}
        record(by, "seat_given_up", event.key, tell=[event.host], **about)
        touch(event.key)
        fill(event)
    return seat


@transaction.atomic
def mark_came(seat, came, *, by):
    """The host says who came, once it has begun; a tap too many is taken back."""
    event = lock_event(seat.event)
    if not event.has_begun():
        raise RefusedError(_("It has not begun yet."))
    to = SeatStatus.CAME if came else SeatStatus.TAKEN
    seat = Seat.objects.get(pk=seat.pk)
    if seat.status not in SEATED:
        raise TransitionError(seat.status, to)
    return seat if seat.status == to else step(seat, to, by=by)


def fill(event):
    """Give what is free to the first who wait, each of whom is told; under the event's lock."""
    if event.has_begun() or not event.is_posted:
        return
    waiting = list(event.seats.in_queue().select_related("member__school"))
    for seat in waiting:
        if not _has_room(event):
            return
        if seat.member.has_left():
            continue
        step(seat, SeatStatus.TAKEN, by=None)
        about = {"school": event.year.school, "at_once": is_near(event.starts_at)}
        record(None, "seat_got", event.key, tell=[seat.member], **about)


def end_seats_of_leavers(now=None):
    """Seats ahead end with the employment, and what they free is given on (A34)."""
    now = now or timezone.now()
    rows = Seat.objects.of_leavers(timezone.localdate(now))
    rows = rows.filter(event__starts_at__gt=now, event__status="posted")
    return sum(_end(row) for row in rows.select_related("event"))


@transaction.atomic
def _end(seat):
    event = lock_event(seat.event)
    try:
        seat, was = _given_up(seat, None)
    except TransitionError:
        return False
    if was == SeatStatus.TAKEN:
        record(None, "seat_ended", event.key, tell=[event.host], school=event.year.school)
        fill(event)
    return True


def _given_up(seat, by):
    """(the seat, what it was before)."""
    was = Seat.objects.get(pk=seat.pk).status
    return step(seat, SeatStatus.GIVEN_UP, by=by), was


def _has_room(event):
    return event.places is None or event.seats.seated().count() < event.places
