"""Days as the school counts them."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache

from django.utils import timezone, translation
from holidays import country_holidays

DAY = dt.timedelta(days=1)
#: So many days off in a row are a mistake in the closures, not a holiday.
LONGEST_BREAK = 300

_MONTH = re.compile(r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])")


def month_of(day):
    """The first day of the month that `day` falls in; how we store a month."""
    return dt.date(day.year, day.month, 1)


def next_month(day):
    return month_of(month_of(day) + 31 * DAY)


def previous_month(day):
    return month_of(month_of(day) - DAY)


def end_of(day):
    """The first moment after `day`, by the school's clock."""
    return timezone.make_aware(dt.datetime.combine(day + DAY, dt.time()))


def parse_month(text):
    """`2026-11` as its first day, of the years 1900 to 2199; None for anything else."""
    if not isinstance(text, str) or not _MONTH.fullmatch(text):
        return None
    return dt.date(int(text[:4]), int(text[5:]), 1)


def lithuanian_holidays(start, end):
    """Public holidays from `start` to `end`, both included, named in the reader's language."""
    language = "en_US" if (translation.get_language() or "").startswith("en") else "lt"
    return {
        day: name
        for year in range(start.year, end.year + 1)
        for day, name in _holidays_of(year, language).items()
        if start <= day <= end
    }


@lru_cache(maxsize=64)
def _holidays_of(year, language="lt"):
    return dict(sorted(country_holidays("LT", years=year, language=language).items()))


class WorkingDays:
    """The days a school works: no weekend, no public holiday, none of its `closures`.

    A closure is a pair of days, both included. Looking for a working day where
    there is none raises ValueError.
    """

    def __init__(self, closures: Iterable[tuple[dt.date, dt.date]] = ()):
        self.closures = tuple(sorted(closures))
        for first, last in self.closures:
            if last < first:
                raise ValueError(f"closure ends before it begins: {first} to {last}")

    def __eq__(self, other):
        return isinstance(other, WorkingDays) and self.closures == other.closures

    def __hash__(self):
        return hash(self.closures)

    def __repr__(self):
        return f"WorkingDays({list(self.closures)!r})"

    def is_working(self, day):
        if day.weekday() >= 5 or day in _holidays_of(day.year):
            return False
        return not any(first <= day <= last for first, last in self.closures)

    def on_or_before(self, day):
        return self._nearest(day, -DAY)

    def on_or_after(self, day):
        return self._nearest(day, DAY)

    def add(self, day, n):
        """The n-th working day after `day`, before it if n is negative; `day` itself for 0."""
        stride = DAY if n > 0 else -DAY
        for _step in range(abs(n)):
            day = self._nearest(day + stride, stride)
        return day

    def between(self, a, b):
        """How many working days from `a` to `b`: `between(day, add(day, n)) == n`.

        The day it starts from is not counted; counted backwards it is negative.
        """
        if b < a:
            return -self._count(b, a)
        return self._count(a + DAY, b + DAY)

    def last_of_month(self, month):
        """The last working day of the month; if it has none, the first one after it."""
        month = month_of(month)
        last = self.on_or_before(next_month(month) - DAY)
        return last if last >= month else self.on_or_after(next_month(month))

    def _count(self, start, stop):
        days = (start + index * DAY for index in range((stop - start).days))
        return sum(map(self.is_working, days))

    def _nearest(self, day, stride):
        for index in range(LONGEST_BREAK):
            candidate = day + index * stride
            if self.is_working(candidate):
                return candidate
        raise ValueError(f"no working day within {LONGEST_BREAK} days of {day}")
