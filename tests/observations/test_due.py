"""What waits in the 2+2 and until when; what came of a goal on the board."""

from datetime import date, timedelta

import pytest

from core.dates import WorkingDays
from dialogue.queries import talk_about
from goals.traces import traces_of
from observations import deadlines
from observations.enums import PlaceStatus
from people.models import Member
from reminders import sources
from reminders.sources import events_of
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
    rows = sources.deadlines(Member.objects.filter(pk=member.pk), year, YEAR)
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

    with django_assert_max_num_queries(34):
        sources.deadlines(Member.objects.filter(school=cast.school), cast.year, YEAR)


@pytest.fixture
def term_day(cast):
    """The first term's 2+2 is due on its last working day, and asked for already."""
    term = cast.year.terms.get(number=1)
    day, last = date(2026, 11, 2), date(2027, 1, 29)
    return cast.year.due_days.create(kind="two_plus_two", term=term, opens_on=day, due_on=last)


def lacks(cast, *members):
    members = Member.objects.filter(pk__in=[m.pk for m in members])
    rows = deadlines.terms_due(make.scope(members, cast.year, YEAR))
    return {row.member_id: row.due_on for row in rows}


def test_a_new_year_has_a_due_day_for_each_term(cast):
    terms = list(cast.year.terms.order_by("number"))
    christmas = (date(2027, 1, 25), date(2027, 1, 31))

    found = deadlines.propose_terms(cast.year, terms, WorkingDays([christmas]))

    assert [(one.term, one.opens_on, one.due_on) for one in found] == [
        (terms[0], date(2026, 12, 8), date(2027, 1, 22)),
        (terms[1], date(2027, 5, 4), date(2027, 6, 15)),
    ]


def test_the_terms_lessons_are_due_until_they_are_shown_and_observed(cast, term_day):
    for number in (1, 2):
        here = make_lesson(cast.teacher, cast.year, LATELY, 8 + number)
        there = make_lesson(cast.colleague, cast.year, LATELY, 11 + number)
        make_observation(here, cast.colleague, "confirmed")
        row = make_observation(there, cast.teacher, "confirmed")
    everybody = (cast.teacher, cast.colleague, cast.groupmate)

    assert lacks(cast, *everybody) == {cast.groupmate.pk: term_day.due_on}
    type(row).objects.filter(pk=row.pk).update(status="submitted", confirmed_at=None)
    of_all = dict.fromkeys([one.pk for one in everybody], term_day.due_on)
    assert lacks(cast, *everybody) == of_all


def test_nobody_is_asked_who_is_exempt_away_or_takes_no_part(cast, term_day):
    cast.groupmate.quotas.create(term=term_day.term, need_shown=0, need_observed=0)
    cast.colleague.leaves.create(from_on=date(2027, 1, 11), until_on=date(2027, 1, 29))
    asked = (cast.teacher, cast.groupmate, cast.colleague, cast.administrator, cast.leaver)

    assert lacks(cast, *asked) == {cast.teacher.pk: term_day.due_on}


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2027, 1, 30)])
def test_before_it_opens_and_after_its_day_nothing_is_asked(cast, term_day, time_machine, day):
    time_machine.move_to(make.at(day))

    assert lacks(cast, cast.teacher) == {}


@pytest.mark.parametrize("count", [1, 30])
def test_the_terms_deadline_costs_three_queries(cast, term_day, count, django_assert_num_queries):
    for _number in range(count):
        make.make_member(cast.school, user=False)

    with django_assert_num_queries(3):
        members = Member.objects.filter(school=cast.school)
        rows = deadlines.terms_due(make.scope(members, cast.year, YEAR))

    assert len(rows) >= count


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
