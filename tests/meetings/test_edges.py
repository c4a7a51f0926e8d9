"""What groups that meet must not do at the edges: of a year, of the past, of two hands."""

from datetime import date, timedelta

from django.utils import translation
from django.utils.translation import gettext

from activity.models import Notification
from core.autosave import Writing
from core.hands import Typed, keep_draft
from groups.models import AptGroup
from groups.services import take_out
from meetings.deadlines_agreements import agreements_due
from meetings.enums import MeetingStatus
from meetings.groups_list import groups_list
from meetings.models import AgendaPoint, Attendance, Meeting, MeetingNotes
from meetings.services import cancel_meeting, move_meeting, plan_meetings
from people.models import Member
from reminders.sources import busy_with
from tests import factories as make
from tests.meetings.factories import LAST, NEXT, make_attendance, make_meeting, moment
from tests.meetings.papers import make_agreement, make_point
from years.enums import YearStatus
from years.services import close_year

HOUR = timedelta(hours=1)


def told():
    return Notification.objects.count()


def test_next_years_group_is_no_group_of_earlier_years(cast):
    after = make.make_year(cast.school, 2027, status=YearStatus.PLANNED)
    make.make_group(after, cast.teacher)

    assert groups_list(cast.teacher, cast.year).past == []


def test_one_who_leaves_hands_on_their_own_turns_alone(cast):
    """A meeting that nobody was to lead stays the facilitator's."""
    first = make_meeting(cast.group, NEXT, led_by=cast.groupmate)
    second = make_meeting(cast.group, NEXT + timedelta(days=28))

    take_out(cast.groupmate, group=cast.group, by=cast.administrator)

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.led_by in (cast.teacher, cast.facilitator)
    assert second.led_by is None


def test_nobody_is_told_of_what_is_noted_afterwards(cast):
    moved, cancelled = make_meeting(cast.group, LAST), make_meeting(cast.group, LAST, 17)

    at = moment(LAST - timedelta(days=1))
    move_meeting(moved, starts_at=at, ends_at=at + HOUR, by=cast.facilitator)
    cancel_meeting(cancelled, by=cast.facilitator)

    assert told() == 0


def test_a_meeting_moved_ahead_has_nobody_marked(cast):
    meeting = make_meeting(cast.group, LAST)
    make_attendance(meeting, cast.teacher, presence="absent", intention="comes")

    at = moment(NEXT)
    move_meeting(meeting, starts_at=at, ends_at=at + HOUR, by=cast.facilitator)

    row = Attendance.objects.get()
    assert (row.presence, row.intention) == ("", "comes")


def test_two_who_plan_the_same_year_do_not_double_it(cast, login):
    """The second one's page was made before the first one planned."""
    days = [date(2026, 12, 9), date(2027, 1, 13)]
    plan_meetings(cast.group, [moment(day) for day in days], minutes=60, by=cast.teacher)
    sent = {"begins": "16:00", "minutes": "60", "place": ""}
    for n, day in enumerate([date(2026, 12, 2), date(2027, 1, 13), date(2027, 2, 10)]):
        sent |= {f"use_{n}": "on", f"day_{n}": day.isoformat()}
    client = login(cast.facilitator)

    refused = client.post(f"/groups/{cast.group.pk}/plan/", sent)
    count = Meeting.objects.count()
    del sent["use_0"], sent["use_1"]
    planned = client.post(f"/groups/{cast.group.pk}/plan/", sent)

    assert (refused.status_code, count) == (422, 2)
    assert list(refused.context["dates_form"].errors) == ["__all__"]
    assert (planned.status_code, Meeting.objects.count()) == (302, 3)


def test_a_year_planned_twice_by_one_click_too_many_is_said_so(cast, login):
    sent = {"begins": "16:00", "minutes": "60", "place": ""}
    sent |= {"use_0": "on", "day_0": NEXT.isoformat()}
    sent["form_token"] = "7d5a4b0e-5f0e-4c9d-9f1d-1c6f0c9b2a11"  # noqa: S105  of a form
    client = login(cast.facilitator)

    client.post(f"/groups/{cast.group.pk}/plan/", sent, follow=True)
    again = client.post(f"/groups/{cast.group.pk}/plan/", sent, follow=True)

    assert Meeting.objects.count() == 1
    with translation.override("lt"):
        words = gettext("These meetings are planned already.")
    assert [str(said) for said in again.context["messages"]] == [words]


def test_a_refusal_is_told_on_the_meetings_own_page(cast, login):
    meeting = make_meeting(cast.group, NEXT)
    client = login(cast.facilitator)

    held = client.post(f"/groups/meetings/{meeting.pk}/hold/")

    assert held.url == meeting.get_absolute_url()


def test_a_meeting_takes_the_time_of_its_members(cast):
    meeting = make_meeting(cast.group, NEXT)

    rows = busy_with(cast.teacher, cast.year, (NEXT, NEXT))

    assert [row.key for row in rows] == [meeting.key]


def test_a_deadline_has_none_of_the_groups_words(cast):
    meeting = make_meeting(cast.group, LAST, status=MeetingStatus.HELD)
    make_agreement(meeting, cast.teacher, text="Slaptas žodis", due_on=NEXT)
    members = Member.objects.filter(school=cast.school)

    rows = agreements_due(make.scope(members, cast.year, (NEXT, NEXT)))

    assert rows
    assert [row for row in rows if "Slaptas" in row.title] == []


def test_no_facilitator_named_is_not_said_to_be_one(cast, login):
    client = login(cast.facilitator)

    page = client.post(f"/groups/{cast.group.pk}/facilitator/", {"member": ""}, follow=True)

    assert AptGroup.objects.get(pk=cast.group.pk).facilitator is None
    with translation.override("lt"):
        words = gettext("The group has no facilitator now: each of its members may plan.")
    assert [str(said) for said in page.context["messages"]] == [words]


def test_ones_own_draft_of_the_notes_is_read_when_the_year_has_closed(cast, login):
    meeting = make_meeting(cast.group, LAST, status=MeetingStatus.HELD)
    notes = MeetingNotes.objects.create(meeting=meeting)
    keep_draft(notes, Typed("Dar neparodžiau."), by=cast.teacher, writing=Writing(0, "", 1))
    close_year(cast.year, by=cast.administrator)

    own = login(cast.teacher).get(meeting.get_absolute_url()).content.decode()
    others = login(cast.groupmate).get(meeting.get_absolute_url()).content.decode()

    assert "Dar neparodžiau." in own
    assert "Dar neparodžiau." not in others


def test_two_who_change_one_point_see_each_others_words(cast, login):
    meeting = make_meeting(cast.group, NEXT)
    point = make_point(meeting, cast.teacher, text="Pirma.")
    address = f"/groups/points/{point.pk}/"
    was = login(cast.facilitator).get(address).context["form"]["was"].value()
    login(cast.teacher).post(address, {"title": "Tyla", "text": "Autoriaus žodžiai.", "was": was})
    sent = {"title": "Tyla", "text": "Vedėjo žodžiai.", "was": was}

    met = login(cast.facilitator).post(address, sent)
    there = AgendaPoint.objects.get().text
    sent["was"] = met.context["form"]["was"].value()
    kept = login(cast.facilitator).post(address, sent)

    assert (met.status_code, there) == (422, "Autoriaus žodžiai.")
    assert "Autoriaus žodžiai." in met.content.decode()
    assert "Vedėjo žodžiai." in met.content.decode()
    assert (kept.status_code, AgendaPoint.objects.get().text) == (302, "Vedėjo žodžiai.")
