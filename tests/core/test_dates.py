"""Months and working days."""

import datetime as dt

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dates import (
    WorkingDays,
    lithuanian_holidays,
    month_of,
    next_month,
    parse_month,
    previous_month,
)

DAY = dt.timedelta(days=1)
CHRISTMAS_BREAK = (dt.date(2026, 12, 23), dt.date(2027, 1, 8))


def day(text):
    return dt.date.fromisoformat(text)


def test_months_follow_one_another_over_the_year():
    assert month_of(day("2026-12-31")) == day("2026-12-01")
    assert next_month(day("2026-12-31")) == day("2027-01-01")
    assert previous_month(day("2027-01-31")) == day("2026-12-01")
    assert next_month(day("2027-01-31")) == day("2027-02-01")


def test_month_is_read_strictly():
    assert parse_month("2026-11") == day("2026-11-01")


@pytest.mark.parametrize(
    "text",
    [
        *["", "2026", "2026-13", "2026-00", "2026-1", "2026-11-01", " 2026-11", "2026-11\n"],
        *["0000-01", "9999-12", "٢٠٢٦-11", "2026-٠١", None, 202611],
    ],
)
def test_anything_else_is_no_month(text):
    assert parse_month(text) is None


def test_holidays_are_those_between_the_ends_in_the_readers_language():
    ends = day("2026-12-25"), day("2027-01-01")

    with translation.override("lt"):
        lithuanian = lithuanian_holidays(*ends)
    with translation.override("en"):
        english = lithuanian_holidays(*ends)

    assert list(lithuanian) == [day("2026-12-25"), day("2026-12-26"), day("2027-01-01")]
    assert lithuanian[day("2027-01-01")] == "Naujųjų metų diena"
    assert english[day("2027-01-01")] == "New Year's Day"


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("2026-11-16", True),
        ("2026-11-14", False),
        ("2026-11-02", False),
        ("2026-12-23", False),
        ("2027-01-08", False),
        ("2027-01-11", True),
    ],
)
def test_weekends_holidays_and_closures_are_not_worked(text, works):
    assert WorkingDays([CHRISTMAS_BREAK]).is_working(day(text)) is works


def test_nearest_working_days_step_over_the_break():
    days = WorkingDays([CHRISTMAS_BREAK])

    assert days.on_or_before(day("2027-01-05")) == day("2026-12-22")
    assert days.on_or_after(day("2026-12-24")) == day("2027-01-11")
    assert days.on_or_after(day("2026-12-22")) == day("2026-12-22")
    assert days.last_of_month(day("2026-12-01")) == day("2026-12-22")
    assert days.last_of_month(day("2026-11-15")) == day("2026-11-30")


def test_month_without_a_working_day_ends_after_itself():
    july = WorkingDays([(day("2026-07-01"), day("2026-07-31"))])

    assert july.last_of_month(day("2026-07-01")) == day("2026-08-03")


def test_year_without_a_working_day_is_refused():
    closed = WorkingDays([(day("2026-01-01"), day("2026-12-31"))])

    with pytest.raises(ValueError, match="no working day"):
        closed.on_or_after(day("2026-01-01"))
    with pytest.raises(ValueError, match="no working day"):
        closed.add(day("2026-12-31"), -1)


def test_closure_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before it begins"):
        WorkingDays([(day("2026-01-02"), day("2026-01-01"))])


def test_same_closures_are_the_same_value():
    other = (day("2026-10-26"), day("2026-10-30"))

    assert WorkingDays([other, CHRISTMAS_BREAK]) == WorkingDays([CHRISTMAS_BREAK, other])
    assert len({WorkingDays([other]), WorkingDays([other])}) == 1


anyday = st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31))
closures = st.lists(
    st.tuples(anyday, st.integers(0, 40)).map(lambda pair: (pair[0], pair[0] + pair[1] * DAY)),
    max_size=4,
)


def naive(day, n, is_working):
    """Walk a day at a time until n working days have been met."""
    stride = DAY if n > 0 else -DAY
    left = abs(n)
    while left:
        day += stride
        left -= is_working(day)
    return day


@settings(deadline=None)
@given(anyday, st.integers(-30, 30), closures)
def test_add_and_between_agree_with_walking(start, n, closed):
    days = WorkingDays(closed)
    off = {first + i * DAY for first, last in closed for i in range((last - first).days + 1)}

    def works(day):
        return day.weekday() < 5 and day not in off and not lithuanian_holidays(day, day)

    end = days.add(start, n)

    assert end == naive(start, n, works)
    assert days.between(start, end) == n


@settings(deadline=None)
@given(anyday, closures)
def test_nearest_is_the_first_one_met(start, closed):
    days = WorkingDays(closed)

    after, before = days.on_or_after(start), days.on_or_before(start)

    assert days.is_working(after)
    assert days.is_working(before)
    assert days.between(before, after) == (0 if before == after else 1)
