"""What happens to a conversation, as the inbox says it: the deed and the time, nobody's words."""

from django.utils.translation import gettext_lazy

from activity.registry import Found, register_subject, register_verb
from coaching.models import Conversation
from coaching.words import title_of

KIND = gettext_lazy("Coaching conversations")

#: name: the sentence's msgid
TOLD = {
    "conversation_proposed": gettext_lazy("%(actor)s proposes times for a conversation"),
    "conversation_other_times": gettext_lazy("%(actor)s proposes other times for a conversation"),
    "conversation_agreed": gettext_lazy("%(actor)s agreed: %(title)s"),
    "conversation_declined": gettext_lazy("%(actor)s declined a conversation"),
    "conversation_withdrawn": gettext_lazy("%(actor)s took the proposal to talk back"),
    "conversation_cancelled": gettext_lazy("%(actor)s called off: %(title)s"),
    "conversation_moved": gettext_lazy("%(actor)s moved: %(title)s"),
    "conversation_held": gettext_lazy("%(actor)s marked as held: %(title)s"),
    "conversation_wish": gettext_lazy("%(actor)s wrote what to talk about: %(title)s"),
    "conversation_agreement": gettext_lazy("%(actor)s wrote down what you agreed: %(title)s"),
    "conversation_notes": gettext_lazy("%(actor)s wrote in your notes: %(title)s"),
    "conversation_ended": gettext_lazy("The curator has changed; called off: %(title)s"),
}


def register():
    """Called once, when the app is ready."""
    for name, words in TOLD.items():
        register_verb(name, KIND, _saying(words))
    register_subject("conversation", find_conversations)


def find_conversations(member, ids):
    """{id: Found} of the conversations of which this reader is one of the two; one query."""
    rows = Conversation.objects.visible_to(member).filter(pk__in=ids)
    return {row.pk: Found(title_of(row), row.get_absolute_url()) for row in rows}


def _saying(words):
    return lambda actor, title, numbers: words % {"actor": actor, "title": title}
