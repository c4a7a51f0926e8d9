"""Steps are added, dated and ticked from the goal and from home; their words keep a history."""

from datetime import date
from uuid import uuid4

import pytest

from goals.enums import GoalStatus
from goals.models import GoalAmendment, GoalStep
from goals.traces import Trace, sources
from tests import factories as make


@pytest.fixture
def goal(cast):
    return make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=2)


@pytest.fixture
def step(goal):
    return goal.steps.first()


def test_a_step_is_added_once(cast, login, goal):
    client = login(cast.teacher)
    data = {"text": "Dar vienas", "due_on": "2027-03-23", "form_token": uuid4()}

    for _time in range(4):
        answer = client.post(f"/goals/{goal.pk}/steps/", data)

    added = goal.steps.get(text="Dar vienas")
    assert answer.url == f"/goals/{goal.pk}/#zingsniai"
    assert added.due_on == date(2027, 3, 23)
    assert not GoalAmendment.objects.exists()


def test_a_token_of_another_goals_form_does_no_harm(cast, login, goal):
    other = make.make_goal(cast.colleague, cast.year, GoalStatus.AGREED, steps=0)
    token = uuid4()
    other.steps.create(text="Svetimas", form_token=token)

    login(cast.teacher).post(f"/goals/{goal.pk}/steps/", {"text": "Savas", "form_token": token})

    assert goal.steps.filter(text="Savas").exists()
    assert other.steps.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", ""),
        ("text", "a" * 301),
        ("due_on", "2028-01-01"),
        ("due_on", "kovas"),
        ("due_on", "2027-02-30"),
    ],
)
def test_a_bad_step_is_told_beside_its_field(cast, login, goal, field, value):
    data = {"text": "Labai geras", "due_on": "", field: value}

    page = login(cast.teacher).post(f"/goals/{goal.pk}/steps/", data)

    assert page.status_code == 422
    assert f'id="id_{field}_error"' in page.text
    assert goal.steps.count() == 2


def test_controls_are_left_out_of_a_step(cast, login, goal):
    login(cast.teacher).post(f"/goals/{goal.pk}/steps/", {"text": "Pra\x00dėti\r\ndrauge"})

    assert goal.steps.filter(text="Pradėti drauge").exists()


def test_ticking_leads_back_where_one_was(cast, login, step):
    client = login(cast.teacher)

    answer = client.post(f"/goals/steps/{step.pk}/done/", {"done": "1", "next": "/"})

    step.refresh_from_db()
    assert answer.url == "/"
    assert step.done_on == make.TODAY


@pytest.mark.parametrize("page", ["https://kitur.lt/", "//kitur.lt", "javascript:alert(1)"])
def test_ticking_never_leads_to_another_site(cast, login, step, page):
    answer = login(cast.teacher).post(f"/goals/steps/{step.pk}/done/", {"next": page})

    assert answer.url == f"/goals/{step.goal_id}/#zingsniai"


def test_ticking_answers_htmx_with_the_step(cast, login, step):
    answer = login(cast.teacher).post(
        f"/goals/steps/{step.pk}/done/", {"done": "1"}, headers={"HX-Request": "true"}
    )

    assert f'id="zingsnis-{step.pk}"' in answer.text
    assert "<html" not in answer.text


def test_ticking_twice_keeps_the_day_and_can_be_undone(cast, login, step):
    GoalStep.objects.filter(pk=step.pk).update(done_on=date(2026, 10, 1))
    client = login(cast.teacher)

    client.post(f"/goals/steps/{step.pk}/done/", {"done": "1"})
    step.refresh_from_db()
    assert step.done_on == date(2026, 10, 1)

    client.post(f"/goals/steps/{step.pk}/done/", {"done": "0"})
    step.refresh_from_db()
    assert step.done_on is None


def edited(step, **changes):
    return {f"s{step.pk}-{name}": value for name, value in changes.items()}


def test_other_words_after_agreement_go_into_the_history(cast, login, step):
    login(cast.teacher).post(
        f"/goals/steps/{step.pk}/", edited(step, text="Kitaip", due_on="2026-12-01")
    )

    (row,) = GoalAmendment.objects.all()
    assert (row.field, row.was, row.now) == ("step", "1 žingsnis", "Kitaip")


def test_dating_is_no_change_of_the_goal(cast, login, step):
    login(cast.teacher).post(
        f"/goals/steps/{step.pk}/", edited(step, text=step.text, due_on="2026-12-01")
    )

    step.refresh_from_db()
    assert step.due_on == date(2026, 12, 1)
    assert not GoalAmendment.objects.exists()


def test_the_day_it_was_done_cannot_be_to_come(cast, login, step):
    GoalStep.objects.filter(pk=step.pk).update(done_on=date(2026, 10, 1))
    client = login(cast.teacher)

    page = client.post(f"/goals/steps/{step.pk}/", edited(step, text="x", done_on="2027-01-01"))
    assert page.status_code == 422

    client.post(f"/goals/steps/{step.pk}/", edited(step, text="x", done_on="2026-11-02"))
    step.refresh_from_db()
    assert step.done_on == date(2026, 11, 2)


def test_a_step_not_done_is_taken_out_and_one_done_stays(cast, login, goal):
    first, second = goal.steps.all()
    GoalStep.objects.filter(pk=second.pk).update(done_on=make.TODAY)
    client = login(cast.teacher)

    client.post(f"/goals/steps/{first.pk}/delete/")
    assert client.post(f"/goals/steps/{second.pk}/delete/").status_code == 403

    assert [step.pk for step in goal.steps.all()] == [second.pk]
    assert GoalAmendment.objects.get().was == "1 žingsnis"


@pytest.mark.parametrize("path", ["", "done/", "delete/"])
@pytest.mark.parametrize(("reader", "status"), [("curator", 403), ("stranger", 404)])
def test_only_the_owner_touches_a_step(cast, login, step, path, reader, status):
    client = login(getattr(cast, reader))

    assert client.post(f"/goals/steps/{step.pk}/{path}").status_code == status


def test_a_closed_goals_steps_rest(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.CLOSED)
    step = goal.steps.get()

    assert login(cast.teacher).post(f"/goals/steps/{step.pk}/done/").status_code == 403


def test_while_submitted_a_step_is_ticked_but_not_said_anew(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED)
    step = goal.steps.get()
    client = login(cast.teacher)

    assert client.post(f"/goals/steps/{step.pk}/done/").status_code == 302
    assert client.post(f"/goals/steps/{step.pk}/", edited(step, text="x")).status_code == 403


def test_traces_stand_beside_their_step(cast, login, goal, step, monkeypatch):
    def trace(of, reader):
        yield Trace(step.pk, "aprašyta", "spalio refleksijoje", "/reflections/1/")
        yield Trace(None, "minima", "lapkričio refleksijoje", "/reflections/2/")

    monkeypatch.setitem(sources._items, "test", trace)

    page = login(cast.teacher).get("/goals/").text

    assert 'aprašyta <a href="/reflections/1/">spalio refleksijoje</a>' in page
    assert 'href="/reflections/2/"' in page
