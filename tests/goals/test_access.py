"""One law, two forms: what lists show and what rules allow is the same for every reader."""

import itertools

import pytest
import rules

from goals.enums import AssessmentStatus, GoalStatus, Moment
from goals.models import (
    Goal,
    GoalAmendment,
    GoalAttachment,
    GoalAudienceChange,
    GoalStep,
    SelfAssessment,
)
from groups.enums import Audience, GroupKind
from groups.models import Membership
from tests import factories as make
from tests.conftest import READERS

MODELS = [Goal, GoalStep, GoalAttachment, GoalAmendment, GoalAudienceChange, SelfAssessment]


@pytest.fixture
def goals(cast):
    """A goal in every state and audience, of owners who all stand as `cast.teacher` does."""
    cast.owners = {}
    for status, audience in itertools.product(GoalStatus.values, Audience.values):
        owner = make.make_member(cast.school, user=False)
        make.make_curatorship(cast.former_curator, owner, cast.year, until_on=cast.past)
        make.make_curatorship(cast.curator, owner, cast.year, from_on=make.TODAY)
        Membership.objects.create(
            group=cast.group,
            member=owner,
            year=cast.year,
            kind=GroupKind.APT,
            from_on=cast.year.starts_on,
        )
        cast.owners[status, audience] = fill(
            make.make_goal(owner, cast.year, status, audience=audience)
        )
    fill(make.make_goal(cast.stranger, cast.other_year, GoalStatus.AGREED))
    fill(make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, audience=Audience.CURATOR))
    return cast.owners


@pytest.fixture
def cast(cast):
    cast.past = make.TODAY.replace(day=1)
    return cast


def fill(goal):
    """Something of every kind hangs on the goal."""
    GoalAttachment.objects.create(goal=goal, file="x", name="x.pdf", mime="a/b", size=1)
    GoalAmendment.objects.create(goal=goal, field="why", was="a", now="b", by=goal.owner)
    GoalAudienceChange.objects.create(goal=goal, was="school", now="group", by=goal.owner)
    SelfAssessment.objects.create(goal=goal, moment=Moment.END)
    SelfAssessment.objects.create(
        goal=goal,
        moment=Moment.MID,
        status=AssessmentStatus.SUBMITTED,
        closeness=3,
        words="Pusiaukelė.",
        submitted_at=make.at(make.TODAY),
    )
    return goal


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_visible_to_agrees_with_the_view_permission(cast, goals, model):
    rows = list(model.objects.all())
    perm = f"goals.view_{model._meta.model_name}"

    for name in READERS:
        reader = getattr(cast, name)
        visible = set(model.objects.visible_to(reader))
        assert visible == {row for row in rows if rules.has_perm(perm, reader, row)}, name


def seen(reader, goals):
    visible = set(Goal.objects.visible_to(reader))
    return {key for key, goal in goals.items() if goal in visible}


def test_a_draft_is_its_owners_alone(cast, goals):
    for name in READERS:
        assert not {key for key in seen(getattr(cast, name), goals) if key[0] == "draft"}


def test_each_reader_sees_what_the_audience_says(cast, goals):
    submitted = {key for key in goals if key[0] != "draft"}
    group = {key for key in submitted if key[1] != "curator"}
    school = {key for key in submitted if key[1] == "school"}

    assert seen(cast.curator, goals) == submitted
    assert seen(cast.groupmate, goals) == group
    assert seen(cast.colleague, goals) == school
    assert seen(cast.administrator, goals) == school
    assert seen(cast.former_curator, goals) == school
    assert seen(cast.leaver, goals) == set()
    assert seen(cast.stranger, goals) == set()
    assert seen(cast.stranger_administrator, goals) == set()


def test_history_and_assessments_are_between_the_two(cast, goals):
    for name in set(READERS) - {"curator", "teacher", "stranger"}:
        reader = getattr(cast, name)
        assert not GoalAmendment.objects.visible_to(reader).exists(), name
        assert not SelfAssessment.objects.visible_to(reader).exists(), name


def test_facts_are_values_without_words(cast):
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=3)
    make.make_goal(cast.colleague, cast.year)

    (facts,) = Goal.objects.facts()

    assert facts["owner_id"] == cast.teacher.pk
    assert (facts["steps_total"], facts["steps_done"]) == (3, 0)
    assert not {"sentence", "why", "criteria", "return_note", "pending"} & set(facts)
