"""The days of a whole year of meetings, proposed by one rule: nothing is written here."""

import calendar
from dataclasses import dataclass
from datetime import date

from core.dates import DAY, WorkingDays, month_of, next_month

#: „paskutinis“: the last of its weekday in the month.
LAST = 5


@dataclass(frozen=True)
class ByWeekday:
    """The `nth` (1–4, or LAST) `weekday` (Monday is 0) of each month."""

    nth: int
    weekday: int

    def day_in(self, month):
        first = month_of(month)
        first += (self.weekday - first.weekday()) % 7 * DAY
        days = [first + 7 * n * DAY for n in range(5)]
        days = [day for day in days if day.month == month.month]
        return days[-1] if self.nth == LAST else days[self.nth - 1]


@dataclass(frozen=True)
class ByDay:
    """The same day of each month; the last one where a month is shorter."""

    number: int

    def day_in(self, month):
        length = calendar.monthrange(month.year, month.month)[1]
        return month.replace(day=min(self.number, length))


@dataclass(frozen=True)
class Proposal:
    """One month: `on` is the day proposed (None: no day can be), `asked_on` what the rule says,
    `stands_on` the day of a meeting that is planned or was held in that month already."""

    month: date
    on: date | None
    asked_on: date
    stands_on: date | None = None

    @property
    def is_moved(self):
        return self.on is not None and self.on != self.asked_on


def months_of(year):
    """Every month of the school year, by its first day."""
    months = [month_of(year.starts_on)]
    while next_month(months[-1]) <= year.ends_on:
        months.append(next_month(months[-1]))
    return months


def proposals(rule, months, *, workdays, year, taken, today):
    """A proposal for each of `months`; `taken` are days of the group's standing meetings.

    A day off moves to the working day before, in the same month; where there is none, to the
    first one after. What has passed is not proposed.
    """
    stands = {month_of(day): day for day in sorted(taken, reverse=True)}
    found = []
    for month in months:
        asked = rule.day_in(month)
        on = None if month in stands else _working(asked, workdays)
        if on and not (year.holds(on) and on >= today):
            on = None
        if on or month in stands:
            found.append(Proposal(month, on, asked, stands.get(month)))
    return found


def _working(asked, workdays: WorkingDays):
    for nearest in (workdays.on_or_before, workdays.on_or_after):
        try:
            day = nearest(asked)
        except ValueError:  # a school that is closed for a year
            continue
        if (day.year, day.month) == (asked.year, asked.month):
            return day
    return None
