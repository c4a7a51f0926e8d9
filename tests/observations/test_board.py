"""The board: what stands on it, for whom, what the filters find, what it weighs."""

import gzip
from datetime import timedelta

import pytest
from django.urls import reverse

from goals.enums import GoalStatus
from observations.enums import LessonStatus, ObservationStatus, PlaceStatus
from observations.models import BellTime, Place, PlaceWish, TimetableSlot
from people.models import Subject, SubjectArea
from tests import factories as make
from tests.observations.factories import make_observation, make_place
from tests.observations.lessons import MONDAY, bells, lesson_of

BOARD = "/lessons/"


def titles(response):
    return [row.lesson.topic for day in response.context["days"] for row in day.rows]


def states(response):
    rows = [row for day in response.context["days"] for row in day.rows]
    return {row.lesson.topic: row.state for row in rows}


@pytest.fixture
def teacher(cast, login):
    cast.client = login(cast.teacher)
    return cast


def test_the_board_shows_what_is_ahead_in_order_of_time(teacher):
    lesson_of(teacher.colleague, day=2, topic="Vėliau")
    lesson_of(teacher.groupmate, day=1, topic="Anksčiau")
    lesson_of(teacher.groupmate, day=-1, topic="Praėjo")
    lesson_of(teacher.colleague, day=1, topic="Atšaukta", status=LessonStatus.CANCELLED)
    lesson_of(teacher.stranger, year=teacher.other_year, day=1, topic="Svetima")

    response = teacher.client.get(BOARD)

    assert titles(response) == ["Anksčiau", "Vėliau"]
    assert "Ką mokiniai sako vienas kitam?" in response.text


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], ""),
        ([0], "one more is planned today"),
        ([4], "one more is planned on Friday"),
        ([9], "one more is planned on 2\xa0December"),
        ([4, 9], "2 more are planned, the next on Friday"),
    ],
)
@pytest.mark.parametrize("is_shown", [True, False])
def test_what_is_planned_stands_beside_the_own_counts(teacher, days, said, is_shown):
    for day in days:
        lesson = lesson_of(teacher.teacher if is_shown else teacher.colleague, day=day, hour=12)
        make_place(lesson, teacher.groupmate if is_shown else teacher.teacher)
    invited = lesson_of(teacher.groupmate, day=2)
    make_place(invited, teacher.teacher, PlaceStatus.INVITED)
    lesson_of(teacher.teacher, day=1, status=LessonStatus.CANCELLED)
    make_place(lesson_of(teacher.groupmate, day=-1), teacher.teacher)
    lesson_of(teacher.teacher, day=71)  # of the next half-year
    teacher.client.cookies["apt_language"] = "en"

    response = teacher.client.get(BOARD)

    assert response.context["counts"]["planned"] == said
    assert said in response.text


def test_each_lesson_says_what_the_reader_can_do(teacher):
    me, other = teacher.teacher, teacher.colleague
    bells(teacher.school)
    lesson_of(other, day=1, hour=9, topic="laisva")
    full = lesson_of(other, day=2, hour=9, topic="pilna", places_count=1)
    Place.objects.create(lesson=full, observer=teacher.groupmate, status=PlaceStatus.TAKEN)
    wished = lesson_of(other, day=2, hour=11, topic="laukiu", places_count=1)
    Place.objects.create(lesson=wished, observer=teacher.groupmate, status=PlaceStatus.TAKEN)
    PlaceWish.objects.create(lesson=wished, member=me)
    going = lesson_of(other, day=3, hour=9, topic="einu")
    Place.objects.create(lesson=going, observer=me, status=PlaceStatus.TAKEN)
    lesson_of(teacher.groupmate, day=3, hour=9, topic="kartu")
    lesson_of(me, day=4, hour=9, topic="mano")
    TimetableSlot.objects.create(member=me, weekday=1, number=2, class_name="7b")
    lesson_of(other, day=7, hour=9, topic="langas užimtas")

    response = teacher.client.get(BOARD)

    assert states(response) == {
        "laisva": "open",
        "pilna": "full",
        "laukiu": "wished",
        "einu": "going",
        "kartu": "elsewhere",
        "mano": "mine",
        "langas užimtas": "busy",
    }


def test_nothing_is_offered_in_a_closed_year(teacher):
    lesson = lesson_of(teacher.colleague)
    type(teacher.year).objects.update(status="closed")

    page = teacher.client.get(lesson.get_absolute_url())

    assert page.context["row"].state == "closed"
    assert "/sign-up/" not in page.text


def _area(cast, name):
    area = SubjectArea.objects.create(school=cast.school, name=name)
    return Subject.objects.create(school=cast.school, name=f"Dalykas {name}", area=area)


def test_filters_by_area_class_and_day(teacher):
    languages, arts = _area(teacher, "Kalbos"), _area(teacher, "Menai")
    lesson_of(teacher.colleague, day=1, topic="a", subject=languages, class_name="7b")
    lesson_of(teacher.colleague, day=2, topic="b", subject=arts, class_name="7b")
    lesson_of(teacher.colleague, day=3, topic="c", subject=arts, class_name="10a")

    def found(**query):
        return titles(teacher.client.get(BOARD, query))

    assert found(area=arts.area_id) == ["b", "c"]
    assert found(class_name="7b") == ["a", "b"]
    assert found(day=(MONDAY + timedelta(days=3)).isoformat()) == ["c"]
    assert found(area=arts.area_id, class_name="7b") == ["b"]


