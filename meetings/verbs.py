"""What happens in groups that meet, as the inbox says it: the deed and the time, nobody's words
(A43)."""

from django.utils.translation import gettext_lazy, ngettext

from activity.registry import Found, register_subject, register_verb
from meetings.models import Meeting
from meetings.words import meeting_title

MEETING = gettext_lazy("A group's meetings")

#: name: the sentence's msgid
TOLD = {
    "meeting_planned": gettext_lazy("%(actor)s planned: %(title)s"),
    "meeting_moved": gettext_lazy("%(actor)s changed the time or the place: %(title)s"),
    "meeting_cancelled": gettext_lazy("%(actor)s cancelled: %(title)s"),
}
#: Kept in the journal, told to nobody.
QUIET = {
    "meeting_held": gettext_lazy("%(actor)s marked who came: %(title)s"),
    "meeting_reopened": gettext_lazy("%(actor)s took back that it was held: %(title)s"),
}


def register():
    """Called once, when the app is ready."""
    for name, words in TOLD.items():
        register_verb(name, MEETING, _saying(words))
    register_verb("meetings_planned", MEETING, _say_year)
    for name, words in QUIET.items():
        register_verb(name, MEETING, _saying(words), has_letter=False)
    register_subject("meeting", find_meetings)


def find_meetings(member, ids):
    """{id: Found} of the meetings of the reader's own groups; one query."""
    rows = Meeting.objects.visible_to(member).filter(pk__in=ids)
    return {row.pk: Found(meeting_title(row), row.get_absolute_url()) for row in rows}


def _saying(words):
    return lambda actor, title, numbers: words % {"actor": actor, "title": title}


def _say_year(actor, title, numbers):
    count = numbers.get("count", 0)
    sentence = ngettext(
        "%(actor)s planned %(count)s meeting of the group “%(title)s”",
        "%(actor)s planned %(count)s meetings of the group “%(title)s”",
        count,
    )
    return sentence % {"actor": actor, "count": count, "title": title}
