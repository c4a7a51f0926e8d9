"""What changed in a reflection after it was submitted, for the two who may see it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from reflections.enums import HowItWent
from reflections.models import Reflection


@dataclass(frozen=True)
class Change:
    """One field of one amendment, in words; `was` and `now` are empty for a file."""

    at: datetime
    label: str
    was: str
    now: str


def history_of(reflection):
    """[Change], latest first; one query."""
    return [_change(reflection, row) for row in reflection.amendments.order_by("-at", "-pk")]


def _change(reflection, row):
    how = dict(HowItWent.choices)
    was, now = row.was, row.now
    if row.field == "how_it_went":
        was, now = how.get(was, was), how.get(now, now)
    return Change(row.at, _label(reflection, row.field), str(was), str(now))


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
