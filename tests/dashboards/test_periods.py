"""To which half-year a month belongs."""

from datetime import date

import pytest

from dashboards.periods import Period, term_of

PERIODS = [
    Period(0, "Metai", date(2026, 9, 2), date(2027, 8, 31)),
    Period(1, "I", date(2026, 9, 2), date(2027, 1, 26)),
    Period(2, "II", date(2027, 1, 27), date(2027, 6, 18)),
]


@pytest.mark.parametrize(
    ("month", "number"),
    [
        (date(2026, 8, 1), None),
        (date(2026, 9, 1), 1),  # it begins on the second day of school
        (date(2027, 1, 1), 1),  # not of the second one, which begins in it
        (date(2027, 2, 1), 2),
        (date(2027, 7, 1), None),
    ],
)
def test_a_month_belongs_to_one_term_or_to_none(month, number):
    assert term_of(month, PERIODS) == number
