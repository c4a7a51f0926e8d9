"""The school's 2+2: facts and counts by name, words of nobody, pairs that suit."""

import io
from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from openpyxl import load_workbook

from goals.enums import GoalStatus
from groups.enums import Audience
from observations.enums import ObservationStatus
from observations.models import Quota, TimetableSlot
from people.models import Subject, SubjectArea
from tests import factories as make
from tests.observations.factories import LATELY, make_lesson, make_observation

PLANTED = "Niekam nesakyti protokolo žodžiai"
PATHS = ["/school/lessons/", "/school/lessons/not-visited/", "/school/visits/"]
PATHS += ["/school/lessons/export/"]


@pytest.fixture
def board(cast, login):
    """`board(path)`: what the administrator gets, in English."""
    client = login(cast.administrator)
    client.cookies["apt_language"] = "en"

    def _board(path="/school/lessons/", **headers):
        return client.get(path, headers=headers)

    return _board


def visit(cast, observer, owner, **fields):
    lesson = make_lesson(owner, cast.year, LATELY, hour=fields.pop("hour", 10))
    return make_observation(lesson, observer, ObservationStatus.CONFIRMED, **fields)


def lacking(response):
    return {row.member.pk: row for row in response.context["board"].lacking}


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_terms_due_day_is_said(cast, board, headers):
    term = cast.year.terms.get(number=1)
    day, last = date(2026, 12, 14), date(2027, 1, 29)
    cast.year.due_days.create(kind="two_plus_two", term=term, opens_on=day, due_on=last)

    assert "Due on 29\xa0January." in board(**headers).text


@pytest.mark.parametrize("path", PATHS)
def test_the_pages_exist_for_administrators_alone(cast, login, path):
    for name in ("teacher", "curator", "stranger", "leaver"):
        assert login(getattr(cast, name)).get(path).status_code == 404
    for name in ("administrator", "administrator_curator"):
        assert login(getattr(cast, name)).get(path).status_code == 200


@pytest.mark.parametrize("path", [*PATHS[:3], "/school/lessons/export/?format=csv", "/school/"])
def test_no_word_of_a_record_reaches_the_administrator(cast, board, path):
    row = visit(
        cast,
        cast.colleague,
        cast.teacher,
        agreements=PLANTED,
        owner_words=PLANTED,
        audience=Audience.SCHOOL,
    )
    note = {"at": "10:00", "side": "teacher", "text": PLANTED}
    type(row).objects.update(
        notes=[note], answers=[{"key": "a", "text": "K", "help": "", "answer": PLANTED}]
    )

    page = board(path)

    assert PLANTED not in page.content.decode("utf-8-sig")


def test_another_school_is_not_on_the_page(cast, login):
    visit(cast, cast.colleague, cast.teacher)

    page = login(cast.stranger_administrator).get("/school/lessons/")

    assert page.context["board"].visits == []
    assert cast.teacher.name not in page.text


def test_bars_count_by_area_and_by_group(cast, board):
    area = SubjectArea.objects.create(school=cast.school, name="Kalbos")
    subject = Subject.objects.create(school=cast.school, name="lietuvių kalba", area=area)
    type(cast.teacher).objects.filter(pk=cast.teacher.pk).update(subject=subject)
    visit(cast, cast.colleague, cast.teacher)

    by_area = board().context["board"].tables[0]
    by_group = board("/school/lessons/?by=group").context["board"].tables[0]

    assert by_area.term.name == "1 pusmetis"
    assert [(r.name, r.shown, r.need_shown, r.observed) for r in by_area.rows] == [
        ("Kalbos", 1, 2, 0),
        ("Other staff", 0, 16, 1),
    ]
    assert {row.name: row.shown for row in by_group.rows}[cast.group.name] == 1
    assert sum(row.observed for row in by_group.rows) == 1


