"""The school's meetings: that they were held and how many came, nothing of what was said."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from groups.enums import GroupKind
from meetings.enums import MeetingStatus, Presence
from meetings.models import Meeting, MeetingTransition
from tests import factories as make
from tests.meetings.factories import LAST, NEXT, make_attendance, make_meeting

PLANTED = "Niekam nesakyta tema"
PATHS = ["/school/meetings/", "/school/meetings/export/"]
ABSENT = "Nedalyvavusi"


@pytest.fixture
def met(cast):
    """A meeting held with every kind of mark, one ahead, one that nobody marked."""
    people = [make.make_member(cast.school, name) for name in ("Ona", "Rasa", ABSENT)]
    group = make.make_group(cast.year, *people, name="Smalsieji")
    held = make_meeting(group, LAST, status=MeetingStatus.HELD, topic=PLANTED, bring=PLANTED)
    make_attendance(held, people[0], Presence.PRESENT)
    make_attendance(held, people[1], Presence.EXCUSED)
    make_attendance(held, people[2], Presence.ABSENT)
    make_meeting(group, NEXT, topic=PLANTED)
    make_meeting(group, date(2026, 10, 7), topic=PLANTED)
    make_meeting(group, date(2026, 10, 14), status=MeetingStatus.CANCELLED)
    return group


@pytest.fixture
def board(cast, login):
    """`board(path)`: what the administrator gets, in English."""
    client = login(cast.administrator)
    client.cookies["apt_language"] = "en"

    def _board(path="/school/meetings/", **headers):
        return client.get(path, headers=headers)

    return _board


@pytest.mark.parametrize("path", PATHS)
def test_the_pages_exist_for_administrators_alone(cast, login, path):
    for name in ("teacher", "curator", "stranger", "leaver"):
        assert login(getattr(cast, name)).get(path).status_code == 404
    for name in ("administrator", "administrator_curator"):
        assert login(getattr(cast, name)).get(path).status_code == 200


def test_meetings_stand_by_group_and_month_in_numbers(met, board):
    page = board().context["board"]

    assert page.months == [date(2026, 10, 1), date(2026, 11, 1), date(2026, 12, 1)]
    line = next(line for line in page.tables[0].lines if line.group == met)
    october, november, december = line.cells
    assert [(held.is_held, held.is_ahead) for held in october] == [(False, False)]
    assert [(h.present, h.excused, h.absent) for h in november] == [(1, 1, 1)]
    assert [held.is_ahead for held in december] == [True]
    assert page.totals == {"due": 2, "held": 1, "came": 1, "of": 3}


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_no_topic_and_no_name_is_told(met, board, headers):
    text = board(**headers).text

    assert "1 of 2" in text
    assert PLANTED not in text
    assert ABSENT not in text


def test_a_period_narrows_the_page_and_the_export(met, board):
    later = board("/school/meetings/?term=2").context["board"]

    assert (later.months, later.totals["due"]) == ([], 0)


def test_the_export_has_a_line_for_each_meeting(met, board):
    sheet = load_workbook(io.BytesIO(board("/school/meetings/export/").content)).active
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]

    assert rows[0] == ("Group", "Kind", "Day", "State", "Present", "Excused", "Absent")
    assert [row[3:] for row in rows[1:]] == [
        ("not marked as held", None, None, None),
        ("held", 1, 1, 1),
        ("planned", None, None, None),
    ]
    assert PLANTED not in board("/school/meetings/export/?format=csv").text


def test_another_schools_meetings_are_not_counted(cast, met, board):
    theirs = make.make_group(cast.other_year, cast.stranger, name="Svetimi")
    make_meeting(theirs, LAST, status=MeetingStatus.HELD)

    page = board()

    assert "Svetimi" not in page.text
    assert page.context["board"].totals["held"] == 1


def test_last_years_meetings_are_counted_in_the_same_half_year(cast, login, time_machine):
    last = make.make_year(cast.school, 2025)
    group = make.make_group(last, cast.teacher, name="Pernykščiai")
    for day in (date(2025, 11, 4), date(2025, 12, 3), date(2026, 3, 3)):
        row = make_meeting(group, day, status=MeetingStatus.HELD)
        MeetingTransition.objects.create(
            record=row, from_status="planned", to_status="held", at=make.at(day, 18)
        )
    time_machine.move_to(make.at(date(2027, 4, 5)))
    client = login(cast.administrator)

    def held_then(term):
        return client.get(f"/school/meetings/?term={term}").context["board"].held_then

    found = [held_then(term) for term in ("", 1, 2)]
    last.terms.filter(number=2).delete()

    assert found == [3, 2, 1]
    assert held_then(2) is None


def test_subject_groups_stand_apart(cast, met, board):
    make.make_group(cast.year, cast.teacher, name="Gamta", kind=GroupKind.SUBJECT)

    kinds = [table.kind for table in board().context["board"].tables]

    assert kinds == [GroupKind.APT, GroupKind.SUBJECT]


def test_a_school_without_meetings_reads_what_comes_here(cast, board):
    assert "No meetings are planned yet" in board().text


def test_the_page_asks_the_same_for_many_groups(cast, met, board):
    def statements():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            board()
        return len(asked)

    few = statements()
    groups = [make.make_group(cast.year, name=f"Grupė {n}") for n in range(30)]
    Meeting.objects.bulk_create(
        Meeting(group=g, year=cast.year, starts_at=m.starts_at, ends_at=m.ends_at)
        for g in groups
        for m in met.meetings.all()
    )

    assert statements() == few <= 12


def test_a_share_is_said_of_five_people_and_of_fewer_only_numbers(cast, board):
    for size in (4, 5):
        people = make.make_members(cast.school, *[{"first_name": "Ona", "user": False}] * size)
        group = make.make_group(cast.year, *people, name=f"Po {size}")
        for day in (LAST, date(2026, 10, 7)):
            held = make_meeting(group, day, status=MeetingStatus.HELD)
            for one in people:
                came = Presence.ABSENT if one == people[0] else Presence.PRESENT
                make_attendance(held, one, came)

    rows = board(**{"HX-Request": "true"}).context["board"].attended

    assert [(r.group.name, r.held, r.came, r.of, r.share) for r in rows] == [
        ("Po 4", 2, 6, 8, None),
        ("Po 5", 2, 8, 10, 80),
    ]


def test_meetings_follow_the_group_and_say_what_they_do_not_follow(met, board):
    one = board(f"/school/meetings/?group={met.pk}&category=senior").context["board"]
    everybody = board("/school/meetings/?category=senior").context["board"]

    assert [group.name for group in one.groups] == ["Smalsieji"]
    assert len(everybody.groups) == 3
    assert one.note == everybody.note != ""
    assert board(f"/school/meetings/?group={met.pk}").context["board"].note == ""
