"""What happens in a conversation, as the inbox says it; never the words themselves (A43)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activity.registry import register_verb


def register():
    register_verb("curator_answered", gettext_lazy("The curator answered"), _answered)
    register_verb("teacher_replied", gettext_lazy("A teacher replied"), _replied)


def _answered(actor, title, numbers):
    return _("%(name)s answered: %(title)s") % {"name": actor, "title": title}


def _replied(actor, title, numbers):
    return _("%(name)s replied: %(title)s") % {"name": actor, "title": title}
