"""The flows of the 2+2: lesson, place, request, observation."""

from django.utils.translation import gettext_lazy as _

from dashboards.flow import Flow, Move
from observations.enums import (
    LESSON_FLOW,
    OBSERVATION_FLOW,
    PLACE_FLOW,
    REQUEST_FLOW,
    LessonStatus,
    ObservationStatus,
    PlaceStatus,
    RequestStatus,
)

L, W, P, R = LessonStatus, ObservationStatus, PlaceStatus, RequestStatus
OBSERVER, TEACHER, EITHER = _("observer"), _("teacher who shows"), _("either of the two")
ASKED, INVITED, TIME = _("who is asked"), _("who is invited"), _("time")

LESSON_FLOWS = (
    Flow(
        _("Open lesson"),
        LESSON_FLOW,
        (
            Move((), (L.POSTED,), TEACHER),
            Move((L.POSTED,), (L.POSTED,), TEACHER, _("moved: places are kept, all are told")),
            Move(
                (L.POSTED,),
                (L.CANCELLED,),
                _("teacher who shows, administrator"),
                _("before an observation record is submitted"),
            ),
        ),
    ),
    Flow(
        _("Place of an observer"),
        PLACE_FLOW,
        (
            Move((P.INVITED,), (P.TAKEN, P.DECLINED), INVITED, _("the place is kept meanwhile")),
            Move((P.INVITED,), (P.EXPIRED,), TIME, _("after 3 working days")),
            Move((P.TAKEN,), (P.GIVEN_UP,), OBSERVER, _("before the lesson begins")),
            Move((P.TAKEN,), (P.ABSENT,), EITHER, _("after the lesson")),
        ),
    ),
    Flow(
        _("Request for a lesson"),
        REQUEST_FLOW,
        (
            Move((R.OPEN,), (R.ACCEPTED,), ASKED, _("with a lesson")),
            Move((R.OPEN,), (R.DECLINED,), ASKED),
            Move((R.OPEN,), (R.WITHDRAWN,), _("who asked")),
            Move((R.OPEN,), (R.EXPIRED,), TIME, _("after 10 working days")),
        ),
    ),
    Flow(
        _("Observation"),
        OBSERVATION_FLOW,
        (
            Move((), (W.DRAFT,), OBSERVER, _("the first note, from an hour before")),
            Move((W.DRAFT,), (W.SUBMITTED,), OBSERVER),
            Move((W.DRAFT,), (W.DID_NOT_HAPPEN,), EITHER),
            Move((W.SUBMITTED,), (W.DISCUSSED,), EITHER, _("a day, and what was agreed")),
            Move(
                (W.SUBMITTED, W.DISCUSSED),
                (W.CONFIRMED,),
                _("teacher who showed; time"),
                _("time: 14 days after the submission"),
            ),
            Move(
                (W.CONFIRMED,),
                (W.SUBMITTED,),
                EITHER,
                _("with a reason, until the year closes"),
            ),
        ),
    ),
)
