"""What is due, for any number of members in the same number of queries."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activity.models import Notification
from activity.queries import inbox_rows
from core.dates import WorkingDays
from goals import deadlines, services
from goals.enums import AssessmentStatus, GoalStatus, Moment
from goals.models import GoalStep, SelfAssessment
from goals.queries import goals_by_member
from people.models import Leave, Member
from tests import factories as make
from years.models import DueDay

AUTUMN = (date(2026, 9, 1), date(2026, 12, 31))
WINTER = (date(2027, 1, 1), date(2027, 2, 28))


def only(*members):
    return Member.objects.filter(pk__in=[member.pk for member in members])


def test_due_days_are_proposed(cast):
    workdays = WorkingDays()
    terms = list(cast.year.terms.all())

    (goal,) = deadlines.propose_goal(cast.year, terms, workdays)
    (mid,) = deadlines.propose_mid(cast.year, terms, workdays)
    (end,) = deadlines.propose_end(cast.year, terms, workdays)

    assert (goal.opens_on, goal.due_on) == (date(2026, 9, 1), date(2026, 9, 30))
    assert (mid.opens_on, mid.due_on) == (date(2027, 1, 22), date(2027, 1, 29))
    assert (end.opens_on, end.due_on) == (date(2027, 5, 24), date(2027, 5, 31))
    assert deadlines.propose_mid(cast.year, [], workdays) == []


def test_who_has_not_submitted_a_goal_has_it_due(cast):
    make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED)
    make.make_goal(cast.colleague, cast.year)

    rows = deadlines.goal_rows(make.scope(only(cast.teacher, cast.colleague), cast.year, AUTUMN))

    (row,) = rows
    assert (row.member_id, row.kind, row.key) == (cast.colleague.pk, "goal", "goal:2026")
    assert (row.due_on, row.url) == (date(2026, 9, 30), "/goals/")
    assert deadlines.goal_rows(make.scope(only(cast.colleague), cast.year, WINTER)) == []


def test_who_takes_no_part_has_no_goal_due(cast):
    """A12: an administrator who teaches nobody is not reminded."""
    Member.objects.filter(pk=cast.colleague.pk).update(takes_part_from=None)

    assert deadlines.goal_rows(make.scope(only(cast.colleague), cast.year, AUTUMN)) == []


def test_who_joined_later_has_twenty_working_days(cast):
    cast.colleague.joined_on = date(2026, 10, 5)
    cast.colleague.save()

    (row,) = deadlines.goal_rows(make.scope(only(cast.colleague), cast.year, AUTUMN))

    assert row.due_on == date(2026, 11, 3)


def test_who_was_away_has_twenty_working_days_after_coming_back(cast):
    Leave.objects.create(
        member=cast.colleague, from_on=date(2026, 9, 15), until_on=date(2026, 10, 2)
    )

    (row,) = deadlines.goal_rows(make.scope(only(cast.colleague), cast.year, AUTUMN))

    assert row.due_on == date(2026, 10, 30)


@pytest.fixture
def january(cast):
    DueDay.objects.create(
        year=cast.year, kind="self_mid", opens_on=date(2027, 1, 22), due_on=date(2027, 1, 29)
    )
    with time_machine.travel(make.at(date(2027, 1, 25))):
        yield


def test_a_self_assessment_is_due_of_whoever_has_a_goal(cast, january):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    make.make_goal(cast.colleague, cast.year)
    people = only(cast.teacher, cast.colleague)

    (row,) = deadlines.mid_rows(make.scope(people, cast.year, WINTER))
    assert (row.member_id, row.key) == (cast.teacher.pk, "self_mid:2026")
    assert row.url == f"/goals/{goal.pk}/assessment/mid/"

    SelfAssessment.objects.create(
        goal=goal,
        moment=Moment.MID,
        status=AssessmentStatus.SUBMITTED,
        closeness=1,
        words="x",
        submitted_at=make.at(make.TODAY),
    )
    assert deadlines.mid_rows(make.scope(people, cast.year, WINTER)) == []


def test_a_self_assessment_is_not_asked_for_before_it_opens_nor_on_leave(cast, january):
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    with time_machine.travel(make.at(date(2027, 1, 10))):
        assert deadlines.mid_rows(make.scope(only(cast.teacher), cast.year, WINTER)) == []
    Leave.objects.create(member=cast.teacher, from_on=date(2027, 1, 20), until_on=date(2027, 2, 2))
    assert deadlines.mid_rows(make.scope(only(cast.teacher), cast.year, WINTER)) == []


@pytest.mark.parametrize("rows", [deadlines.goal_rows, deadlines.mid_rows])
def test_many_members_cost_the_same(cast, january, rows):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            members = Member.objects.filter(school=cast.school)
            rows(make.scope(members, cast.year, (AUTUMN[0], WINTER[1])))
        return len(queries)

    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    few = cost()
    for _number in range(15):
        make.make_goal(make.make_member(cast.school, user=False), cast.year, GoalStatus.AGREED)
        make.make_member(cast.school, user=False)

    assert cost() == few


def test_steps_are_events_of_their_owner(cast):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=3)
    first, second, _third = goal.steps.all()
    GoalStep.objects.filter(pk=first.pk).update(done_on=date(2026, 11, 5))
    GoalStep.objects.filter(pk=second.pk).update(due_on=date(2026, 11, 20))
    november = (date(2026, 11, 1), date(2026, 11, 30))

    rows = deadlines.step_events(make.scope(only(cast.teacher), cast.year, november))

    assert {row.key for row in rows} == {f"goal_step:{first.pk}", f"goal_step:{second.pk}"}
    assert deadlines.step_events(make.scope(only(cast.curator), cast.year, november)) == []


def test_reads_for_dashboards(cast):
    direction = cast.year.directions.get()
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=2, direction=direction)
    make.make_goal(cast.colleague, cast.year)
    services.tick_step(goal.steps.first(), by=cast.teacher, is_done=True)

    found = goals_by_member([cast.teacher, cast.colleague], cast.year)

    facts = found.pop(cast.teacher.pk)
    assert (facts["steps_done"], facts["steps_total"]) == (1, 2)
    assert found == {}


def test_the_inbox_says_what_happened_without_the_goals_words(cast):
    goal = make.make_goal(cast.teacher, cast.year, is_other_direction=True)
    services.submit_goal(goal, by=cast.teacher)
    notices = Notification.objects.filter(member=cast.curator).select_related("entry__actor")

    (row,) = inbox_rows(cast.curator, notices)

    assert cast.teacher.name in row.text
    assert goal.sentence not in row.text
    assert row.url == goal.get_absolute_url()

    services.take_back_goal(goal, by=cast.teacher)
    assert {row.url for row in inbox_rows(cast.curator, notices.all())} == {""}
