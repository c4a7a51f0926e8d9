"""What is asked before a meeting, what is near, and what a month held."""

from datetime import date, timedelta

from meetings.deadlines import meetings_due
from meetings.enums import MeetingStatus
from people.models import Member
from reminders.sources import deadlines, events_of
from tests import factories as make
from tests.meetings.factories import LAST, make_attendance, make_meeting

SOON = make.TODAY + timedelta(days=9)
YEAR = (date(2026, 9, 1), date(2027, 8, 31))


def due(cast, *names):
    members = Member.objects.filter(school=cast.school)
    rows = [row for row in deadlines(members, cast.year, YEAR) if row.kind == "meeting"]
    people = {getattr(cast, name).pk: name for name in names}
    return sorted(people.get(row.member_id, row.member_id) for row in rows), rows


def test_who_has_not_answered_is_asked_two_weeks_before(cast):
    meeting = make_meeting(cast.group, SOON)
    make_attendance(meeting, cast.teacher, intention="cannot")
    make_meeting(cast.group, make.TODAY + timedelta(days=20))

    who, rows = due(cast, "groupmate", "facilitator")

    assert who == ["facilitator", "groupmate"]
    assert {(row.key, row.due_on, row.url) for row in rows} == {
        (meeting.key, SOON, meeting.get_absolute_url())
    }


def test_nothing_is_asked_of_what_is_over_cancelled_or_left(cast):
    make_meeting(cast.group, LAST)
    make_meeting(cast.group, SOON, status=MeetingStatus.CANCELLED)
    cast.group.memberships.filter(member=cast.groupmate).update(until_on=LAST)
    make_meeting(cast.group, SOON, 12)

    who, _rows = due(cast, "teacher", "facilitator")

    assert who == ["facilitator", "teacher"]


def test_a_letter_names_no_topic(cast):
    make_meeting(cast.group, SOON, topic="Slaptas pokalbis")

    _who, rows = due(cast)

    assert rows
    assert all("Slaptas" not in row.title for row in rows)


def test_meetings_of_the_month_stand_beside_the_reflection(cast):
    make_meeting(cast.group, LAST, status=MeetingStatus.HELD, topic="Tyla")
    make_meeting(cast.group, LAST, 9, status=MeetingStatus.CANCELLED, topic="Nebuvo")
    month = (date(2026, 11, 1), date(2026, 11, 30))

    mine = [row.title for row in events_of(cast.teacher, cast.year, month)]
    theirs = events_of(cast.colleague, cast.year, month)

    assert mine == [f"{cast.group.name}: Tyla"]
    assert theirs == []


def test_who_cannot_come_has_no_such_event(cast):
    meeting = make_meeting(cast.group, LAST)
    make_attendance(meeting, cast.teacher, intention="cannot")

    assert events_of(cast.teacher, cast.year, YEAR) == []


def test_it_is_asked_in_as_many_queries_for_a_school(cast, django_assert_num_queries):

    for number in range(5):
        group = make.make_group(cast.year, make.make_member(cast.school))
        make_meeting(group, SOON, 8 + number)

    with django_assert_num_queries(3):
        meetings_due(make.scope(Member.objects.filter(school=cast.school), cast.year, YEAR))
