"""Agenda, agreements, the group's rules and files: what the services keep and refuse."""

from datetime import date
from uuid import uuid4

import pytest

from core.exceptions import RefusedError
from core.files import CheckedFile
from groups.enums import Audience, GroupKind
from meetings.bringing import brought_to, offered
from meetings.deadlines_agreements import agreements_due
from meetings.enums import AgreementStatus, MeetingStatus
from meetings.models import Agreement, GroupRules, MeetingFile
from meetings.services.agenda import add_point, change_point, delete_point, move_point
from meetings.services.agreements import (
    drop_agreement,
    finish_agreement,
    make_agreement,
    reopen_agreement,
)
from meetings.services.files import add_file, take_out_file
from meetings.services.own_rules import change_rules
from people.models import Member
from tests import factories as make
from tests.meetings.factories import LAST, NEXT, make_meeting
from tests.meetings.papers import make_agreement as agreed
from tests.observations.factories import make_lesson, make_observation


@pytest.fixture
def meeting(cast):
    return make_meeting(cast.group)


def titles(meeting):
    return list(meeting.points.values_list("title", flat=True))


def test_points_stand_in_the_order_they_are_moved_to(cast, meeting):
    for title in "abc":
        add_point(meeting, by=cast.teacher, title=title)
    last = meeting.points.last()

    move_point(last, by=cast.teacher, is_up=True)
    move_point(last, by=cast.teacher, is_up=True)
    move_point(last, by=cast.teacher, is_up=True)
    assert titles(meeting) == ["c", "a", "b"]
    move_point(last, by=cast.teacher, is_up=False)
    assert titles(meeting) == ["a", "c", "b"]

    delete_point(last, by=cast.teacher)
    assert titles(meeting) == ["a", "b"]


def test_a_form_sent_twice_adds_one_point(cast, meeting):
    token = uuid4()
    for _again in range(2):
        add_point(meeting, by=cast.teacher, title="a", form_token=token)

    assert titles(meeting) == ["a"]


def test_the_agenda_of_a_held_meeting_takes_no_point(cast):
    held = make_meeting(cast.group, LAST, status=MeetingStatus.HELD)

    with pytest.raises(RefusedError):
        add_point(held, by=cast.teacher, title="a")


@pytest.mark.parametrize(
    ("audience", "is_taken"),
    [(Audience.CURATOR, False), (Audience.GROUP, True), (Audience.SCHOOL, True)],
)
def test_a_reflection_is_brought_once_its_owner_shares_it(cast, meeting, audience, is_taken):
    row = make.make_reflection(cast.teacher, cast.year, submitted=True, audience=audience)

    for author in (cast.teacher, cast.groupmate):
        if is_taken:
            assert add_point(meeting, by=author, title="a", brings=row).reflection == row
        else:
            with pytest.raises(RefusedError):
                add_point(meeting, by=author, title="a", brings=row)
    assert bool(offered(cast.groupmate, meeting)) is is_taken


def test_a_draft_is_brought_by_nobody(cast, meeting):
    row = make.make_reflection(cast.teacher, cast.year, audience=Audience.SCHOOL)

    with pytest.raises(RefusedError):
        add_point(meeting, by=cast.teacher, title="a", brings=row)


def test_what_colleagues_of_another_group_share_is_not_brought(cast, meeting):
    row = make.make_reflection(cast.colleague, cast.year, submitted=True, audience=Audience.SCHOOL)

    with pytest.raises(RefusedError):
        add_point(meeting, by=cast.teacher, title="a", brings=row)


def test_to_a_subject_group_only_what_the_school_may_read(cast):
    """A subject group is never an audience (A14)."""
    subject = make.make_group(cast.year, cast.teacher, cast.colleague, kind=GroupKind.SUBJECT)
    meeting = make_meeting(subject)
    row = make.make_reflection(cast.teacher, cast.year, submitted=True, audience=Audience.GROUP)

    with pytest.raises(RefusedError):
        add_point(meeting, by=cast.teacher, title="a", brings=row)


