"""The days of a whole year: by weekday or by day, on working days, in Vilnius time."""

from datetime import date

import pytest

from core.dates import WorkingDays
from meetings.proposals import LAST, ByDay, ByWeekday, months_of, proposals
from tests import factories as make

AUTUMN = (date(2026, 10, 26), date(2026, 10, 30))
CHRISTMAS = (date(2026, 12, 23), date(2027, 1, 6))


@pytest.fixture
def year(db):
    return make.make_year(make.make_school())


def proposed(year, rule, *, closures=(AUTUMN, CHRISTMAS), taken=(), today=date(2026, 9, 1)):
    return proposals(
        rule,
        months_of(year),
        workdays=WorkingDays(closures),
        year=year,
        taken=taken,
        today=today,
    )


def test_a_year_has_twelve_months(year):
    months = months_of(year)

    assert (months[0], months[-1], len(months)) == (date(2026, 9, 1), date(2027, 8, 1), 12)


def test_second_wednesday_of_every_month(year):
    days = [one.on for one in proposed(year, ByWeekday(2, 2))]

    assert days[:6] == [
        date(2026, 9, 9),
        date(2026, 10, 14),
        date(2026, 11, 11),
        date(2026, 12, 9),
        date(2027, 1, 13),
        date(2027, 2, 10),
    ]
    assert len(days) == 12
    assert all(day.weekday() == 2 for day in days)


def test_last_friday_is_the_fourth_or_the_fifth(year):
    rule = ByWeekday(LAST, 4)

    assert rule.day_in(date(2026, 9, 1)) == date(2026, 9, 25)
    assert rule.day_in(date(2026, 10, 1)) == date(2026, 10, 30)


def test_a_holiday_or_a_closure_moves_to_the_working_day_before(year):
    """11 March 2027 is a public holiday; the last Friday of October is in the autumn break."""
    tenth = {one.month.month: one for one in proposed(year, ByDay(11))}
    friday = {one.month.month: one for one in proposed(year, ByWeekday(LAST, 4))}

    assert (tenth[3].on, tenth[3].asked_on, tenth[3].is_moved) == (
        date(2027, 3, 10),
        date(2027, 3, 11),
        True,
    )
    assert friday[10].on == date(2026, 10, 23)
    assert not friday[9].is_moved


def test_where_the_month_begins_with_days_off_the_first_working_day_after_is_meant(year):
    first = {one.month.month: one.on for one in proposed(year, ByDay(1))}

    assert first[1] == date(2027, 1, 7)
    assert first[11] == date(2026, 11, 3)  # 1 November is a Sunday, 2 November All Souls


def test_a_month_without_a_working_day_has_no_proposal(year):
    summer = (date(2027, 7, 1), date(2027, 8, 31))

    months = [one.month.month for one in proposed(year, ByDay(10), closures=(summer,))]

    assert months == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6]


def test_the_thirty_first_is_the_last_of_a_shorter_month():
    assert ByDay(31).day_in(date(2027, 2, 1)) == date(2027, 2, 28)


def test_what_is_planned_in_a_month_stays_and_the_past_is_not_proposed(year):
    found = proposed(
        year,
        ByWeekday(2, 2),
        taken=(date(2026, 12, 3), date(2026, 10, 7)),
        today=make.TODAY,
    )

    assert [(one.month.month, one.on, one.stands_on) for one in found[:3]] == [
        (10, None, date(2026, 10, 7)),
        (12, None, date(2026, 12, 3)),
        (1, date(2027, 1, 13), None),
    ]
