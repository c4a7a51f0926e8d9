"""Who sees what of a group's paper: `visible_to` and the rules say the same to everybody."""

import pytest
import rules

from core.exceptions import TransitionError
from core.flow import step
from groups.enums import GroupKind
from groups.services import take_out
from meetings import models
from meetings.enums import AGREEMENT_FLOW, AgreementStatus, MeetingStatus
from tests import factories as make
from tests.conftest import READERS
from tests.meetings.factories import LAST, make_meeting
from tests.meetings.papers import make_agreement, make_file, make_notes, make_point, write
from years.enums import YearStatus

SCOPED = [
    models.MeetingNotes,
    models.MeetingNotesDraft,
    models.MeetingNotesVersion,
    models.AgendaPoint,
    models.Agreement,
    models.GroupRules,
    models.MeetingFile,
]
DROPPED = AgreementStatus.DROPPED


@pytest.fixture
def paper(cast):
    """Everything of a meeting, in every group: of two schools, two kinds and a closed year."""
    closed = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    cast.past = make.make_group(closed, cast.teacher, cast.colleague, cast.leaver)
    subject = make.make_group(cast.year, cast.teacher, cast.both_schools, kind=GroupKind.SUBJECT)
    there = make.make_group(cast.other_year, cast.stranger, cast.both_schools_there)
    for group in (cast.group, subject, cast.past, there):
        _written(group)
    return cast


def _written(group):
    members = [place.member for place in group.memberships.select_related("member")]
    day = LAST.replace(year=group.year.starts_on.year)
    meeting = make_meeting(group, day, status=MeetingStatus.HELD)
    notes = make_notes(meeting, "Užrašai.", members[0])
    for member in members:
        write(notes, f"Rašo {member.pk}", member)
        make_file(meeting, member)
        make_point(meeting, member)
        for status in AgreementStatus:
            why = "Nebereikia." if status == DROPPED else ""
            make_agreement(meeting, member, owner=member, status=status, dropped_why=why)
    models.GroupRules.objects.create(group=group, text="Lieka čia.", version=1)


def test_list_and_rule_agree_for_everybody(paper):
    for model in SCOPED:
        rows = list(model.objects.all())
        assert rows, model
        perm = f"meetings.view_{model._meta.model_name}"
        for role in READERS:
            member = getattr(paper, role)
            allowed = {row for row in rows if rules.has_perm(perm, member, row)}
            assert set(model.objects.visible_to(member)) == allowed, (model, role)


def test_nobody_outside_the_group_reads_a_word(paper):
    """Not the administrator, not the curator, not who was in it once."""
    for role in ("curator", "administrator", "administrator_curator", "stranger_administrator"):
        for model in SCOPED:
            assert not model.objects.visible_to(getattr(paper, role)).exists(), (model, role)

    take_out(paper.groupmate, group=paper.group, by=paper.administrator)

    for model in set(SCOPED) - {models.MeetingNotesDraft}:  # own words stay one's own
        assert not model.objects.visible_to(paper.groupmate).exists(), model


@pytest.mark.parametrize(
    ("role", "finishes", "drops"),
    [
        ("teacher", True, True),  # who has to do it
        ("groupmate", False, True),  # who wrote it down
        ("facilitator", True, True),
        ("administrator", False, False),
        ("curator", False, False),
    ],
)
def test_who_ends_an_agreement(cast, role, finishes, drops):
    row = make_agreement(make_meeting(cast.group), cast.groupmate, owner=cast.teacher)

    member = getattr(cast, role)
    assert rules.has_perm("meetings.finish_agreement", member, row) is finishes
    assert rules.has_perm("meetings.drop_agreement", member, row) is drops


def test_what_is_everybodys_anybody_of_the_group_finishes(cast):
    row = make_agreement(make_meeting(cast.group), cast.facilitator)

    may = [getattr(cast, role) for role in ("teacher", "groupmate", "colleague")]
    assert [rules.has_perm("meetings.finish_agreement", one, row) for one in may] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("role", "may"), [("teacher", True), ("facilitator", True), ("groupmate", False)]
)
def test_who_changes_a_point_of_the_agenda(cast, role, may):
    point = make_point(make_meeting(cast.group), cast.teacher)

    assert rules.has_perm("meetings.change_point", getattr(cast, role), point) is may


def test_the_agenda_of_a_held_meeting_stays(cast):
    meeting = make_meeting(cast.group, LAST, status=MeetingStatus.HELD)

    assert not rules.has_perm(
        "meetings.change_point", cast.teacher, make_point(meeting, cast.teacher)
    )
    assert not rules.has_perm("meetings.add_point", cast.teacher, meeting)


def test_nothing_is_written_in_a_closed_year(paper):
    point = models.AgendaPoint.objects.filter(meeting__group=paper.past).first()
    row = models.Agreement.objects.filter(group=paper.past, owner=paper.teacher).first()
    file = models.MeetingFile.objects.get(meeting__group=paper.past, uploaded_by=paper.teacher)

    for perm, record in (
        ("change_point", point),
        ("finish_agreement", row),
        ("drop_agreement", row),
        ("take_out_file", file),
        ("add_point", point.meeting),
    ):
        assert not rules.has_perm(f"meetings.{perm}", paper.teacher, record)


@pytest.mark.parametrize("start", AgreementStatus)
@pytest.mark.parametrize("to", AgreementStatus)
def test_only_the_steps_of_the_table_are_made(cast, start, to):
    why = {status: "Nebereikia." if status == DROPPED else "" for status in AgreementStatus}
    meeting = make_meeting(cast.group)
    row = make_agreement(meeting, cast.teacher, status=start, dropped_why=why[start])

    if to in AGREEMENT_FLOW[start]:
        step(row, to, by=cast.facilitator, dropped_why=why[to])
        last = row.transitions.get()
        assert (last.from_status, last.to_status) == (start, to)
    else:
        with pytest.raises(TransitionError):
            step(row, to, by=cast.facilitator, dropped_why=why[to])
