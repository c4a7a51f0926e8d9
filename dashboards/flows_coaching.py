"""The flow of a coaching conversation."""

from django.utils.translation import gettext_lazy as _

from coaching.enums import CONVERSATION_FLOW, ConversationStatus
from dashboards.flow import Flow, Move

C = ConversationStatus
EITHER, OTHER = _("either of the two"), _("the other of the two")

COACHING_FLOWS = (
    Flow(
        _("Coaching conversation"),
        CONVERSATION_FLOW,
        (
            Move((), (C.PROPOSED,), EITHER, _("two or three times; other times swap who asks")),
            Move((C.PROPOSED,), (C.AGREED,), OTHER, _("one of the times")),
            Move((C.PROPOSED,), (C.DECLINED,), OTHER),
            Move((C.PROPOSED,), (C.CANCELLED,), _("who proposed; the end of the pair")),
            Move((C.AGREED,), (C.AGREED,), EITHER, _("moved: the other one is told")),
            Move(
                (C.AGREED,),
                (C.CANCELLED,),
                _("either of the two; the end of the pair"),
                _("the other one is told"),
            ),
            Move((C.AGREED,), (C.HELD,), EITHER, _("after its time")),
        ),
    ),
)
