"""What happened to a protocol after it was submitted, for the two who may see it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from observations.enums import ObservationStatus
from observations.questions import asked
from people.models import Member


@dataclass(frozen=True)
class Change:
    """One event in words; `by` is None for what time did, `words` is a reason."""

    at: datetime
    label: str
    by: Member | None = None
    was: str = ""
    now: str = ""
    words: str = ""


def history_of(observation, reader):
    """[Change], latest first; who could read since when is the teacher's own."""
    changes = [*_steps(observation), *_amendments(observation), *_reopenings(observation)]
    if reader.pk == observation.owner_id:
        changes += _audiences(observation)
    return sorted(changes, key=lambda change: change.at, reverse=True)


def _steps(observation):
    names = dict(ObservationStatus.choices)
    for row in observation.transitions.select_related("by"):
        name = capfirst(str(names.get(row.to_status, row.to_status)))
        is_by_time = row.by is None and row.to_status == ObservationStatus.CONFIRMED
        yield Change(row.at, _("Confirmed automatically") if is_by_time else name, row.by)


def _amendments(observation):
    for row in observation.amendments.select_related("by"):
        yield Change(row.at, _label(observation, row.field), row.by, row.was, row.now)


def _reopenings(observation):
    for row in observation.reopenings.select_related("by"):
        yield Change(row.at, _("Opened again"), row.by, words=row.reason)


def _audiences(observation):
    for row in observation.audience_changes.select_related("by"):
        was, now = str(row.get_was_display()), str(row.get_now_display())
        yield Change(row.at, _("Who sees it"), row.by, was, now)


def _label(observation, field):
    found = {f"answer:{row['key']}": row["text"] for row in asked(observation.answers)}
    found |= {f"scale:{row['key']}": row["text"] for row in asked(observation.scales)}
    known = {
        "notes": _("What was seen and heard"),
        "agreements": _("What you agreed"),
        "late_agreements": _("What you agreed, the second text"),
        "owner_words": _("The teacher's own words"),
    }
    return found.get(field) or known.get(field, "")
