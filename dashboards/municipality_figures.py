"""The figures of a municipality's page: what they are called, and how one cell is said."""

from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from core.text import Words

NONE = "–"


class Figure(NamedTuple):
    """`short` heads a column; `bar` is the colour of its app; a share is said in percents."""

    name: str
    label: Words
    short: Words
    bar: str = "b-c"
    is_share: bool = True


class Cell(NamedTuple):
    """What stands in one cell; `value` is its number, None where none is told."""

    text: str
    value: object = None
    is_closed: bool = False


BEFORE = (
    Figure("curator", gettext_lazy("Teachers with a curator"), pgettext_lazy("column", "curator")),
    Figure("group", gettext_lazy("Teachers in an APT group"), pgettext_lazy("column", "group")),
    Figure(
        "submitted",
        gettext_lazy("Goals submitted"),
        pgettext_lazy("column", "goal submitted"),
    ),
    Figure("agreed", gettext_lazy("Goals agreed"), pgettext_lazy("column", "goal agreed")),
    Figure(
        "reflections",
        gettext_lazy("Due reflections submitted"),
        pgettext_lazy("column", "reflections"),
        "b-a",
    ),
)
AFTER = (
    Figure(
        "attendance",
        gettext_lazy("Attendance of group meetings"),
        pgettext_lazy("column", "attendance"),
        "b-b",
    ),
    Figure(
        "meetings",
        gettext_lazy("Group meetings held"),
        pgettext_lazy("column", "meetings"),
        "b-b",
        is_share=False,
    ),
    Figure(
        "median",
        gettext_lazy("Reflections per teacher, median"),
        pgettext_lazy("column", "reflections per teacher"),
        "b-a",
        is_share=False,
    ),
)


def figures_of(terms):
    """All of them; `terms` is {number: the names that schools give to it}."""
    lessons = [
        Figure(f"lessons{number}", _("2+2: %(term)s") % {"term": name}, f"2+2, {name}", "b-b")
        for number, name in ((number, _term(number, names)) for number, names in terms.items())
    ]
    return [*BEFORE, *lessons, *AFTER]


def _term(number, names):
    """As all schools call it, else its number."""
    return next(iter(names)) if len(names) == 1 else _("term %(n)s") % {"n": number}


def closed():
    """The same words whichever side is small: of six, five or one would be known by them."""
    return Cell(_("not told"), None, is_closed=True)


def share(percent):
    return Cell(NONE) if percent is None else Cell(f"{percent}\xa0%", percent)


def plain(number):
    """A whole number, or one with a half."""
    if number is None:
        return Cell(NONE)
    if number == int(number):
        return Cell(str(int(number)), int(number))
    return Cell(number_format(number, 1), float(number))
