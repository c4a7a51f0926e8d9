"""Sums of growth categories: from five different authors, also by difference."""

from datetime import date

import pytest
from django.utils import timezone

from dashboards.growth import AUTHORS, counted, families, ticked_in
from dashboards.periods import periods_of
from reflections.models import Reflection
from tests import factories as make
from years.enums import YearStatus
from years.queries import reflection_months

OCTOBER, FEBRUARY = date(2026, 10, 1), date(2027, 2, 1)


@pytest.fixture
def authors(cast):
    return [make.make_member(cast.school, f"Ona{n}", user=False) for n in range(6)]


def tick(authors, year, month=OCTOBER, growth="A3 B1", *, submitted=True):
    for author in authors:
        make.make_reflection(author, year, month, submitted=submitted, growth=growth)


def shown(year, number=0):
    periods = periods_of(year)
    counts = counted(ticked_in(year), year, periods, reflection_months(year))
    found = families(counts, periods[number])
    return {one.code: one.count for family in found for one in family.categories}


def test_a_figure_needs_five_authors(cast, authors):
    tick(authors[: AUTHORS - 1], cast.year)
    assert shown(cast.year)["A3"] is None

    tick(authors[AUTHORS - 1 : AUTHORS], cast.year)
    assert shown(cast.year)["A3"] == AUTHORS
    assert shown(cast.year)["A1"] is None


def test_two_ticks_of_one_author_are_one_author(cast, authors):
    for month in (9, 10):
        tick(authors[:4], cast.year, date(2026, month, 1))

    assert shown(cast.year)["A3"] is None


def test_a_month_counts_when_its_day_has_passed(cast, authors, time_machine):
    tick(authors, cast.year, date(2026, 11, 1))
    assert shown(cast.year)["A3"] is None

    time_machine.move_to(make.at(date(2026, 11, 29)))

    assert shown(cast.year)["A3"] == 6


def test_who_was_late_is_not_told_by_a_figure_that_grows(cast, authors, time_machine):
    """Not on the day it came, and not on November's day either unless others came with it."""
    tick(authors, cast.year)
    before = shown(cast.year)
    late = make.make_member(cast.school, user=False)

    make.make_reflection(
        late, cast.year, OCTOBER, submitted=True, growth="A3", submitted_at=timezone.now()
    )

    assert shown(cast.year) == before
    time_machine.move_to(make.at(date(2026, 11, 29)))
    assert shown(cast.year) == before
    tick(authors[:4], cast.year, date(2026, 11, 1), growth="B1")
    assert shown(cast.year) == before | {"A3": before["A3"] + 1, "B1": before["B1"] + 4}


def test_what_was_late_for_another_term_waits_for_others_of_that_term(cast, authors, time_machine):
    """February's day brings five of the second half-year, and of the first one only one."""
    for month in (OCTOBER, FEBRUARY):
        tick(authors, cast.year, month)
    late = make.make_member(cast.school, user=False)
    on = make.at(date(2027, 2, 20))
    make.make_reflection(late, cast.year, OCTOBER, submitted=True, growth="A3", submitted_at=on)

    time_machine.move_to(make.at(date(2027, 3, 10)))

    assert [shown(cast.year, n)["A3"] for n in (0, 1, 2)] == [12, 6, 6]


def test_what_came_after_the_last_day_counts_when_the_year_is_over(cast, authors, time_machine):
    """Then all at once; what comes even later, when the year is closed."""
    tick(authors, cast.year)
    summer, autumn = date(2027, 7, 2), date(2027, 9, 3)
    for number, growth, on in ((5, "A3", summer), (6, "A4", summer), (4, "A5", autumn)):
        month = date(2027, number, 1)
        tick(authors[:5], cast.year, month, growth)
        rows = Reflection.objects.filter(year=cast.year, month=month)
        rows.update(submitted_at=make.at(on))

    time_machine.move_to(make.at(date(2027, 7, 5)))
    assert [shown(cast.year)[code] for code in ("A3", "A4", "A5")] == [6, None, None]
    time_machine.move_to(make.at(date(2027, 9, 10)))
    assert [shown(cast.year)[code] for code in ("A3", "A4", "A5")] == [11, 5, None]
    cast.year.status = YearStatus.CLOSED
    assert [shown(cast.year)[code] for code in ("A3", "A4", "A5")] == [11, 5, 5]


def test_a_draft_counts_for_nothing(cast, authors):
    tick(authors, cast.year, submitted=False)

    assert shown(cast.year)["A3"] is None


def test_a_term_that_could_be_worked_out_hides_the_other(cast, authors, time_machine):
    tick(authors, cast.year)
    assert shown(cast.year, 1)["A3"] == 6  # the second half-year has not begun

    time_machine.move_to(make.at(date(2027, 3, 10)))
    tick(authors[:2], cast.year, FEBRUARY)
    tick(authors[2:], cast.year, FEBRUARY, growth="B1")

    assert shown(cast.year)["A3"] == 8
    assert shown(cast.year, 1)["A3"] is None
    assert shown(cast.year, 2)["A3"] is None


def test_terms_of_five_authors_each_are_shown(cast, authors, time_machine):
    time_machine.move_to(make.at(date(2027, 3, 10)))
    tick(authors, cast.year)
    tick(authors[:5], cast.year, FEBRUARY)

    assert [shown(cast.year, n)["A3"] for n in (0, 1, 2)] == [11, 6, 5]
