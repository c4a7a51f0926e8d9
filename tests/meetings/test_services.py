"""Meetings are planned, moved, cancelled and held; turns and answers follow the members."""

from datetime import date, timedelta

import pytest

from activity.models import Entry, Notification
from core.exceptions import RefusedError, TransitionError
from groups.services import end_leading, place_in_group, take_out
from meetings.enums import MeetingStatus, Presence
from meetings.models import Attendance, Meeting
from meetings.services import (
    cancel_meeting,
    change_meeting,
    hold_meeting,
    move_meeting,
    pass_turns_on,
    plan_meetings,
    set_intention,
    set_leader,
    set_presence,
    share_turns,
    undo_hold,
)
from tests import factories as make
from tests.meetings.factories import LAST, NEXT, make_attendance, make_meeting, moment

HELD, CANCELLED = MeetingStatus.HELD, MeetingStatus.CANCELLED
TOKEN = "7d5a4b0e-5f0e-4c9d-9f1d-1c6f0c9b2a11"  # noqa: S105  of a form


def told(verb):
    """Who was told of `verb`, by first name."""
    rows = Notification.objects.filter(entry__verb=verb).select_related("member")
    return sorted(row.member.first_name for row in rows)


def plan(cast, *days, **fields):
    starts = [moment(day) for day in days]
    return plan_meetings(cast.group, starts, minutes=60, by=cast.facilitator, **fields)


def test_a_year_is_planned_in_one_step_and_told_once(cast):
    days = [date(2026, 12, 9), date(2027, 1, 13), date(2027, 2, 10)]

    plan(cast, *days, place="Biblioteka", form_token=TOKEN)
    again = plan(cast, *days, form_token=TOKEN)

    rows = Meeting.objects.order_by("starts_at")
    assert [(row.day, row.place, row.status) for row in rows] == [
        (day, "Biblioteka", "planned") for day in days
    ]
    assert again == []
    assert told("meetings_planned") == ["Groupmate", "Teacher"]
    assert Entry.objects.get(verb="meetings_planned").numbers == {"count": 3}


def test_an_hour_that_is_taken_stays_as_it_is(cast):
    meeting = make_meeting(cast.group, topic="Tyla")

    planned = plan(cast, NEXT, NEXT + timedelta(days=7))

    assert [row.day for row in planned] == [NEXT + timedelta(days=7)]
    meeting.refresh_from_db()
    assert meeting.topic == "Tyla"


def test_an_hour_stays_the_same_over_the_change_of_clocks(cast):
    plan(cast, date(2027, 3, 24), date(2027, 3, 31))

    hours = Meeting.objects.order_by("starts_at").values_list("starts_at__hour", flat=True)
    assert list(hours) == [15, 15]
    first, second = Meeting.objects.order_by("starts_at")
    assert second.starts_at - first.starts_at == timedelta(days=7) - timedelta(hours=1)


def test_a_day_outside_the_year_is_refused_and_nothing_is_planned(cast):
    with pytest.raises(RefusedError):
        plan(cast, NEXT, date(2027, 9, 1))

    assert not Meeting.objects.exists()


def test_a_move_keeps_answers_and_place_and_tells_all(cast):
    meeting = make_meeting(cast.group)
    set_intention(meeting, "remote", by=cast.teacher)
    starts_at = moment(NEXT, 16)

    moved = move_meeting(
        meeting, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), by=cast.facilitator
    )

    assert (moved.starts_at, moved.place, moved.revision) == (starts_at, "Biblioteka", 1)
    move = moved.moves.get()
    assert (move.was_at, move.now_at, move.by) == (moment(NEXT), starts_at, cast.facilitator)
    assert moved.attendances.get().intention == "remote"
    assert told("meeting_moved") == ["Groupmate", "Teacher"]


def test_a_move_to_where_it_stands_is_none(cast):
    meeting = make_meeting(cast.group)

    move_meeting(
        meeting, starts_at=meeting.starts_at, ends_at=meeting.ends_at, by=cast.facilitator
    )

    assert not meeting.moves.exists()
    assert not Notification.objects.exists()


@pytest.mark.parametrize("day", [NEXT + timedelta(days=7), date(2027, 9, 1)])
def test_a_move_into_another_meeting_or_out_of_the_year_is_refused(cast, day):
    make_meeting(cast.group, NEXT + timedelta(days=7))
    meeting = make_meeting(cast.group)

    with pytest.raises(RefusedError):
        move_meeting(
            meeting,
            starts_at=moment(day),
            ends_at=moment(day, 16),
            by=cast.facilitator,
        )


def test_a_cancelled_meeting_keeps_the_word_and_is_told(cast):
    meeting = cancel_meeting(make_meeting(cast.group), by=cast.facilitator, why="Sergame.")

    assert (meeting.status, meeting.cancelled_why, meeting.revision) == (CANCELLED, "Sergame.", 1)
    assert told("meeting_cancelled") == ["Groupmate", "Teacher"]
    with pytest.raises(TransitionError):
        hold_meeting(make_meeting(cast.group, LAST, status=CANCELLED), by=cast.facilitator)
    with pytest.raises(RefusedError):
        change_meeting(meeting, topic="Vėl", by=cast.facilitator)


