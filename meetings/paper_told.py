"""What happens to a group's paper, as the inbox says it: the deed, nobody's words (A43)."""

from django.utils.translation import gettext_lazy

from activity.registry import Found, register_subject, register_verb
from meetings.models import Agreement
from meetings.words import meeting_title

AGREEMENT = gettext_lazy("A group's agreements")
NOTES = gettext_lazy("A group's notes")

#: name: the sentence's msgid
TOLD = {
    "agreement_made": gettext_lazy("%(actor)s wrote down an agreement of yours: %(title)s"),
    "agreement_dropped": gettext_lazy("%(actor)s dropped an agreement: %(title)s"),
}
#: Kept in the journal, told to nobody.
QUIET = {
    "agreement_done": gettext_lazy("%(actor)s marked an agreement as done: %(title)s"),
    "agreement_reopened": gettext_lazy("%(actor)s opened an agreement again: %(title)s"),
}


def register():
    """Called once, when the app is ready."""
    for name, words in TOLD.items():
        register_verb(name, AGREEMENT, _saying(words))
    for name, words in QUIET.items():
        register_verb(name, AGREEMENT, _saying(words), has_letter=False)
    register_verb(
        "notes_shared",
        NOTES,
        _saying(gettext_lazy("%(actor)s wrote in the notes: %(title)s")),
    )
    register_subject("agreement", find_agreements)


def find_agreements(member, ids):
    """{id: Found} by the meeting it was made at; one query."""
    rows = Agreement.objects.visible_to(member).filter(pk__in=ids).select_related("meeting")
    return {row.pk: Found(meeting_title(row.meeting), row.get_absolute_url()) for row in rows}


def _saying(words):
    return lambda actor, title, numbers: words % {"actor": actor, "title": title}
