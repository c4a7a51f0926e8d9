"""Reflections, teachers by months: that something was submitted, never a word of it."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import F
from django.utils.translation import gettext as _

from core.collation import by_name
from core.figures import MonthState
from people.models import Member
from reflections.months import month_states

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
class Cell:
    """One month of one teacher: how it looks and what it says."""

    css: str
    words: str


@dataclass(frozen=True)
class Line:
    member: Member
    cells: list


@dataclass(frozen=True)
class Area:
    """The teachers of one subject area, sorted by surname, never by completeness."""

    name: str
    lines: list


def words_of(state):
    return {
        MonthState.ANSWERED: _("submitted, the curator answered"),
        MonthState.DONE: _("submitted"),
        MonthState.LATE: _("submitted after the day"),
        MonthState.MISSED: _("not submitted"),
        MonthState.NOW: _("not time yet"),
        MonthState.FUTURE: _("not time yet"),
        MonthState.LEFT_OUT: _("not expected"),
    }[state]


def staff(school):
    """Who takes part, by subject area and surname."""
    people = Member.objects.filter(school=school).taking_part()
    return people.select_related("subject__area").order_by(
        F("subject__area__position").asc(nulls_last=True),
        F("subject__area__name").asc(nulls_last=True),
        *by_name("last_name", "first_name"),
        "pk",
    )


def areas_of(members, year, days):
    """[Area] of these members (a page of `staff`): two queries."""
    states = month_states(members, year, days=days)
    return [
        Area(name, [_line(member, states[member.pk]) for member in group])
        for name, group in groupby(members, key=area_name)
    ]


def area_name(member):
    area = member.subject.area if member.subject else None
    return area.name if area else _("Other staff")


def _line(member, months):
    return Line(member, [Cell(LOOKS[m.state], words_of(m.state)) for m in months])


def rows_for_export(members, year, days):
    """(header, rows) of the same list: a row per teacher, the state of each month in words."""
    header = [
        _("Surname"),
        _("First name"),
        _("Subject area"),
        *(f"{d.month:%Y-%m}" for d in days),
    ]
    states = month_states(members, year, days=days)
    rows = [
        [
            member.last_name,
            member.first_name,
            area_name(member),
            *(words_of(month.state) for month in states[member.pk]),
        ]
        for member in members
    ]
    return header, rows