def test_topic_and_what_to_bring_change_quietly(cast):
    meeting = change_meeting(
        make_meeting(cast.group), topic="Tyla", bring="Klausimą.", by=cast.teacher
    )

    assert (meeting.topic, meeting.bring) == ("Tyla", "Klausimą.")
    assert not Notification.objects.exists()


def test_who_said_no_is_excused_and_the_rest_as_tapped(cast):
    meeting = make_meeting(cast.group, make.TODAY, hour=9)
    make_attendance(meeting, cast.teacher, intention="cannot")
    set_presence(meeting, cast.groupmate, Presence.ABSENT, by=cast.facilitator)

    hold_meeting(meeting, by=cast.facilitator)

    meeting.refresh_from_db()
    assert (meeting.status, meeting.held_at is not None) == (HELD, True)
    rows = dict(meeting.attendances.values_list("member", "presence"))
    assert rows == {
        cast.teacher.pk: "excused",
        cast.groupmate.pk: "absent",
        cast.facilitator.pk: "present",
    }


def test_taps_of_the_form_win(cast):
    meeting = make_meeting(cast.group, make.TODAY, hour=9)

    hold_meeting(meeting, by=cast.facilitator, presences={cast.teacher.pk: "excused"})

    assert meeting.attendances.get(member=cast.teacher).presence == "excused"


def test_nobody_is_marked_before_the_day_and_no_stranger_ever(cast):
    with pytest.raises(RefusedError):
        set_presence(make_meeting(cast.group), cast.teacher, "present", by=cast.facilitator)
    with pytest.raises(RefusedError):
        hold_meeting(make_meeting(cast.group, NEXT + timedelta(days=1)), by=cast.facilitator)
    today = make_meeting(cast.group, make.TODAY)
    with pytest.raises(RefusedError):
        set_presence(today, cast.colleague, "present", by=cast.facilitator)

    assert not Attendance.objects.exists()


def test_who_joined_later_is_not_asked_of_the_day_before(cast):
    newcomer = make.make_member(cast.school, "New")
    place_in_group(newcomer, group=cast.group, by=cast.administrator)
    meeting = make_meeting(cast.group, LAST)

    hold_meeting(meeting, by=cast.facilitator)

    assert not meeting.attendances.filter(member=newcomer).exists()
    assert meeting.attendances.count() == 3


def test_held_by_mistake_is_taken_back_on_the_same_day(cast, time_machine):
    meeting = hold_meeting(make_meeting(cast.group, LAST), by=cast.facilitator)
    assert undo_hold(meeting, by=cast.facilitator).held_at is None

    hold_meeting(meeting, by=cast.facilitator)
    time_machine.move_to(make.at(make.TODAY + timedelta(days=1)))
    with pytest.raises(RefusedError):
        undo_hold(meeting, by=cast.facilitator)
    assert Meeting.objects.get().status == HELD


def test_an_answer_may_change_until_the_meeting_is_over(cast):
    meeting = make_meeting(cast.group)
    set_intention(meeting, "comes", by=cast.teacher)
    set_intention(meeting, "cannot", by=cast.teacher)

    assert meeting.attendances.get().intention == "cannot"
    with pytest.raises(RefusedError):
        set_intention(make_meeting(cast.group, LAST), "comes", by=cast.teacher)


def test_turns_go_round_and_those_chosen_by_hand_stay(cast):
    """By surname: the teacher, the groupmate, the facilitator."""
    days = [NEXT + timedelta(days=7 * n) for n in range(5)]
    make_meeting(cast.group, LAST, status=HELD, led_by=cast.teacher)
    meetings = [make_meeting(cast.group, day) for day in days]
    set_leader(meetings[1], leader=cast.groupmate, by=cast.facilitator)

    assert share_turns(cast.group, by=cast.facilitator) == 4

    leaders = [Meeting.objects.get(pk=row.pk).led_by for row in meetings]
    assert leaders[1] == cast.groupmate
    assert leaders[0] == cast.facilitator
    counts = [leaders.count(one) for one in (cast.teacher, cast.groupmate, cast.facilitator)]
    assert sorted(counts) == [1, 2, 2]


def test_a_leader_is_one_of_the_members(cast):
    with pytest.raises(RefusedError):
        set_leader(make_meeting(cast.group), leader=cast.colleague, by=cast.facilitator)


def test_turns_and_answers_of_who_leaves_the_group_pass_on(cast):
    ahead = make_meeting(cast.group, led_by=cast.groupmate)
    past = make_meeting(cast.group, LAST, status=HELD, led_by=cast.groupmate)
    for meeting in (ahead, past):
        make_attendance(meeting, cast.groupmate, "" if meeting == ahead else "present", "comes")

    take_out(cast.groupmate, group=cast.group, by=cast.administrator)

    ahead.refresh_from_db()
    past.refresh_from_db()
    assert ahead.led_by in (cast.teacher, cast.facilitator)
    assert past.led_by == cast.groupmate
    assert list(Attendance.objects.values_list("meeting", flat=True)) == [past.pk]


def test_turns_of_who_left_the_school_pass_on_by_the_hour(cast):
    ahead = make_meeting(cast.group, led_by=cast.groupmate)
    cast.group.memberships.filter(member=cast.groupmate).update(
        until_on=make.TODAY - timedelta(days=1)
    )

    end_leading()

    ahead.refresh_from_db()
    assert ahead.led_by is not None
    assert ahead.led_by != cast.groupmate
    assert pass_turns_on() == 0
