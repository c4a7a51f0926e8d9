"""Words of *Kolega–kolegai* exchange (domain.md 4.4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExchangeForm(models.TextChoices):
    EXPERT = "expert", _("learning from an expert")
    SOCIAL = "social", _("learning from each other")
    MINI = "mini", _("mini-training")
    CASE = "case", _("practical case analysis")
    SHADOWING = "shadowing", _("job shadowing")
    PROJECT = "project", _("joint project")


class EventStatus(models.TextChoices):
    """Held is derived: the event's end has passed."""

    POSTED = "posted", _("posted")
    CANCELLED = "cancelled", _("cancelled")


EVENT_FLOW = {EventStatus.POSTED: {EventStatus.CANCELLED}, EventStatus.CANCELLED: set()}


class SeatStatus(models.TextChoices):
    TAKEN = "taken", _("place taken")
    WAITING = "waiting", _("on the waiting list")
    GIVEN_UP = "given_up", _("place given up")
    CAME = "came", _("came")


#: A seat given up may be asked for again; a tap too many on „came“ is taken back.
SEAT_FLOW = {
    SeatStatus.TAKEN: {SeatStatus.GIVEN_UP, SeatStatus.CAME},
    SeatStatus.WAITING: {SeatStatus.TAKEN, SeatStatus.GIVEN_UP},
    SeatStatus.GIVEN_UP: {SeatStatus.TAKEN, SeatStatus.WAITING},
    SeatStatus.CAME: {SeatStatus.TAKEN},
}
#: Somebody sits here: it counts against the event's places.
SEATED = (SeatStatus.TAKEN, SeatStatus.CAME)
#: Seated or waiting for it: told of every change.
CONCERNED = (*SEATED, SeatStatus.WAITING)


class Usefulness(models.IntegerChoices):
    """Five steps in words, never stars and never summed."""

    NOT = 1, _("not useful to me")
    LITTLE = 2, _("a little useful")
    PARTLY = 3, _("partly useful")
    USEFUL = 4, _("useful")
    VERY = 5, _("very useful")
