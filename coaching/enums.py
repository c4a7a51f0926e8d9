"""Words of the conversations, and the road each travels (decisions.md, section 2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConversationStatus(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    AGREED = "agreed", _("agreed")
    DECLINED = "declined", _("declined")
    CANCELLED = "cancelled", _("cancelled")
    HELD = "held", _("held")


CONVERSATION_FLOW = {
    ConversationStatus.PROPOSED: {
        ConversationStatus.AGREED,
        ConversationStatus.DECLINED,
        ConversationStatus.CANCELLED,
    },
    ConversationStatus.AGREED: {ConversationStatus.CANCELLED, ConversationStatus.HELD},
    ConversationStatus.DECLINED: set(),
    ConversationStatus.CANCELLED: set(),
    ConversationStatus.HELD: set(),
}
#: A day and hour stand in these.
TIMED = (ConversationStatus.AGREED, ConversationStatus.HELD)
#: Something is still to come of these.
ALIVE = (ConversationStatus.PROPOSED, ConversationStatus.AGREED)


class Doer(models.TextChoices):
    """Who does what was agreed."""

    TEACHER = "teacher", _("teacher")
    CURATOR = "curator", _("curator")
    BOTH = "both", _("both")
