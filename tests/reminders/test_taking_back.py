"""A letter that still waits when the thing is done is taken back; a sent one is history."""

from datetime import date

import pytest
import time_machine

from people.models import User
from post import services as post
from post.enums import LetterState
from post.models import Letter
from reminders.services import sweep, take_back
from tests import factories as make
from years.models import SchoolYear

NOVEMBER = date(2026, 11, 1)


def on(hour, minute=0):
    return time_machine.travel(make.at(make.TODAY, hour).replace(minute=minute), tick=False)


@pytest.fixture
def reminded(cast):
    """The mail server is down: one reminder of November waits in the post."""
    cast.year.due_days.exclude(month=NOVEMBER).delete()
    cast.year.due_days.update(due_on=date(2026, 11, 30))
    with on(8):
        sweep()
    Letter.objects.exclude(address=cast.teacher.user.email).delete()
    return cast


def state(hour=9):
    with on(hour):
        take_back()
    return Letter.objects.get().state


def test_what_is_still_to_be_done_goes(reminded):
    assert state() == LetterState.WAITING


def test_what_was_done_meanwhile_does_not_go(reminded, settings):
    make.make_reflection(reminded.teacher, reminded.year, NOVEMBER, submitted=True)

    assert state() == LetterState.WITHDRAWN
    with on(10):
        assert post.sweep() == 0


@pytest.mark.parametrize("change", ["left", "inactive", "closed"])
def test_nobody_who_left_and_nothing_of_a_closed_year(reminded, change):
    if change == "left":
        type(reminded.teacher).objects.update(left_on=date(2026, 11, 22))
    elif change == "inactive":
        User.objects.update(is_active=False)
    else:
        SchoolYear.objects.update(status="closed")

    assert state() == LetterState.WITHDRAWN


def test_a_fresh_one_is_left_alone(reminded):
    make.make_reflection(reminded.teacher, reminded.year, NOVEMBER, submitted=True)

    with on(8, 9):
        assert take_back() == 0


def test_a_sent_one_stays_sent(reminded):
    Letter.objects.update(state=LetterState.SENT, sent_at=make.at(make.TODAY, 8))
    make.make_reflection(reminded.teacher, reminded.year, NOVEMBER, submitted=True)

    assert state() == LetterState.SENT


def test_nothing_waiting_costs_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert take_back() == 0
