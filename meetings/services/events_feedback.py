"""What is said after an event: kept so that nobody can tell whose it is (A39)."""

from random import SystemRandom

from django.db import transaction
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from meetings.events_enums import SEATED
from meetings.events_querysets import OPENS_AT
from meetings.models import EventFeedback, EventFeedbackGiven
from meetings.services.events_locks import lock_event
from years.enums import YearStatus


@transaction.atomic
def give_feedback(event, *, by, useful, takes="", wishes=""):
    """One answer of whoever had a seat; False when they have answered already.

    The journal says nothing of it: an entry would have an author and a moment.
    """
    event = lock_event(event)
    _refuse_unless_held(event, by)
    given = event.feedback_given
    if given.filter(member=by).exists():
        return False
    answer = EventFeedback(event=event, useful=useful, takes=takes, wishes=wishes)
    _rewrite(given, [*given.all(), EventFeedbackGiven(event=event, member=by)])
    _rewrite(event.feedback, opened([*event.feedback.all(), answer]))
    return True


def opened(answers):
    """`answers` with the closed ones open, as soon as these are five."""
    closed = [answer for answer in answers if not answer.is_opened]
    for answer in closed:
        answer.is_opened = len(closed) >= OPENS_AT
    return answers


def _rewrite(rows, kept):
    """All rows of the event anew, in an order of chance.

    A database keeps rows in the order they came, and remembers by which transaction: the last
    row of one table would be the last of the other. Written together they tell nothing.
    """
    SystemRandom().shuffle(kept)
    rows.all().delete()
    rows.model.objects.bulk_create(kept)


def _refuse_unless_held(event, by):
    if event.year.status != YearStatus.OPEN:
        raise RefusedError(_("The school year is closed."))
    if not event.is_held():
        raise RefusedError(_("It is not over yet."))
    if not event.seats.filter(member=by, status__in=SEATED).exists():
        raise RefusedError(_("Only those who had a place answer."))
