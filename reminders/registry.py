"""Deadlines and events that the practices declare, once each, set-based."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from django.utils.translation import gettext as _

from activity.registry import register_verb
from core.registry import Registry
from core.wording import day
from reminders.rhythm import Rhythm


@dataclass(frozen=True)
class Deadline:
    """Something one member still has to do.

    `key` is a text key made by the source, e.g. "reflection:2026-11" (A36). `url` is the
    page where it is done. `own_words` are the member's own, which the letter may repeat
    (A43); `numbers` are counts and dates that the letter's sentences need, never words.
    A source leaves out what is done, left out or not yet open.
    """

    member_id: int
    kind: str
    key: str
    opens_on: date
    due_on: date
    title: str
    url: str
    own_words: str = ""
    numbers: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Event:
    """Something that happened or will happen to one member, for „Kas vyko“ and the calendar.

    `ends_at` is None where the source does not know it. `plain_title` is what may stand
    outside the portal, where `title` holds words that may not.
    """

    member_id: int
    kind: str
    key: str
    at: datetime
    title: str
    url: str
    ends_at: datetime | None = None
    place: str = ""
    plain_title: str = ""


@dataclass(frozen=True)
class DeadlineSource:
    """`rows(scope) -> list[Deadline]` for a `reminders.scope.Scope`: a constant number of
    queries. `rhythm` is when reminders go out unless the school says otherwise.
    `is_event`: its due day is the day of an event that stands in calendars by itself.
    `is_queue`: however many are due on one day, a calendar says it once."""

    name: str
    label: str
    rows: Callable
    rhythm: Rhythm
    is_event: bool = False
    is_queue: bool = False


@dataclass(frozen=True)
class EventSource:
    """`rows(scope) -> list[Event]`, a constant number of queries.

    `takes_time`: whoever is at one of its events is nowhere else then; such events stand in
    the personal calendar."""

    name: str
    rows: Callable
    takes_time: bool = False


deadline_sources = Registry("sources of deadlines")
event_sources = Registry("sources of events")


def register_deadlines(name, label, rows, *, rhythm, letter=None, **stands):
    """Declare a source; its reminders are notices of the kind "due_<name>".

    `letter(numbers) -> activity.registry.LetterWords` says more than the label does;
    `stands`: how its due days stand in calendars, as `DeadlineSource` says."""
    sentence = partial(_due_sentence, label)
    register_verb(f"due_{name}", label, sentence, is_own=True, letter=letter)
    source = DeadlineSource(name, label, rows, rhythm, **stands)
    return deadline_sources.register(name, source)


def register_events(name, rows, *, takes_time=False):
    return event_sources.register(name, EventSource(name, rows, takes_time))


def _due_sentence(label, actor, title, numbers):
    """Before the day and after it, in the same calm words."""
    on = day(date.fromisoformat(numbers["due_on"]))
    if numbers.get("is_past", numbers["offset"] > 0):
        return _("%(what)s: it was due on %(day)s; there is still time.") % {
            "what": label,
            "day": on,
        }
    return _("%(what)s: due on %(day)s.") % {"what": label, "day": on}
