"""Whom a curator may want to ask: longest first, at most five, nobody on leave (A42)."""

from datetime import date

import pytest

from dashboards.desk import desk_of
from goals.enums import GoalStatus
from people.models import Leave
from tests import factories as make
from tests.coaching.factories import make_conversation

AUTUMN = (date(2026, 9, 1), date(2026, 10, 1))


@pytest.fixture
def newcomer(cast):
    """A second teacher of the curator with everything in order."""
    member = make.make_member(cast.school, "Rūta", user=False)
    make.make_curatorship(cast.curator, member, cast.year)
    make_conversation(member, cast.curator, cast.year, "held")
    settle(member, cast.year)
    return member


def settle(member, year):
    make.make_goal(member, year, GoalStatus.AGREED)
    for month in AUTUMN:
        make.make_reflection(member, year, month, submitted=True)


def asked(cast):
    return {one.member: len(one.reasons) for one in desk_of(cast.curator, cast.year).worth_asking}


def test_two_quiet_months_and_a_late_goal_are_two_reasons(cast, newcomer):
    assert asked(cast) == {cast.teacher: 2}


def test_one_quiet_month_is_no_reason(cast):
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    make.make_reflection(cast.teacher, cast.year, AUTUMN[0], submitted=True)

    assert asked(cast) == {}


@pytest.mark.parametrize("status", [GoalStatus.DRAFT, GoalStatus.SUBMITTED, GoalStatus.RETURNED])
def test_goal_not_agreed_long_after_its_day_is_a_reason(cast, status):
    make.make_goal(cast.teacher, cast.year, status)
    for month in AUTUMN:
        make.make_reflection(cast.teacher, cast.year, month, submitted=True)

    assert asked(cast) == {cast.teacher: 1}


def test_draft_of_a_goal_is_told_as_none(cast):
    make.make_goal(cast.teacher, cast.year, GoalStatus.DRAFT)
    drafted = desk_of(cast.curator, cast.year).worth_asking
    cast.teacher.goals.all().delete()

    assert desk_of(cast.curator, cast.year).worth_asking == drafted


def test_who_is_on_leave_is_left_out(cast):
    Leave.objects.create(
        member=cast.teacher, from_on=date(2026, 11, 1), until_on=date(2026, 12, 1)
    )

    assert asked(cast) == {}


def test_months_of_a_leave_are_not_quiet(cast):
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    Leave.objects.create(
        member=cast.teacher, from_on=date(2026, 9, 1), until_on=date(2026, 10, 30)
    )

    assert asked(cast) == {}


def test_who_joined_lately_has_time_for_the_goal(cast):
    late = make.make_member(
        cast.school, user=False, joined_on=date(2026, 11, 2), takes_part_from=date(2026, 11, 2)
    )
    make.make_curatorship(cast.curator, late, cast.year, from_on=date(2026, 11, 2))
    settle(cast.teacher, cast.year)

    assert asked(cast) == {}


def test_at_most_five_are_named(cast):
    for _number in range(8):
        member = make.make_member(cast.school, user=False)
        make.make_curatorship(cast.curator, member, cast.year)

    assert len(asked(cast)) == 5


def test_longest_comes_first(cast):
    quiet = make.make_member(cast.school, user=False)
    make.make_curatorship(cast.curator, quiet, cast.year)
    make.make_goal(quiet, cast.year, GoalStatus.AGREED)
    for month in AUTUMN:
        make.make_reflection(cast.teacher, cast.year, month, submitted=True)

    found = desk_of(cast.curator, cast.year).worth_asking

    assert [(one.member, one.since) for one in found] == [
        (quiet, date(2026, 9, 28)),
        (cast.teacher, date(2026, 9, 30)),
    ]
