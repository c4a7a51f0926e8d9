"""When a reminder goes out, and the same asked the other way round."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.dates import DAY, WorkingDays
from reminders.rhythm import AFTERNOON, EVE, Rhythm

WORKDAYS = WorkingDays(
    [
        (date(2026, 10, 26), date(2026, 10, 30)),
        (date(2026, 12, 21), date(2027, 1, 1)),
        (date(2027, 3, 30), date(2027, 4, 2)),
    ]
)
DAILY, WEEKLY = Rhythm((-5, -1, 2)), Rhythm((-6, -4, -2), is_weekly=True)


def day_of(rhythm, due_on, offset):
    return timezone.localdate(rhythm.moment(due_on, offset, WORKDAYS))


@pytest.mark.parametrize(
    ("rhythm", "due_on", "offset", "day"),
    [
        (DAILY, date(2026, 11, 30), -5, date(2026, 11, 23)),
        (DAILY, date(2026, 11, 30), -1, date(2026, 11, 27)),  # Friday before a Monday
        (DAILY, date(2026, 10, 23), 2, date(2026, 11, 4)),  # holidays, Sunday, 2 November
        (DAILY, date(2026, 11, 29), 0, date(2026, 11, 27)),  # a Sunday set by hand
        (WEEKLY, date(2027, 1, 29), -4, date(2026, 12, 18)),  # 1 January is moved before
        (EVE, date(2026, 11, 3), -1, date(2026, 10, 23)),
    ],
)
def test_it_falls_on_a_working_day(rhythm, due_on, offset, day):
    assert day_of(rhythm, due_on, offset) == day


@pytest.mark.parametrize(
    ("day", "utc"),
    [
        (date(2026, 10, 23), time(13)),  # summer time, three hours ahead
        (date(2026, 11, 3), time(14)),
        (date(2027, 3, 26), time(14)),
        (date(2027, 4, 6), time(13)),
    ],
)
def test_four_in_the_afternoon_is_four_whatever_the_season(day, utc):
    at = EVE.at_on(day)

    assert timezone.localtime(at).time() == AFTERNOON
    assert (timezone.localtime(at) - at.utcoffset()).time() == utc


@given(
    due_on=st.dates(date(2026, 9, 1), date(2027, 6, 30)),
    rhythm_offset=st.one_of(
        st.tuples(st.just(DAILY), st.integers(-30, 30)),
        st.tuples(st.just(WEEKLY), st.integers(-12, -1)),
    ),
)
def test_the_days_of_a_moment_are_just_those_that_lead_to_it(due_on, rhythm_offset):
    rhythm, offset = rhythm_offset
    day = day_of(rhythm, due_on, offset)

    first, last = rhythm.due_days(day, offset, WORKDAYS)

    assert first <= due_on <= last
    assert WORKDAYS.is_working(day)
    for beside in (first - DAY, last + DAY):
        assert day_of(rhythm, beside, offset) != day
    assert last - first < timedelta(days=30)
