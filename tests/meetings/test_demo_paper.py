"""The demonstration's groups have paper, and it is made for all at once."""

from meetings.demo_paper import make_paper
from meetings.enums import MeetingStatus
from meetings.models import AgendaPoint, Agreement, MeetingNotes
from tests.meetings.factories import LAST, NEXT, make_meeting


def test_every_group_that_met_wrote_down_something(cast, django_assert_max_num_queries):
    make_meeting(cast.group, LAST.replace(month=10), status=MeetingStatus.HELD)
    make_meeting(cast.group, LAST, status=MeetingStatus.HELD)
    make_meeting(cast.group, NEXT)

    with django_assert_max_num_queries(12):
        make_paper(cast.year)

    assert MeetingNotes.objects.count() == 2
    assert AgendaPoint.objects.count() == 12
    assert sorted(Agreement.objects.values_list("status", flat=True)) == ["done", "open"]
