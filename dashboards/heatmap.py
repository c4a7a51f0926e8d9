"""Reflections, teachers by months: that something was submitted, never a word of it."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.figures import MonthState

PER_PAGE = 50

#: The class of a cell in theme.css.
LOOKS = {
    MonthState.ANSWERED: "h2",
    MonthState.DONE: "h1",
    MonthState.LATE: "h1",
    MonthState.MISSED: "h0",
    MonthState.NOW: "hx",
    MonthState.FUTURE: "hx",
    MonthState.LEFT_OUT: "hn",
}


@dataclass(frozen=True)
class Line:
    """`cells` is the row's markup: hundreds of cells would cost a template too much."""

    name: str
    cells: SafeString


@dataclass(frozen=True)
class Area:
    """The teachers of one subject area, sorted by surname, never by completeness."""

    name: str
    lines: list


@dataclass(frozen=True)
class MonthCount:
    """How many submitted, of how many who were asked to or did."""

    day: object
    submitted: int
    expected: int


def words():
    """What each state of a month is called here, in the reader's language."""
    return {
        MonthState.ANSWERED: _("submitted, the curator answered"),
        MonthState.DONE: _("submitted"),
        MonthState.LATE: _("submitted after the day"),
        MonthState.MISSED: _("not submitted"),
        MonthState.NOW: _("not time yet"),
        MonthState.FUTURE: _("not time yet"),
        MonthState.LEFT_OUT: _("not expected"),
    }


def areas_of(people, months, days):
    """[Area] of `people`, who stand by area; `months` as of SchoolPeople, of which `days`."""
    cells = {
        state: format_html(
            '<td class="{}"><span class="visually-hidden">{}</span></td>', LOOKS[state], said
        )
        for state, said in words().items()
    }
    shown = {day.month for day in days}
    return [
        Area(area, [_line(one, months[one.pk], shown, cells) for one in group])
        for area, group in groupby(people, key=lambda one: one.area)
    ]


def _line(one, months, shown, cells):
    row = "".join(cells[month.state] for month in months if month.month in shown)
    return Line(one.name, SafeString(row))  # of nothing but safe cells


def counted(people, months, days):
    """[MonthCount] of `days`."""
    states = {day.month: [0, 0] for day in days}
    for one in people:
        for month in months[one.pk]:
            if month.month in states and month.is_expected:
                states[month.month][1] += 1
                states[month.month][0] += month.is_submitted
    return [MonthCount(day, *states[day.month]) for day in days]


def rows_for_export(people, months, days):
    """(header, rows): a row per teacher, the state of each month in words."""
    header = [
        _("Surname"),
        _("First name"),
        _("Subject area"),
        *(f"{d.month:%Y-%m}" for d in days),
    ]
    said, shown = words(), {day.month for day in days}
    rows = [
        [
            *(one.last_name, one.first_name, one.area),
            *(said[month.state] for month in months[one.pk] if month.month in shown),
        ]
        for one in people
    ]
    return header, rows
