"""The demonstration's groups have met every month and have planned until June."""

from datetime import date

import pytest

from meetings.models import Attendance, Meeting
from office.demo import Size, fill


@pytest.fixture
def meetings(db):
    fill(Size(schools=1, teachers=10, years=1))
    return Meeting.objects.all()


def test_groups_have_met_and_go_on_until_june(meetings):
    group = meetings.first().group

    held = group.meetings.held().in_order()
    assert [row.day.month for row in held] == [9, 10, 11]
    assert [row.day.month for row in group.meetings.planned().in_order()] == [12, 1, 2, 3, 4, 5, 6]
    assert all(row.topic and row.led_by and row.transitions.exists() for row in held)
    assert group.meetings.planned().in_order().last().topic == ""
    assert group.meetings.in_order().last().day <= date(2027, 6, 30)


def test_everybody_of_a_group_is_marked(meetings):
    for meeting in meetings.held():
        members = set(meeting.group.memberships.values_list("member", flat=True))
        rows = Attendance.objects.filter(meeting=meeting).exclude(presence="")
        assert set(rows.values_list("member", flat=True)) == members
