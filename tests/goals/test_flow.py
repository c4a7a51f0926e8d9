"""A goal goes only where the table says, and the database keeps what it must."""

import itertools

import pytest
from django.db import IntegrityError, transaction

from core.exceptions import TransitionError
from core.flow import step
from goals.enums import ASSESSMENT_FLOW, GOAL_FLOW, AssessmentStatus, GoalStatus, Moment
from goals.models import Goal, GoalStep, SelfAssessment
from tests import factories as make

REFUSED = [
    (came, to)
    for came, to in itertools.product(GoalStatus, repeat=2)
    if to not in GOAL_FLOW.get(came, ())
]


@pytest.mark.parametrize(("came", "to"), REFUSED)
def test_a_pair_that_the_table_does_not_name_is_refused(cast, came, to):
    goal = make.make_goal(cast.teacher, cast.year, came)

    with pytest.raises(TransitionError), transaction.atomic():
        step(goal, to, by=cast.teacher)

    goal.refresh_from_db()
    assert goal.status == came
    assert not goal.transitions.exists()


def test_a_submitted_assessment_goes_nowhere(cast):
    assert ASSESSMENT_FLOW[AssessmentStatus.SUBMITTED] == set()


BROKEN = {
    "goals_goal_status_known": {"status": "lost", "sentence": "x"},
    "goals_goal_audience_known": {"audience": "world"},
    "goals_goal_outcome_known": {"outcome": "won", "status": "closed", "sentence": "x"},
    "goals_goal_competence_known": {"competence": "magic"},
    "goals_goal_submitted_has_sentence": {"status": "submitted"},
    "goals_goal_closed_has_outcome": {"outcome": "achieved"},
    "goals_goal_returned_has_note": {"status": "returned", "sentence": "x"},
    "goals_goal_pending_out_of_draft": {"pending": {"why": "x"}},
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses(cast, name):
    fields = BROKEN[name]
    if name == "goals_goal_outcome_known":
        fields = {**fields, "closed_at": make.at(make.TODAY)}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Goal.objects.create(owner=cast.teacher, year=cast.year, **fields)


def test_one_goal_a_year(cast):
    make.make_goal(cast.teacher, cast.year)

    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_goal(cast.teacher, cast.year)


def test_a_goal_has_one_direction(cast):
    direction = cast.year.directions.get()

    with pytest.raises(IntegrityError, match="goals_goal_one_direction"), transaction.atomic():
        make.make_goal(cast.teacher, cast.year, direction=direction, is_other_direction=True)


def test_a_step_says_something(cast):
    goal = make.make_goal(cast.teacher, cast.year)

    with pytest.raises(IntegrityError, match="goals_goalstep_has_text"), transaction.atomic():
        GoalStep.objects.create(goal=goal, text="")


BROKEN_ASSESSMENTS = {
    "goals_assessment_moment_known": {"moment": "may"},
    "goals_assessment_status_known": {"status": "lost"},
    "goals_assessment_five_steps": {"closeness": 6},
    "goals_assessment_submitted_whole": {"status": "submitted"},
}


@pytest.mark.parametrize("name", BROKEN_ASSESSMENTS)
def test_the_database_refuses_an_assessment(cast, name):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    fields = {"moment": Moment.MID, **BROKEN_ASSESSMENTS[name]}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        SelfAssessment.objects.create(goal=goal, **fields)


def test_one_assessment_a_moment(cast):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    SelfAssessment.objects.create(goal=goal, moment=Moment.MID)

    with pytest.raises(IntegrityError), transaction.atomic():
        SelfAssessment.objects.create(goal=goal, moment=Moment.MID)
