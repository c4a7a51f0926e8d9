"""The flow of a group's meeting."""

from django.utils.translation import gettext_lazy as _

from dashboards.flow import Flow, Move
from meetings.enums import MEETING_FLOW, MeetingStatus

M = MeetingStatus
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
)
