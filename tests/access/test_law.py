"""One law, two forms, for every model there is: `visible_to` and the view rule agree.

For all readers, states, audiences, both schools, an open and a closed year, and a curator
who changed; the apps' own tests look closer at each.
"""

import itertools

import pytest
import rules
from django.apps import apps
from django.conf import settings

from core.searching import words_asked
from dashboards.search import KINDS
from goals.models import Goal, GoalAttachment, GoalStep, SelfAssessment
from groups.enums import Audience
from groups.models import Curatorship
from meetings.models import Meeting
from observations.models import OpenLesson
from people.models import Member
from reflections.models import Reflection, ReflectionAttachment
from reminders.models import ReminderRule
from tests import factories as make
from tests.access.stage import FILE, OCTOBER
from tests.conftest import READERS
from tests.observations.factories import LATELY, make_lesson, make_observation

OURS = {path.parent.name for path in settings.BASE_DIR.glob("*/apps.py")}
SCOPED = [
    model
    for model in apps.get_models()
    if model._meta.app_label in OURS and hasattr(model.objects, "visible_to")
]
#: a draft is one thing, whatever follows is another; the apps' tests walk every status
STATUSES = ["draft", "submitted"]
#: what search looks through, by the names of its kinds; people last, for by a name all
#: records of its bearer are found
SEARCHED = {
    "goals": Goal,
    "reflections": Reflection,
    "lessons": OpenLesson,
    "meetings": Meeting,
    "people": Member,
}


@pytest.fixture
def rows(stage):
    """{model: its rows}, with a goal and a reflection of every state, audience and year."""
    stage.closed_group = make.make_group(stage.closed, stage.groupmate)
    for year in (stage.year, stage.closed):
        for status, audience in itertools.product(STATUSES, Audience.values):
            owner = make.make_member(stage.school, user=False)
            _relations(stage, owner, year)
            _records(owner, year, status, audience)
    for audience in Audience.values:
        owner = make.make_member(stage.other, user=False)
        _records(owner, stage.other_year, "agreed", audience)
    ReminderRule.objects.create(school=stage.school, kind="reflection", offsets=[-1])
    return {model: list(model.objects.all()) for model in SCOPED}


def _relations(stage, owner, year):
    """A former and a present curator and, in the open year, the group of the teacher."""
    changed = year.starts_on.replace(month=10)
    until = {"until_on": changed}
    make.make_curatorship(stage.former_curator, owner, year, **until)
    make.make_curatorship(stage.curator, owner, year, from_on=changed.replace(day=2))
    if year == stage.closed:
        Curatorship.objects.create(
            year=stage.year, member=owner, curator=stage.curator, from_on=stage.year.starts_on
        )
    group = stage.group if year == stage.year else stage.closed_group
    group.memberships.create(member=owner, year=year, kind=group.kind, from_on=year.starts_on)


def _records(owner, year, status, audience):
    goal = make.make_goal(owner, year, status, audience=audience)
    GoalAttachment.objects.create(goal=goal, file="x", **FILE)
    SelfAssessment.objects.create(goal=goal, moment="mid")
    month = OCTOBER.replace(year=year.starts_on.year)
    is_submitted = status != "draft"
    row = make.make_reflection(owner, year, month, submitted=is_submitted, audience=audience)
    ReflectionAttachment.objects.create(reflection=row, file="x", **FILE)
    _protocol(owner, year, status, audience)


def _protocol(owner, year, status, audience):
    """A lesson shown and what its observer wrote."""
    lesson = make_lesson(owner, year, LATELY.replace(year=year.starts_on.year))
    status = "draft" if status == "draft" else "confirmed"
    observer = make.make_member(owner.school, user=False)
    make_observation(lesson, observer, status, audience=audience)


def test_lists_and_rules_agree(stage, rows):
    differs = {}
    for name, model in itertools.product(READERS, SCOPED):
        reader = getattr(stage, name)
        perm = f"{model._meta.app_label}.view_{model._meta.model_name}"
        listed = set(model.objects.visible_to(reader))
        ruled = {row for row in rows[model] if rules.has_perm(perm, reader, row)}
        if listed != ruled:
            differs[name, model.__name__] = (listed - ruled, ruled - listed)

    assert differs == {}


def test_every_model_has_a_row_that_is_seen_and_one_that_is_not(stage, rows):
    """A law that nothing could break would prove nothing; a new model fails here first."""
    readers = [getattr(stage, name) for name in READERS]
    dull = []
    for model in SCOPED:
        counts = {model.objects.visible_to(reader).count() for reader in readers}
        if max(counts) == 0 or min(counts) == len(rows[model]):
            dull.append(model.__name__)

    assert dull == []
    assert len(GoalStep.objects.all()) > len(STATUSES)


def test_search_finds_exactly_what_the_law_lets_read(stage, rows):
    """A word that stands in every text there is, in every state, year and school."""
    draft = next(goal for goal in rows[Goal] if goal.is_draft)
    readers = [*(getattr(stage, name) for name in READERS), draft.owner]
    kinds, differs, found = {kind.name: kind for kind in KINDS}, {}, {}
    for name, model in SEARCHED.items():
        planted = {"folded_name": "zvyrius"} if model is Member else {"folded": " zvyrius"}
        model.objects.update(**planted)
        perm = f"{model._meta.app_label}.view_{model._meta.model_name}"
        for reader in readers:
            ruled = {row for row in rows[model] if rules.has_perm(perm, reader, row)}
            listed = found[name, reader] = set(kinds[name].rows(reader, words_asked("zvyr")))
            if listed != ruled:
                differs[name, reader] = (listed - ruled, ruled - listed)

    assert differs == {}
    assert kinds.keys() == SEARCHED.keys()
    assert {name for (name, _reader), seen in found.items() if seen} == SEARCHED.keys()
    assert [reader for (_name, reader), seen in found.items() if draft in seen] == [draft.owner]
