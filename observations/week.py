"""The week of the board as a table: a row per lesson of the bells, a column per day."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from core.wording import day as said
from core.wording import is_lithuanian, month_genitive
from observations.board import DAY, monday_of

SCHOOL_DAYS = 5


@dataclass
class Cell:
    on: dt.date
    rows: list
    own_class: str = ""
    is_own: bool = False


@dataclass
class WeekLine:
    """`bell` is None in the line of lessons outside the bells."""

    bell: object
    cells: list


@dataclass
class Week:
    monday: dt.date
    days: list
    lines: list

    @property
    def previous(self):
        return self.monday - 7 * DAY

    @property
    def following(self):
        return self.monday + 7 * DAY

    @property
    def title(self):
        """„Kovo 15–19 d.“; over two months both are named."""
        first, last = self.days[0], self.days[-1]
        if first.month != last.month:
            title = f"{said(first)} – {said(last)}"
        elif is_lithuanian():
            title = f"{month_genitive(first.month)} {first.day}–{last.day}\xa0d."
        else:
            title = f"{first.day}–{last.day}\xa0{month_genitive(first.month)}"
        return title[:1].upper() + title[1:]


def week_of(monday, rows, bells, busy):
    """`rows` are of this week; Saturday and Sunday appear only when something is on."""
    monday = monday_of(monday)
    placed = {}
    for row in rows:
        placed.setdefault((row.starts.date(), number_of(row, bells)), []).append(row)
    used = {on for on, _number in placed}
    days = [monday + DAY * index for index in range(7)]
    days = [day for index, day in enumerate(days) if index < SCHOOL_DAYS or day in used]
    own = {(one.weekday, one.number): one.class_name for one in busy}
    lines = [WeekLine(bell, _cells(days, bell.number, placed, own)) for bell in bells]
    if any(number is None for _on, number in placed) or not bells:
        lines.append(WeekLine(None, _cells(days, None, placed, {})))
    return Week(monday, days, lines)


def number_of(row, bells):
    """The line it stands in: its own number, else the lesson during which it begins."""
    if any(bell.number == row.lesson.number for bell in bells):
        return row.lesson.number
    begins = row.starts.time()
    return next((one.number for one in bells if one.starts_at <= begins < one.ends_at), None)


def _cells(days, number, placed, own):
    return [
        Cell(
            day,
            placed.get((day, number), []),
            own_class=own.get((day.isoweekday(), number), ""),
            is_own=(day.isoweekday(), number) in own,
        )
        for day in days
    ]


def week_span(monday):
    """The first and last day, both included."""
    monday = monday_of(monday)
    return monday, monday + 6 * DAY


def this_monday():
    return monday_of(timezone.localdate())
