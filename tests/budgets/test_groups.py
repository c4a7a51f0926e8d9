"""What a group's pages may cost: the same for five people and for five hundred."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groups.models import Membership
from meetings.enums import MeetingStatus
from meetings.models import Attendance
from tests import factories as make
from tests.meetings.factories import LAST, NEXT, make_meeting

FRAME = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")


def crowd(cast, count):
    """So many members, each marked at a held meeting; more meetings ahead."""
    people = [make.make_member(cast.school, user=False) for _number in range(count)]
    Membership.objects.bulk_create(
        Membership(group=cast.group, member=one, year=cast.year, from_on=cast.year.starts_on)
        for one in people
    )
    meeting = make_meeting(cast.group, LAST, status=MeetingStatus.HELD, topic="Tyla")
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, member=one, presence="present") for one in people
    )
    for number in range(6):
        make_meeting(cast.group, NEXT + timedelta(days=7 * number))
    for one in people[:5]:
        make.make_reflection(one, cast.year, submitted=True, audience="group")
    return meeting


def statements(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [q["sql"] for q in queries if not q["sql"].startswith(FRAME)]


@pytest.mark.parametrize("count", [5, 500])
def test_a_groups_page_stays_within_twelve(cast, login, count):
    crowd(cast, count)

    asked = statements(login(cast.teacher), f"/groups/{cast.group.pk}/")

    assert len(asked) <= 12, "\n".join(asked)


def test_pages_cost_the_same_however_many_members(cast, login):
    meeting, client = crowd(cast, 5), login(cast.teacher)
    paths = ["/groups/", f"/groups/{cast.group.pk}/", meeting.get_absolute_url()]
    few = [len(statements(client, path)) for path in paths]
    cast.group.meetings.all().update(topic="Kita")
    people = [make.make_member(cast.school, user=False) for _number in range(60)]
    Membership.objects.bulk_create(
        Membership(group=cast.group, member=one, year=cast.year, from_on=cast.year.starts_on)
        for one in people
    )

    assert [len(statements(client, path)) for path in paths] == few
