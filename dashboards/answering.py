"""Where a curator's next word about a teacher begins: one tap from a row, straight to writing."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from core.wording import month_genitive

#: The field of an answer, on every page of a record.
FIELD = "id_text"


@dataclass(frozen=True)
class Start:
    """`url` is the field itself; `title` names the record, `waits` that an answer is awaited."""

    url: str
    title: str
    waits: bool = False


def to_write(url):
    """The field of an answer on the page of a record."""
    return f"{url.partition('#')[0]}#{FIELD}"


def start_of(waiting, months, goal_id):
    """What has waited longest, else the latest submitted month, else the goal; None: nothing yet.

    `waiting` are this teacher's items of the queue in order, `months` those of the year,
    `goal_id` is of a submitted goal.
    """
    if waiting:
        item = waiting[0]
        return Start(to_write(item.url), item.said.title, waits=True)
    for month in reversed(months):
        if month.is_submitted:
            url = reverse("reflections:detail", args=[month.reflection_id])
            title = _("%(month)s reflection") % {"month": month_genitive(month.month.month)}
            return Start(to_write(url), title)
    if goal_id:
        return Start(to_write(reverse("goals:detail", args=[goal_id])), _("the year's goal"))
    return None
