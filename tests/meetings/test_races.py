"""Members of one group at the same moment, each in a process of its own.

On SQLite (a file) and on PostgreSQL alike.
"""

import os
from datetime import date, timedelta

import pytest

from core.exceptions import RefusedError, TransitionError
from groups.models import AptGroup
from groups.services import take_out
from meetings.enums import MeetingStatus
from meetings.models import Attendance, Meeting
from meetings.services import hold_meeting, plan_year, set_leader, set_presence
from tests import factories as make
from tests.meetings.factories import LAST, NEXT, make_meeting, moment
from tests.observations.processes import at_once

ROUNDS = 20 if os.environ.get("APT_TEST_ALL") else 4

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def members():
    school = make.make_school()
    return [make.make_member(school, user=False) for _number in range(3)]


@pytest.fixture
def groups(members):
    """A subject group of everybody for each round."""
    year = make.make_year(members[0].school)
    return [make.make_group(year, *members, kind="subject") for _round in range(ROUNDS)]


def refused(deed):
    """ "done", or the name of the refusal."""

    def tried(number):
        try:
            deed(number)
        except (RefusedError, TransitionError) as error:
            return type(error).__name__
        return "done"

    return tried


def test_of_two_who_plan_a_year_one_plans_it(members, groups):
    def planning(member, hour):
        days = [NEXT, date(2027, 1, 13)]
        starts = [moment(day, hour) for day in days]
        return lambda n: plan_year(groups[n], starts, minutes=60, by=member)

    deeds = [refused(planning(member, 14 + n)) for n, member in enumerate(members)]
    came_to = at_once(deeds, ROUNDS)

    assert [sorted(round_) for round_ in came_to] == [["RefusedError"] * 2 + ["done"]] * ROUNDS
    assert [Meeting.objects.filter(group=group).count() for group in groups] == [2] * ROUNDS


def test_of_two_who_hold_a_meeting_one_holds_it_and_each_is_marked_once(members, groups):
    meetings = [make_meeting(group, LAST) for group in groups]

    def marking(n):
        set_presence(meetings[n], members[2], "absent", by=members[0])

    def holding(n):
        hold_meeting(meetings[n], by=members[1])

    came_to = at_once([refused(holding), refused(holding), refused(marking)], ROUNDS)

    held = ["TransitionError", "done", "done"]
    assert [sorted(round_) for round_ in came_to] == [held] * ROUNDS
    for meeting in Meeting.objects.filter(status=MeetingStatus.HELD):
        rows = Attendance.objects.filter(meeting=meeting).order_by("member")
        marked = list(rows.values_list("member", "presence"))
        assert marked[:2] == [(member.pk, "present") for member in members[:2]]
        assert marked[2:] == [(members[2].pk, "absent")]
    assert Meeting.objects.filter(status=MeetingStatus.HELD).count() == ROUNDS


def test_a_turn_is_handed_on_while_another_is_chosen(members, groups):
    meetings = [
        [make_meeting(group, NEXT + timedelta(days=n), led_by=members[0]) for n in range(3)]
        for group in groups
    ]

    def leaving(n):
        take_out(members[0], group=AptGroup.objects.get(pk=groups[n].pk), by=members[1])

    def choosing(n):
        for meeting in meetings[n]:
            set_leader(meeting, leader=members[2], by=members[1])

    came_to = at_once([refused(leaving), refused(choosing)], ROUNDS)

    assert came_to == [["done", "done"]] * ROUNDS
    led = Meeting.objects.filter(group__in=groups).values_list("led_by", flat=True)
    assert set(led) <= {members[1].pk, members[2].pk}
