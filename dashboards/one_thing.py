"""What a next thing is made of."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.wording import day as day_words


@dataclass(frozen=True)
class NextThing:
    """`name` tells situations apart; `about` is the key of the duty it speaks of."""

    name: str
    title: str
    state: str = ""
    text: str = ""
    quote: str = ""
    slip: str = ""
    slip_month: date | None = None
    url: str = ""
    action: str = ""
    note: str = ""
    #: a second way, beside the button
    more_url: str = ""
    more: str = ""
    about: str = ""


def said_of_due(facts, duty, begin=""):
    on = day_words(duty.due_on)
    if duty.due_on < facts.today:
        due = _("The day was %(day)s; you can write it now as well.") % {"day": on}
    else:
        due = _("Due on %(day)s.") % {"day": on}
    return f"{begin} {due}".strip()
