"""The flow of a group's meeting."""

from django.utils.translation import gettext_lazy as _

from dashboards.flow import Flow, Move
from meetings.enums import AGREEMENT_FLOW, MEETING_FLOW, AgreementStatus, MeetingStatus

M = MeetingStatus
A = AgreementStatus
FACILITATOR = _("facilitator")

GROUP_FLOWS = (
    Flow(
        _("Meeting"),
        MEETING_FLOW,
        (
            Move((), (M.PLANNED,), FACILITATOR),
            Move((M.PLANNED,), (M.PLANNED,), FACILITATOR, _("moved: answers are kept")),
            Move(
                (M.PLANNED,),
                (M.HELD,),
                _("facilitator, whoever leads it"),
                _("attendance is saved"),
            ),
            Move((M.PLANNED,), (M.CANCELLED,), FACILITATOR),
            Move((M.HELD,), (M.PLANNED,), FACILITATOR, _("the same day only")),
        ),
    ),
    Flow(
        _("Agreement of a group"),
        AGREEMENT_FLOW,
        (
            Move((), (A.OPEN,), _("any member of the group")),
            Move((A.OPEN,), (A.DONE,), _("whoever is to do it, facilitator")),
            Move((A.DONE,), (A.OPEN,), _("whoever is to do it, facilitator")),
            Move(
                (A.OPEN,),
                (A.DROPPED,),
                _("whoever is to do it or wrote it down, facilitator"),
                _("with a word"),
            ),
        ),
    ),
)
