"""Who sees what of meetings: `visible_to` and the rules say the same to everybody."""

from datetime import date

import pytest
import rules

from core.exceptions import TransitionError
from core.flow import step
from groups.enums import GroupKind
from groups.services import end_everything, take_out
from meetings import models
from meetings.enums import MEETING_FLOW, MeetingStatus
from tests import factories as make
from tests.conftest import READERS
from tests.meetings.factories import make_attendance, make_meeting, moment
from years.enums import YearStatus

SCOPED = [models.Meeting, models.MeetingMove, models.Attendance]
HELD = MeetingStatus.HELD


@pytest.fixture
def meetings(cast):
    """Every state in an APT group, a subject group, a closed year's group and another school's."""
    closed = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    past = make.make_group(closed, cast.teacher, cast.colleague, cast.leaver)
    subject = make.make_group(cast.year, cast.teacher, cast.both_schools, kind=GroupKind.SUBJECT)
    there = make.make_group(cast.other_year, cast.stranger, cast.both_schools_there)
    cast.past, cast.subject, cast.there = past, subject, there
    for group in (cast.group, subject, past, there):
        for number, status in enumerate(MeetingStatus):
            day = date(group.year.starts_on.year, 11, 2 + number)
            meeting = make_meeting(group, day, status=status)
            member = group.memberships.first().member
            make_attendance(meeting, member, "present")
            meeting.moves.create(was_at=moment(day), now_at=moment(day), by=member)
    return cast


def test_list_and_rule_agree_for_everybody(meetings):
    for model in SCOPED:
        rows = list(model.objects.all())
        assert rows, model
        perm = f"meetings.view_{model._meta.model_name}"
        for role in READERS:
            member = getattr(meetings, role)
            allowed = {row for row in rows if rules.has_perm(perm, member, row)}
            assert set(model.objects.visible_to(member)) == allowed, (model, role)


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("teacher", {"group", "subject", "past"}),
        ("groupmate", {"group"}),
        ("facilitator", {"group"}),
        ("colleague", {"past"}),
        ("both_schools", {"subject"}),
        ("both_schools_there", {"there"}),
        ("stranger", {"there"}),
        ("curator", set()),
        ("administrator", set()),
        ("administrator_curator", set()),
        ("stranger_administrator", set()),
        ("leaver", {"past"}),
    ],
)
def test_only_members_of_that_group_and_year_read(meetings, role, sees):
    rows = models.Meeting.objects.visible_to(getattr(meetings, role))

    expected = {getattr(meetings, name).pk for name in sees}
    assert set(rows.values_list("group", flat=True)) == expected


def test_who_leaves_the_group_loses_it(meetings):
    take_out(meetings.groupmate, group=meetings.group, by=meetings.administrator)

    assert not models.Meeting.objects.visible_to(meetings.groupmate).exists()


def test_who_leaves_the_school_reads_on_the_last_day_and_no_more(meetings, time_machine):
    mate = meetings.groupmate
    mate.left_on = make.TODAY
    mate.save(update_fields=["left_on"])
    end_everything(mate, on=make.TODAY, by=meetings.administrator)
    assert models.Meeting.objects.visible_to(mate).exists()

    time_machine.move_to(make.at(date(2026, 11, 24)))
    assert not models.Meeting.objects.visible_to(mate).exists()
    assert models.Attendance.objects.visible_to(meetings.teacher).exists()


def test_who_joins_reads_what_was_before(meetings):
    make.Membership.objects.create(
        group=meetings.group, member=meetings.curator, year=meetings.year, from_on=make.TODAY
    )

    assert models.Meeting.objects.visible_to(meetings.curator).count() == len(MeetingStatus)


WRITES = ("move_meeting", "cancel_meeting", "hold_meeting", "mark_presence", "answer_meeting")


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("facilitator", set(WRITES)),
        ("teacher", {"hold_meeting", "mark_presence", "answer_meeting"}),  # whose turn it is
        ("groupmate", {"answer_meeting"}),
        ("administrator", set()),
        ("curator", set()),
        ("stranger", set()),
    ],
)
def test_who_moves_what_in_a_meeting(cast, role, may):
    meeting = make_meeting(cast.group, led_by=cast.teacher)

    member = getattr(cast, role)
    found = {name for name in WRITES if rules.has_perm(f"meetings.{name}", member, meeting)}
    assert found == may


def test_without_a_facilitator_every_member_plans(cast):
    cast.group.facilitator = None
    cast.group.save()

    may = [getattr(cast, role) for role in ("teacher", "groupmate", "colleague", "administrator")]
    plans = [rules.has_perm("meetings.plan_meetings", one, cast.group) for one in may]
    assert plans == [True, True, False, False]


def test_nothing_is_written_in_a_closed_year(meetings):
    meeting = meetings.past.meetings.planned().get()
    for name in (*WRITES, "write_in_meeting", "set_topic", "set_leader", "undo_hold"):
        assert not rules.has_perm(f"meetings.{name}", meetings.teacher, meeting)
    assert not rules.has_perm("meetings.plan_meetings", meetings.teacher, meetings.past)


@pytest.mark.parametrize("start", MeetingStatus)
@pytest.mark.parametrize("to", MeetingStatus)
def test_only_the_steps_of_the_table_are_made(cast, start, to):
    meeting = make_meeting(cast.group, status=start)
    extra = {"held_at": moment(date(2026, 12, 9)) if to == HELD else None}

    if to in MEETING_FLOW[start]:
        step(meeting, to, by=cast.facilitator, **extra)
        last = meeting.transitions.get()
        assert (last.from_status, last.to_status) == (start, to)
    else:
        with pytest.raises(TransitionError):
            step(meeting, to, by=cast.facilitator, **extra)