def test_more_than_planned_of_one_person_stands_for_nobody_else(cast, board):
    for hour in (8, 10, 12):
        visit(cast, cast.colleague, cast.teacher, hour=hour)

    rows = board().context["board"].tables[0].rows

    assert [(row.shown, row.need_shown, row.observed) for row in rows] == [(2, 18, 2)]


def test_bars_share_one_scale_so_that_a_small_group_shows_counts_not_shares(cast, board):
    table = board().context["board"].tables[0]

    assert table.most == max(row.need_shown for row in table.rows)


def test_the_picture_has_a_curve_per_visit_and_a_table_with_the_same(cast, board):
    visit(cast, cast.colleague, cast.teacher)
    visit(cast, cast.colleague, cast.teacher, hour=12)
    visit(cast, cast.teacher, cast.groupmate)
    make_observation(
        make_lesson(cast.curator, cast.year, LATELY), cast.teacher, ObservationStatus.SUBMITTED
    )

    response = board("/school/visits/")

    assert response.text.count('class="v v-in"') == 3
    assert response.context["board"].visit_rows == [
        (cast.teacher.name, [(cast.groupmate.name, 1)]),
        (cast.colleague.name, [(cast.teacher.name, 2)]),
    ]


def test_who_was_not_visited_stands_behind_a_link_by_surname_and_nobody_is_ranked(cast, board):
    visit(cast, cast.colleague, cast.teacher)

    page, behind = board("/school/visits/"), board("/school/lessons/not-visited/")
    names = list(behind.context["board"].not_visited)

    assert 'href="/school/lessons/not-visited/"' in page.text
    assert cast.teacher.pk not in {one.pk for one in names}
    assert all(a.last_name <= b.last_name for a, b in pairwise(names) if len(a.last_name) == 10)


def test_a_visit_of_somebody_who_is_not_meant_or_has_left_is_a_visit_too(cast, board):
    """Curated by one: visited by a colleague from elsewhere, by one who left, by nobody."""
    guest = make.make_member(cast.school, "Išėjusi", user=False)
    visit(cast, cast.administrator_curator, cast.teacher)
    visit(cast, guest, cast.groupmate, hour=12)
    type(guest).objects.filter(pk=guest.pk).update(left_on=date(2026, 11, 2))
    cast.year.curatorships.exclude(member=cast.teacher).delete()

    narrowed = board(f"/school/lessons/not-visited/?curator={cast.curator.pk}")
    everybody = board("/school/lessons/not-visited/").context["board"].not_visited
    picture = board(f"/school/visits/?curator={cast.curator.pk}")

    assert list(narrowed.context["board"].not_visited) == []
    assert not {cast.teacher.pk, cast.groupmate.pk} & {one.pk for one in everybody}
    assert "Only visits between these people." in picture.text
    assert "Only visits between these people." not in board("/school/visits/").text


def test_the_list_has_as_many_as_are_asked_for_lessons(cast, board):
    term = cast.year.terms.get(number=1)
    none = {"need_shown": 0, "need_observed": 0}
    Quota.objects.create(member=cast.teacher, term=term, **none)

    done, of = board().context["board"].done
    rows = board("/school/list/lessons/").context["board"].rows

    assert (done, of) == (0, len(rows))
    assert cast.teacher.last_name not in {row[0] for row in rows}


def same_direction(cast, *members):
    direction = cast.year.directions.get()
    for member in members:
        make.make_goal(member, cast.year, GoalStatus.AGREED, direction=direction)


def teaches(member, *slots):
    for weekday, number in slots:
        TimetableSlot.objects.create(member=member, weekday=weekday, number=number)


def suggested(rows):
    return [(one.member.pk, one.times) for one in rows]


def test_a_pair_has_the_same_direction_and_has_not_met(cast, board):
    same_direction(cast, cast.teacher, cast.colleague, cast.groupmate)
    visit(cast, cast.teacher, cast.groupmate)

    row = lacking(board())[cast.teacher.pk]

    assert suggested(row.visits) == [(cast.colleague.pk, [])]
    assert suggested(row.visitors) == [(cast.colleague.pk, [])]


