"""What changed in a reflection after it was submitted, for the two who may see it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from reflections.enums import HowItWent
from reflections.models import Reflection


@dataclass(frozen=True)
class Change:
    """One field of one amendment, in words; `was` and `now` are empty for a file.

    `is_news`: made after the curator who asks last had the reflection on the screen.
    """

    at: datetime
    label: str
    was: str
    now: str
    is_news: bool = False


def history_of(reflection, *, read_at=None):
    """[Change], latest first; one query."""
    rows = reflection.amendments.order_by("-at", "-pk")
    return [_change(reflection, row, read_at) for row in rows]


def _change(reflection, row, read_at):
    how = dict(HowItWent.choices)
    was, now = row.was, row.now
    if row.field == "how_it_went":
        was, now = how.get(was, was), how.get(now, now)
    is_news = read_at is not None and row.at > read_at
    return Change(row.at, _label(reflection, row.field), str(was), str(now), is_news)


def _label(reflection, field):
    if field.startswith("answer:"):
        asked = {f"answer:{one['prompt']}": one["question"] for one in reflection.answers}
        return asked.get(field, "")
    known = {
        "attachment_added": _("An attachment was added"),
        "attachment_out": _("An attachment was taken out"),
        "growth": _("Growth categories"),
    }
    return known.get(field) or str(Reflection._meta.get_field(field).verbose_name)
