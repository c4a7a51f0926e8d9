"""What happens to exchange events: the deed and the time, nobody's words (A43)."""

from django.utils.translation import gettext_lazy

from activity.registry import Found, register_subject, register_verb
from meetings.events_words import event_title
from meetings.models import ExchangeEvent

EVENT = gettext_lazy("Exchange events I go to")
SEAT = gettext_lazy("Places at exchange events I host")

#: name: (label, the sentence's msgid)
TOLD = {
    "event_moved": (EVENT, gettext_lazy("%(actor)s changed the time: %(title)s")),
    "event_changed": (EVENT, gettext_lazy("%(actor)s changed: %(title)s")),
    "event_cancelled": (EVENT, gettext_lazy("Cancelled: %(title)s")),
    "seat_got": (EVENT, gettext_lazy("A place became free and is yours: %(title)s")),
    "seat_taken": (SEAT, gettext_lazy("%(actor)s will come: %(title)s")),
    "seat_queued": (SEAT, gettext_lazy("%(actor)s waits for a place: %(title)s")),
    "seat_given_up": (SEAT, gettext_lazy("%(actor)s gave the place up: %(title)s")),
    "seat_ended": (SEAT, gettext_lazy("Somebody who left does not come: %(title)s")),
}
#: Kept in the journal, told to nobody.
QUIET = {
    "event_posted": (EVENT, gettext_lazy("%(actor)s invites to: %(title)s")),
    "event_setting_changed": (
        EVENT,
        gettext_lazy("%(actor)s changed whether events are open to other schools"),
    ),
    "section_saved": (EVENT, gettext_lazy("%(actor)s changed the sections")),
}


def register():
    """Called once, when the app is ready."""
    for name, (label, words) in TOLD.items():
        register_verb(name, label, _saying(words))
    for name, (label, words) in QUIET.items():
        register_verb(name, label, _saying(words), has_letter=False)
    register_subject("event", find_events)


def find_events(member, ids):
    """{id: Found} of the events this reader may see now; one query."""
    rows = ExchangeEvent.objects.visible_to(member).filter(pk__in=ids)
    return {row.pk: Found(event_title(row), row.get_absolute_url()) for row in rows}


def _saying(words):
    return lambda actor, title, numbers: words % {"actor": actor, "title": title}