def test_a_pair_is_free_while_the_other_teaches(cast, board):
    same_direction(cast, cast.teacher, cast.colleague, cast.groupmate)
    teaches(cast.teacher, (1, 1), (1, 2))
    teaches(cast.colleague, (1, 1), (1, 2))
    teaches(cast.groupmate, (1, 2), (2, 3))

    row = lacking(board())[cast.teacher.pk]

    assert suggested(row.visits) == [(cast.groupmate.pk, ["Tue 3"])]
    assert suggested(row.visitors) == [(cast.groupmate.pk, ["Mon 1"])]


def test_who_has_shown_and_observed_everything_is_not_asked(cast, board):
    same_direction(cast, cast.teacher, cast.colleague)
    cast.year.terms.update(need_shown=1, need_observed=0)
    visit(cast, cast.groupmate, cast.teacher)

    rows = lacking(board())

    assert cast.teacher.pk not in rows
    assert rows[cast.colleague.pk].visits == []


def test_observations_are_counted_by_kind_and_subject(cast, board):
    subject = Subject.objects.create(school=cast.school, name="fizika")
    lesson = make_lesson(cast.teacher, cast.year, LATELY, subject=subject, kind="event")
    make_observation(lesson, cast.colleague, ObservationStatus.CONFIRMED)
    visit(cast, cast.colleague, cast.groupmate)

    shown = board().context["board"]

    with override("en"):
        assert [(str(label), n) for label, n in shown.by_kind] == [("lesson", 1), ("event", 1)]
        assert sorted(shown.by_subject) == [("fizika", 1), ("no subject", 1)]


def test_the_export_has_everybodys_numbers_term_by_term(cast, board):
    visit(cast, cast.colleague, cast.teacher)

    sheet = load_workbook(io.BytesIO(board("/school/lessons/export/").content)).active
    header, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert header[3:7] == [
        "1 pusmetis: shown",
        "1 pusmetis: to show",
        "1 pusmetis: observed",
        "1 pusmetis: to observe",
    ]
    numbers = {(row[0], row[1]): row[3:] for row in rows}
    assert numbers[cast.teacher.last_name, cast.teacher.first_name] == [1, 2, 0, 2, 0, 2, 0, 2]


def test_the_schools_page_asks_for_the_figure_alone(board):
    whole, part = board("/school/"), board(**{"HX-Request": "true"})

    assert 'hx-get="/school/lessons/"' in whole.text
    assert 'id="pusmecio-2plus2"' in part.text
    assert "<html" not in part.text


@pytest.mark.parametrize("path", PATHS)
def test_a_school_without_terms_and_an_empty_one_have_pages(cast, board, path):
    cast.year.terms.all().delete()

    assert board(path).status_code == 200

    type(cast.teacher).objects.update(takes_part_until=date(2026, 9, 2))

    assert board(path).status_code == 200


def test_the_page_costs_the_same_with_one_and_with_thirty(cast, board):
    board()
    with CaptureQueriesContext(connection) as few:
        board()
    people = [make.make_member(cast.school, user=False) for _ in range(30)]
    same_direction(cast, *people)
    for a, b in pairwise(people):
        visit(cast, a, b)
        teaches(a, (1, 1))

    with CaptureQueriesContext(connection) as many:
        response = board()

    assert len(few) == len(many) <= 16
    assert len(response.context["board"].visits) == 29


def test_more_people_than_a_picture_holds_are_a_list_by_pages(cast, board):
    visit(cast, cast.colleague, cast.teacher)
    before = board("/school/visits/").text
    make.make_members(cast.school, *[{"first_name": "Ona", "user": False}] * 60)

    after = board("/school/visits/").text

    assert 'class="visits"' in before
    assert 'class="visits"' not in after
    assert 'href="/school/list/visits/"' in after
    assert len(board("/school/lessons/not-visited/").context["board"].not_visited) == 50
