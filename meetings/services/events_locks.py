"""What every write of an event begins with: the event held, and what it is refused for.

Seats change under the event's lock only, so there is one order and no place given twice. The
lock lets foreign keys through: telling somebody never waits for their own sign-up.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from meetings.models import ExchangeEvent
from years.enums import YearStatus

NEAR = timedelta(hours=24)


def lock_event(event):
    """The event as it is now, held until the transaction ends."""
    rows = ExchangeEvent.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("host__school", "year__school").get(pk=event.pk)


def refuse_unless_ahead(event):
    if event.year.status != YearStatus.OPEN:
        raise RefusedError(_("The school year is closed."))
    if not event.is_posted:
        raise RefusedError(_("The event is cancelled."))
    if event.has_begun():
        raise RefusedError(_("This has begun already."))


def is_near(moment):
    """Begins within a day: whoever is concerned is told at any hour (A35)."""
    return timezone.now() <= moment <= timezone.now() + NEAR
