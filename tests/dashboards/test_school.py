"""The administrator's dashboard: states and dates of everybody, words of nobody."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from dialogue.services import await_answer, send_message
from goals.enums import GoalStatus
from groups.enums import Audience
from people.models import Member, Subject, SubjectArea
from reflections.models import Reflection, ReflectionThread
from tests import factories as make
from years.models import Direction, DueDay

SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
PLANTED = "Niekam nesakyti žodžiai"


@pytest.fixture
def board(cast, login):
    """`board(path)`: what the administrator gets, in English."""
    client = login(cast.administrator)
    client.cookies["apt_language"] = "en"

    def _board(path="/school/"):
        return client.get(path)

    return _board


def main_of(response):
    return response.text.split("<main")[1].split("</main>")[0]


def flat(response):
    return " ".join(response.text.split())


@pytest.mark.parametrize("path", ["/school/", "/school/export/"])
def test_the_page_exists_for_administrators_alone(cast, login, path):
    for name in ("teacher", "curator", "stranger", "leaver"):
        assert login(getattr(cast, name)).get(path).status_code == 404
    for name in ("administrator", "administrator_curator"):
        assert login(getattr(cast, name)).get(path).status_code == 200


def test_no_word_that_a_teacher_wrote_is_on_the_page_or_in_the_export(cast, board):
    reflection = make.make_reflection(
        cast.teacher,
        cast.year,
        submitted=True,
        mattered=PLANTED,
        next_step=PLANTED,
        audience=Audience.SCHOOL,
    )
    make.make_reflection(cast.groupmate, cast.year, NOVEMBER, mattered=PLANTED)
    make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED, sentence=PLANTED, why=PLANTED)
    make.make_goal(
        cast.groupmate, cast.year, GoalStatus.RETURNED, sentence=PLANTED, return_note=PLANTED
    )
    thread = await_answer(
        f"reflection:{reflection.pk}", teacher=cast.teacher, curator=cast.curator, year=cast.year
    )
    ReflectionThread.objects.create(reflection=reflection, thread=thread)
    send_message(thread, PLANTED, by=cast.teacher)

    page, sheet = board(), board("/school/export/?format=csv")

    assert cast.teacher.name in page.text
    assert PLANTED not in page.text
    assert cast.teacher.last_name in sheet.content.decode("utf-8-sig")
    assert PLANTED not in sheet.content.decode("utf-8-sig")


def test_another_school_is_not_on_the_page(cast, login):
    make.make_goal(cast.stranger, cast.other_year, GoalStatus.AGREED)

    page = login(cast.stranger_administrator).get("/school/")

    assert cast.stranger.name in page.text
    assert cast.teacher.name not in page.text
    assert page.context["board"].total == 3


def test_a_draft_looks_like_nothing_submitted(cast, board):
    before = main_of(board())
    make.make_reflection(cast.teacher, cast.year, OCTOBER)
    make.make_goal(cast.teacher, cast.year)

    assert main_of(board()) == before


def test_the_sentence_on_top_counts_who_is_expected(cast, board):
    make.make_reflection(cast.teacher, cast.year, OCTOBER, submitted=True)
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)

    page = flat(board())

    # eleven are on the staff list, one of them on leave, one administrator, one has left
    assert '<b class="n-a text-nowrap">1 of 8</b>' in page
    assert '<b class="n-c text-nowrap">1 of 9</b>' in page


def test_the_sentence_on_top_follows_the_half_year(cast, login, time_machine):
    """In March: January's reflections were the first half-year's last; reminders are of the
    latest month alone."""
    time_machine.move_to(make.at(date(2027, 3, 10)))
    make.make_reflection(cast.teacher, cast.year, date(2027, 1, 1), submitted=True)
    remind = "Remind those who have not submitted"
    client = login(cast.administrator)
    client.cookies["apt_language"] = "en"

    first, second = (client.get(f"/school/?term={number}") for number in (1, 2))

    assert "January reflection" in flat(first)
    assert "month=2027-01&amp;term=1" in first.text
    assert first.context["board"].month.submitted == 1
    assert remind not in first.text
    assert "February reflection" in flat(second)
    assert second.context["board"].month.submitted == 0
    assert remind in second.text


def test_goals_are_counted_by_state_and_direction(cast, board):
    direction = Direction.objects.get(year=cast.year)
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, direction=direction)
    make.make_goal(cast.groupmate, cast.year, GoalStatus.SUBMITTED, is_other_direction=True)

    response = board()

    figures = {row.label: row.count for row in response.context["board"].states}
    assert figures == {
        "submitted": 1,
        "returned with a note": 0,
        "agreed": 1,
        "closed": 0,
        "not submitted yet": 7,
    }
    directions = [(row.label, row.count) for row in response.context["board"].directions]
    assert directions == [("Įtraukusis ugdymas", 1), ("Another direction", 1)]


def test_feedback_awaited_says_how_many_and_how_long(cast, board):
    for number, day in enumerate((date(2026, 11, 14), date(2026, 11, 20))):
        await_answer(
            f"goal:{number}",
            teacher=cast.teacher,
            curator=cast.curator,
            year=cast.year,
            since=make.at(day),
        )

    rows = board().context["board"].queues.object_list

    assert [(row.name, row.count, row.days) for row in rows] == [(cast.curator.name, 2, 9)]


def test_curators_awaited_stand_by_fifty(cast, board):
    for number in range(60):
        curator, teacher = (make.make_member(cast.school, user=None) for _one in range(2))
        make.make_curatorship(curator, teacher, cast.year)
        await_answer(f"goal:{number}", teacher=teacher, curator=curator, year=cast.year)

    first, last = board(), board("/school/?waits=2&term=1")

    assert len(first.context["board"].queues.object_list) == 50
    assert len(last.context["board"].queues.object_list) == 10
    assert "?waits=2" in first.text
    assert "?waits=1&amp;term=1" in last.text


def test_teachers_stand_by_area_and_surname(cast, board):
    area = SubjectArea.objects.create(school=cast.school, name="Kalbos")
    subject = Subject.objects.create(school=cast.school, name="Anglų kalba", area=area)
    for last_name in ("Žukas", "Šimkus", "Adomas"):
        make.make_member(cast.school, "Ona", last_name, subject=subject)

    areas = board().context["board"].areas

    assert [line.name for line in areas[0].lines] == ["Ona Adomas", "Ona Šimkus", "Ona Žukas"]
    assert [area.name for area in areas] == ["Kalbos", "Other staff"]


def test_the_half_year_narrows_the_months(board):
    assert [d.month.month for d in board("/school/?term=1").context["board"].days] == [
        *(9, 10, 11, 12, 1),
    ]
    assert len(board("/school/?term=nonsense").context["board"].days) == 10


def test_the_export_runs_nothing_in_the_spreadsheet(cast, board):
    make.make_member(cast.school, "=1+1", "@SUM(A1)", user=False)

    book = load_workbook(io.BytesIO(board("/school/export/").content))
    csv = board("/school/export/?format=csv").content.decode("utf-8-sig")

    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert "'=1+1" in csv
    assert ";=1+1" not in csv


def test_the_export_holds_everybody_and_every_month(cast, board):
    make.make_reflection(cast.teacher, cast.year, OCTOBER, submitted=True)

    file = board("/school/export/?term=1")
    sheet = load_workbook(io.BytesIO(file.content)).active

    assert 'filename="refleksijos-2026-2027.xlsx"' in file["Content-Disposition"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    months = ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"]
    assert rows[0] == ["Surname", "First name", "Subject area", *months]
    mine = next(row for row in rows if row[0] == cast.teacher.last_name)
    assert mine[3:6] == ["not submitted", "submitted", "not time yet"]
    assert len(rows) == 1 + Member.objects.filter(school=cast.school).taking_part().count()


def test_a_school_without_months_says_what_to_do(cast, board):
    DueDay.objects.filter(year=cast.year).delete()

    assert "/school/settings/" in board().text


def test_the_page_costs_the_same_with_five_and_with_five_hundred(
    cast, board, django_assert_max_num_queries
):
    board()
    with django_assert_max_num_queries(15) as few:
        board()
    people = [
        Member(
            school=cast.school,
            first_name="Ona",
            last_name=f"Pavardė{number}",
            email=f"o{number}@mokykla.lt",
            joined_on=date(2020, 9, 1),
            takes_part_from=date(2020, 9, 1),
        )
        for number in range(500)
    ]
    members = Member.objects.bulk_create(people)
    Reflection.objects.bulk_create(
        Reflection(
            owner=member,
            year=cast.year,
            month=OCTOBER,
            status="submitted",
            next_step="Žingsnis",
            submitted_at=make.at(OCTOBER),
        )
        for member in members
    )

    with django_assert_max_num_queries(15) as many:
        response = board()

    assert len(few) == len(many)
    assert sum(len(area.lines) for area in response.context["board"].areas) == 50
