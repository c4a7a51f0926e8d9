"""What waits in the 2+2 and until when; what came of a goal on the board."""

from datetime import date, timedelta

import pytest

from dialogue.queries import talk_about
from goals.traces import traces_of
from observations.enums import PlaceStatus
from people.models import Member
from reminders.sources import deadlines, events_of
from tests import factories as make
from tests.observations.factories import (
    LATELY,
    SOON,
    make_lesson,
    make_observation,
    make_place,
    make_request,
    moment,
)

YEAR = (date(2026, 9, 1), date(2027, 8, 31))
KINDS = {"lesson", "protocol", "confirmation", "invitation", "lesson_request"}


def due(member, year):
    rows = deadlines(Member.objects.filter(pk=member.pk), year, YEAR)
    return [(row.kind, row.due_on) for row in rows if row.kind in KINDS]


def test_each_duty_has_its_day(cast):
    make_place(make_lesson(cast.teacher, cast.year, SOON), cast.colleague)
    make_place(make_lesson(cast.teacher, cast.year, LATELY), cast.colleague)
    invited = make_lesson(cast.groupmate, cast.year, SOON, 12)
    until = moment(date(2026, 11, 26), 0)
    make_place(invited, cast.colleague, PlaceStatus.INVITED, expires_at=until)
    make_request(cast.groupmate, cast.colleague, cast.year)

    assert due(cast.colleague, cast.year) == [
        ("protocol", date(2026, 11, 24)),  # three working days after Thursday
        ("invitation", date(2026, 11, 25)),
        ("lesson", SOON),
        ("lesson_request", make.TODAY + timedelta(days=14)),
    ]
    assert due(cast.teacher, cast.year) == [("lesson", SOON)]


def test_what_is_done_is_not_due(cast):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    row = make_observation(lesson, cast.colleague, "submitted")
    absent = make_lesson(cast.teacher, cast.year, LATELY, 12)
    make_place(absent, cast.colleague, PlaceStatus.ABSENT)

    assert due(cast.colleague, cast.year) == []
    assert due(cast.teacher, cast.year) == [("confirmation", row.confirms_on)]


@pytest.mark.parametrize("count", [1, 30])
def test_deadlines_cost_the_same(cast, count, django_assert_max_num_queries):
    for number in range(count):
        day = LATELY - timedelta(days=number)
        make_observation(make_lesson(cast.teacher, cast.year, day), cast.colleague)

    with django_assert_max_num_queries(30):
        deadlines(Member.objects.filter(school=cast.school), cast.year, YEAR)


def test_lessons_are_events_of_both(cast):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    make_place(lesson, cast.colleague)

    for member in (cast.teacher, cast.colleague):
        keys = [event.key for event in events_of(member, cast.year, YEAR)]
        assert keys == [lesson.key]
    assert events_of(cast.groupmate, cast.year, YEAR) == []


def test_goal_shows_its_lesson_on_the_board(cast):
    goal = make.make_goal(cast.teacher, cast.year, "agreed")
    lesson = make_lesson(cast.teacher, cast.year, goal=goal)

    assert [row.url for row in traces_of(goal, cast.colleague)[None]] == [f"/lessons/{lesson.pk}/"]
    assert traces_of(goal, cast.stranger) == {}


def test_both_curators_may_speak_once_confirmed_and_nobody_waits(cast):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    confirmed = make_observation(lesson, cast.colleague, "confirmed")
    submitted = make_observation(lesson, cast.groupmate, "submitted")

    for curator in (cast.curator, cast.administrator_curator):
        assert talk_about(confirmed.key, curator).can_open
        assert not talk_about(submitted.key, curator).can_open
    assert not talk_about(confirmed.key, cast.groupmate).can_open
    assert confirmed.threads.count() == 0
