"""The flows of exchange events: the event, and a seat at it."""

from django.utils.translation import gettext_lazy as _

from dashboards.flow import Flow, Move
from meetings.events_enums import EVENT_FLOW, SEAT_FLOW, EventStatus, SeatStatus

E, S = EventStatus, SeatStatus
HOST, PARTICIPANT, TIME = _("host"), _("participant"), _("time")

EVENT_FLOWS = (
    Flow(
        _("Exchange event"),
        EVENT_FLOW,
        (
            Move((), (E.POSTED,), HOST),
            Move((E.POSTED,), (E.POSTED,), HOST, _("moved: places are kept, all are told")),
            Move(
                (E.POSTED,),
                (E.CANCELLED,),
                _("host, administrator; time when the host has left"),
                _("before it begins; all are told"),
            ),
        ),
    ),
    Flow(
        _("Place at an exchange event"),
        SEAT_FLOW,
        (
            Move((), (S.TAKEN, S.WAITING), PARTICIPANT, _("waits where there is no place left")),
            Move((S.WAITING,), (S.TAKEN,), TIME, _("a place became free; first come first")),
            Move(
                (S.TAKEN, S.WAITING),
                (S.GIVEN_UP,),
                _("participant; time when they have left"),
                _("before it begins"),
            ),
            Move((S.GIVEN_UP,), (S.TAKEN, S.WAITING), PARTICIPANT, _("asks again, as the last")),
            Move((S.TAKEN,), (S.CAME,), HOST, _("once it has begun")),
            Move((S.CAME,), (S.TAKEN,), HOST, _("a tap too many")),
        ),
    ),
)
