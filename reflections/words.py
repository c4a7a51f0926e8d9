"""How a reflection is called, and what its reminder says."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from activity.registry import LetterWords
from core.dates import parse_month
from core.wording import day, month_accusative, month_genitive


def title_of(reflection):
    """„lapkričio refleksija“."""
    return _("%(month)s reflection") % {"month": month_genitive(reflection.month.month)}


def reflection_letter(numbers):
    """It begins with the step that was planned, where there is one (mock 13)."""
    month = month_genitive(parse_month(numbers["month"]).month)
    on = day(date.fromisoformat(numbers["due_on"]))
    step_month = parse_month(numbers.get("step_month"))
    heading = _("What mattered most this month?")
    asks = _(
        "Five minutes and one answer are enough for the %(month)s reflection: what the next "
        "step is."
    )
    if step_month:
        planned = capfirst(month_accusative(step_month.month))
        heading = _("In %(month)s you planned one step. How did it go?") % {"month": planned}
        asks = _(
            "Five minutes and two answers are enough for the %(month)s reflection: how did it go, "
            "and what is the next step."
        )
    due = (
        _("It was due on %(day)s; there is still time.")
        if numbers["is_past"]
        else _("It is due on %(day)s.")
    )
    return LetterWords(
        subject=heading,
        heading=heading,
        text=" ".join([capfirst(asks % {"month": month}), due % {"day": on}]),
        action=_("Write the %(month)s reflection") % {"month": month},
        own_label=_("The step you planned"),
    )
