"""A goal has at most forty steps: the next one is refused aloud, never dropped."""

import pytest

from goals.models import Goal, GoalDraftCopy, GoalStep
from goals.services.steps import packed
from tests import factories as make
from tests.goals.test_text import SAVE, TEXT, choice, edit, typed

FULL = [f"{number} žingsnis" for number in range(1, 41)]


@pytest.fixture
def full(cast):
    """A draft with as many steps as there may be, all but one of them carried over."""
    goal = make.make_goal(cast.teacher, cast.year, sentence="", criteria="", steps=0)
    GoalStep.objects.bulk_create(GoalStep(goal=goal, text=text) for text in FULL[:39])
    return goal


@pytest.mark.parametrize("is_autosave", [True, False])
def test_a_step_too_many_is_said_beside_it_and_kept_on_the_page(cast, login, full, is_autosave):
    rows = {f"step_{step.pk}-text": step.text for step in full.steps.all()}
    rows |= {"new_0-text": FULL[39], "new_1-text": "Vienas per daug"}
    client = login(cast.teacher)

    answer = client.post(edit(full), typed(full, **rows), **(SAVE if is_autosave else {}))

    assert answer.status_code == 422
    if is_autosave:
        assert list(answer.json()["errors"]) == ["new_1-text"]
    else:
        assert answer.context["form"].errors.keys() == {"new_1-text"}
        assert "Vienas per daug" in answer.text
    assert full.steps.count() == 39


def test_a_step_takes_the_place_of_one_taken_out(cast, login, full):
    rows = {f"step_{step.pk}-text": step.text for step in full.steps.all()}
    rows[next(iter(rows))] = ""
    rows |= {"new_0-text": FULL[39], "new_1-text": "Paskutinis"}

    answer = login(cast.teacher).post(edit(full), typed(full, **rows), **SAVE)

    assert answer.status_code == 200
    assert sorted(step.text for step in full.steps.all()) == sorted([*FULL[1:], "Paskutinis"])


def test_a_chosen_text_with_a_step_too_many_is_refused_and_waits(cast, login, full):
    client = login(cast.teacher)
    GoalStep.objects.create(goal=full, text=FULL[39])
    full.refresh_from_db()
    rows = {"new_1": ("Vienas per daug", None)}
    text = {name: TEXT[name] for name in Goal.TEXT_FIELDS}
    GoalDraftCopy.objects.create(goal=full, content={**text, "rows": packed(rows)}, base_version=0)

    answer = client.post(f"/goals/{full.pk}/conflict/", choice(full, full.copies.get()))

    assert answer.status_code == 302
    assert full.copies.waiting().count() == 1
    assert full.steps.count() == 40
