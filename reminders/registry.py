"""Deadlines and events that the practices declare, once each, set-based."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.utils.translation import gettext as _

from activity.registry import register_verb
from core.registry import Registry
from core.wording import day


@dataclass(frozen=True)
class Deadline:
    """Something one member still has to do.

    `key` is a text key made by the source, e.g. "reflection:2026-11" (A36). `url` is the
    page where it is done. `own_words` are the member's own, which the letter may repeat
    (A43). A source leaves out what is done, left out or not yet open.
    """

    member_id: int
    kind: str
    key: str
    opens_on: date
    due_on: date
    title: str
    url: str
    own_words: str = ""


@dataclass(frozen=True)
class Event:
    """Something that happened or will happen to one member, for „Kas vyko“ and the calendar.

    `ends_at` is None where the source does not know it."""

    member_id: int
    kind: str
    key: str
    at: datetime
    title: str
    url: str
    ends_at: datetime | None = None


@dataclass(frozen=True)
class DeadlineSource:
    """`rows(members, year, between) -> list[Deadline]`: `members` is a queryset of Member,
    `between` a pair of days that `due_on` must fall into; a constant number of queries.
    `offsets` are working days from the due day at which a reminder goes out by default."""

    name: str
    label: str
    rows: Callable
    offsets: tuple[int, ...]


@dataclass(frozen=True)
class EventSource:
    """`rows(member, year, between) -> list[Event]`, one query.

    `takes_time`: whoever is at one of its events is nowhere else then."""

    name: str
    rows: Callable
    takes_time: bool = False


deadline_sources = Registry("sources of deadlines")
event_sources = Registry("sources of events")


def register_deadlines(name, label, rows, *, offsets):
    """Declare a source; its reminders are notices of the kind "due_<name>"."""
    register_verb(f"due_{name}", label, partial(_due_sentence, label), is_own=True)
    return deadline_sources.register(name, DeadlineSource(name, label, rows, offsets))


def register_events(name, rows, *, takes_time=False):
    return event_sources.register(name, EventSource(name, rows, takes_time))


def _due_sentence(label, actor, title, numbers):
    """Before the day and after it, in the same calm words."""
    on = day(date.fromisoformat(numbers["due_on"]))
    if numbers["offset"] > 0:
        return _("%(what)s: it was due on %(day)s; there is still time.") % {
            "what": label,
            "day": on,
        }
    return _("%(what)s: due on %(day)s.") % {"what": label, "day": on}