def test_filters_by_places_windows_goal_and_colleagues_not_visited(teacher):
    me = teacher.teacher
    bells(teacher.school)
    mine = make.make_goal(me, teacher.year, GoalStatus.AGREED, competence="general")
    theirs = make.make_goal(
        teacher.colleague, teacher.year, GoalStatus.AGREED, competence=mine.competence
    )
    hidden = make.make_goal(
        teacher.groupmate,
        teacher.year,
        GoalStatus.AGREED,
        competence=mine.competence,
        audience="curator",
    )
    lesson_of(teacher.colleague, day=1, hour=9, topic="tikslui", goal=theirs)
    lesson_of(teacher.groupmate, day=1, hour=11, topic="slaptas tikslas", goal=hidden)
    full = lesson_of(teacher.facilitator, day=2, hour=9, topic="pilna", places_count=1)
    Place.objects.create(lesson=full, observer=teacher.curator, status=PlaceStatus.TAKEN)
    seen = lesson_of(teacher.facilitator, day=-3, topic="buvau")
    make_observation(seen, me, ObservationStatus.SUBMITTED)
    lesson_of(me, day=4, topic="mano")
    TimetableSlot.objects.create(member=me, weekday=2, number=2, class_name="7b")

    def found(name):
        return titles(teacher.client.get(BOARD, {name: "on"}))

    assert found("goal") == ["tikslui"]
    assert found("free") == ["tikslui", "slaptas tikslas"]
    assert found("unvisited") == ["tikslui", "slaptas tikslas"]
    assert found("windows") == ["slaptas tikslas", "pilna"]


@pytest.mark.parametrize(
    "query",
    [
        {"area": "x", "class_name": "nėra", "day": "vakar", "week": "2026-99-99"},
        {"area": "99999999999999999999", "view": "kitaip"},
        {"view": "week", "week": "0001-01-01"},
        {"view": "week", "week": "9999-12-31"},
        {"week": "\x00", "view": "week", "class_name": "\x00"},
    ],
)
def test_a_filter_that_makes_no_sense_is_no_filter(teacher, query):
    lesson_of(teacher.colleague, day=1, topic="yra")

    response = teacher.client.get(BOARD, query)

    assert response.status_code == 200
    if query.get("view") != "week":
        assert titles(response) == ["yra"]


def test_htmx_gets_the_part_and_the_views_beside_it(teacher):
    lesson_of(teacher.colleague, day=1, topic="yra")

    response = teacher.client.get(BOARD, {"free": "on"}, headers={"HX-Request": "true"})

    assert "<html" not in response.text
    assert 'hx-swap-oob="true"' in response.text
    assert "free=on" in response.text


def test_the_week_places_lessons_by_bell_and_day(teacher):
    bells(teacher.school)
    lesson_of(teacher.colleague, day=1, hour=9, topic="antra pamoka", number=2)
    lesson_of(teacher.colleague, day=2, hour=17, topic="vakare")
    lesson_of(teacher.colleague, day=-1, hour=9, topic="sekmadienį praeitą savaitę")
    TimetableSlot.objects.create(member=teacher.teacher, weekday=5, number=1, class_name="7b")

    week = teacher.client.get(BOARD, {"view": "week"}).context["week"]
    table = [
        (
            line.bell.number if line.bell else None,
            [[r.lesson.topic for r in c.rows] for c in line.cells],
        )
        for line in week.lines
    ]

    assert table[1] == (2, [[], ["antra pamoka"], [], [], []])
    assert table[-1] == (None, [[], [], ["vakare"], [], []])
    assert week.lines[0].cells[4].own_class == "7b"


def test_a_weekend_has_a_column_only_when_something_is_on(teacher):
    lesson_of(teacher.colleague, day=5, hour=9, topic="šeštadienį")

    week = teacher.client.get(BOARD, {"view": "week"}).context["week"]

    assert [day.isoweekday() for day in week.days] == [1, 2, 3, 4, 5, 6]


def test_an_empty_board_says_what_to_do(teacher, login):
    assert reverse("observations:post") in teacher.client.get(BOARD).text

    filtered = teacher.client.get(BOARD, {"free": "on"})

    assert 'class="empty"' in filtered.text


def test_two_hundred_lessons_cost_ten_statements_and_forty_kilobytes(
    teacher, django_assert_max_num_queries
):
    bells(teacher.school)
    TimetableSlot.objects.create(member=teacher.teacher, weekday=5, number=1, class_name="7b")
    for n in range(200):
        lesson = lesson_of(teacher.colleague, day=1 + n % 20, hour=8 + n % 7, topic=f"Tema {n}")
        Place.objects.create(lesson=lesson, observer=teacher.groupmate, status=PlaceStatus.TAKEN)

    for query in ({}, {"view": "week"}, {"goal": "on", "windows": "on", "unvisited": "on"}):
        with django_assert_max_num_queries(10):
            response = teacher.client.get(BOARD, query)
        assert len(gzip.compress(response.content, 6)) <= 40_000


def test_the_bells_belong_to_the_school(teacher):
    bells(teacher.other)

    assert teacher.client.get(BOARD, {"view": "week"}).context["week"].lines[0].bell is None
    assert BellTime.objects.count() == 7