def test_an_observation_is_brought_once_confirmed_and_shared(cast, meeting):
    lesson = make_lesson(cast.teacher, cast.year)
    shared = {"audience": Audience.GROUP}
    row = make_observation(lesson, cast.colleague, "submitted", **shared)
    with pytest.raises(RefusedError):
        add_point(meeting, by=cast.teacher, title="a", brings=row)

    lesson = make_lesson(cast.teacher, cast.year)
    row = make_observation(lesson, cast.colleague, "confirmed", **shared)
    assert row.status == "confirmed"
    assert add_point(meeting, by=cast.groupmate, title="a", brings=row).observation == row


def test_a_record_shared_less_leaves_no_word_on_the_table(cast, meeting):
    row = make.make_reflection(cast.teacher, cast.year, submitted=True, audience=Audience.GROUP)
    point = add_point(meeting, by=cast.groupmate, title="Pažiūrėkime", brings=row)
    assert brought_to([point], cast.groupmate)[point.pk].url == row.get_absolute_url()

    type(row).objects.filter(pk=row.pk).update(audience=Audience.CURATOR)

    seen = brought_to([point], cast.groupmate)[point.pk]
    assert (seen.title, seen.url) == ("", "")
    changed = change_point(point, by=cast.groupmate, title="Kitaip", brings=row)
    assert changed.reflection == row  # it was there: other words do not take it away


def test_an_agreement_comes_back_until_it_is_done(cast):
    first = make_meeting(cast.group, LAST, status=MeetingStatus.HELD)
    meeting = make_meeting(cast.group, NEXT)
    row = make_agreement(first, by=cast.teacher, text="a", owner=cast.groupmate)
    coming = Agreement.objects.before(meeting)
    assert list(coming) == [row]
    assert not Agreement.objects.before(first).exists()

    for _tap in range(2):
        finish_agreement(row, by=cast.groupmate)
    assert not coming.all().exists()
    assert row.transitions.count() == 1

    reopen_agreement(row, by=cast.groupmate)
    drop_agreement(row, by=cast.teacher, why="Nebereikia.")
    assert not coming.all().exists()


def test_an_agreement_is_not_dropped_without_a_word(cast, meeting):
    row = agreed(meeting, cast.teacher)

    with pytest.raises(RefusedError):
        drop_agreement(row, by=cast.teacher, why=" ")

    row.refresh_from_db()
    assert row.status == AgreementStatus.OPEN


def test_only_a_member_of_the_group_can_owe(cast, meeting):
    with pytest.raises(RefusedError):
        make_agreement(meeting, by=cast.teacher, text="a", owner=cast.colleague)


def test_an_agreement_with_a_day_is_due_for_whoever_owes_it(
    cast, meeting, django_assert_num_queries
):
    day = date(2026, 12, 16)
    own = agreed(meeting, cast.teacher, owner=cast.teacher, due_on=day)
    common = agreed(meeting, cast.teacher, due_on=day)
    agreed(meeting, cast.teacher, owner=cast.teacher)
    agreed(meeting, cast.teacher, due_on=day, status=AgreementStatus.DONE)
    school = Member.objects.filter(school=cast.school)

    with django_assert_num_queries(2):
        rows = agreements_due(make.scope(school, cast.year, (make.TODAY, day)))

    members = {cast.teacher.pk, cast.groupmate.pk, cast.facilitator.pk}
    assert {(row.member_id, row.key) for row in rows} == {
        (cast.teacher.pk, own.key),
        *((pk, common.key) for pk in members),
    }


def test_rules_changed_by_two_at_once_lose_no_line(cast):
    first, _kept = change_rules(cast.group, "Lieka čia.", version=0, by=cast.teacher)
    there, is_kept = change_rules(cast.group, "Pradedame laiku.", version=0, by=cast.groupmate)

    assert (first.version, is_kept, there.text) == (1, False, "Lieka čia.")
    both = "Lieka čia.\nPradedame laiku."
    there, is_kept = change_rules(cast.group, both, version=1, by=cast.groupmate)
    assert (is_kept, GroupRules.objects.get().text) == (True, both)


def test_a_file_is_brought_once_and_taken_back(cast, meeting):
    checked = CheckedFile("pdf", "application/pdf", "pdf", b"%PDF-1.7", "planas.pdf")
    token = uuid4()
    for _again in range(2):
        file = add_file(meeting, checked, by=cast.teacher, form_token=token)
    assert [row.uploaded_by for row in meeting.files.all()] == [cast.teacher]

    take_out_file(file, by=cast.teacher)

    assert not MeetingFile.objects.exists()
