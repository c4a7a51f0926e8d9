"""What is typed into a goal is never lost, and others see it only by a button."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activity.models import Notification
from goals.enums import GoalStatus
from goals.models import Goal, GoalAmendment
from tests import factories as make
from years.services import close_year

TEXT = {
    "sentence": "Noriu, kad klaustų patys.",
    "why": "Nes klausimas veda toliau.",
    "criteria": "Trys klausimai per pamoką.",
    "direction": "other",
    "competence": "",
    "audience": "group",
}
SAVE = {"headers": {"X-Autosave": "1"}}


@pytest.fixture
def draft(cast):
    return make.make_goal(cast.teacher, cast.year, sentence="", criteria="", steps=0)


@pytest.fixture
def agreed(cast):
    return make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, is_other_direction=True)


def edit(goal):
    return f"/goals/{goal.pk}/edit/"


def typed(goal, **changes):
    return {**TEXT, "version": goal.version, "editor": "a", "seq": 1, **changes}


def choice(goal, copy=None):
    """What the page of two texts sends."""
    shown = [str(one.pk) for one in goal.copies.all()]
    return {"copy": copy.pk if copy else "", "version": goal.version, "shown": shown}


def test_a_draft_saves_itself(cast, login, draft):
    answer = login(cast.teacher).post(
        edit(draft),
        typed(draft, **{"new_0-text": "Pradėti", "new_0-due_on": "2026-12-01"}),
        **SAVE,
    )

    draft.refresh_from_db()
    (step,) = draft.steps.all()
    assert answer.json()["version"] == draft.version == 1
    assert (draft.sentence, draft.audience) == (TEXT["sentence"], "group")
    assert draft.is_other_direction
    assert (step.text, step.due_on.isoformat()) == ("Pradėti", "2026-12-01")


def test_a_row_saved_many_times_is_one_step(cast, login, draft):
    client = login(cast.teacher)
    for seq, text in enumerate(["Pra", "Pradėti", "Pradėti nuo savęs"], start=1):
        client.post(edit(draft), typed(draft, **{"new_0-text": text, "seq": seq}), **SAVE)

    assert [step.text for step in draft.steps.all()] == ["Pradėti nuo savęs"]
    assert 'name="new_0-text"' in client.get(edit(draft)).text

    client.post(edit(draft), typed(draft, **{"new_0-text": "", "seq": 9}), **SAVE)
    assert not draft.steps.exists()


def test_a_row_of_another_goal_is_nobodys(cast, login, draft):
    other = make.make_goal(cast.colleague, cast.year)
    step = other.steps.get()

    login(cast.teacher).post(edit(draft), typed(draft, **{f"step_{step.pk}-text": "Mano"}), **SAVE)

    step.refresh_from_db()
    assert step.text == "1 žingsnis"
    assert not draft.steps.exists()


def test_an_older_version_is_kept_beside_and_both_are_shown(cast, login, draft):
    client = login(cast.teacher)
    client.post(edit(draft), typed(draft), **SAVE)

    late = {**typed(draft, sentence="Iš kito lango."), "editor": "b", "new_0-text": "Kitas"}
    answer = client.post(edit(draft), late, **SAVE)

    draft.refresh_from_db()
    assert answer.status_code == 409
    assert draft.sentence == TEXT["sentence"]
    page = client.get(answer.json()["conflict_url"]).text
    assert TEXT["sentence"] in page
    assert "Iš kito lango." in page

    copy = draft.copies.get()
    client.post(answer.json()["conflict_url"], choice(draft, copy))
    draft.refresh_from_db()
    assert draft.sentence == "Iš kito lango."
    assert [step.text for step in draft.steps.all()] == ["Kitas"]
    assert not draft.copies.filter(chosen_at=None).exists()


def test_the_first_text_may_be_kept(cast, login, draft):
    client = login(cast.teacher)
    client.post(edit(draft), typed(draft), **SAVE)
    client.post(edit(draft), {**typed(draft, why="Kita."), "editor": "b"}, **SAVE)

    draft.refresh_from_db()
    client.post(f"/goals/{draft.pk}/conflict/", choice(draft))

    draft.refresh_from_db()
    assert draft.why == TEXT["why"]
    assert not draft.copies.filter(chosen_at=None).exists()


def test_a_choice_made_of_an_older_text_is_asked_again(cast, login, draft):
    client = login(cast.teacher)
    client.post(edit(draft), typed(draft), **SAVE)
    client.post(edit(draft), {**typed(draft, why="Kita."), "editor": "b"}, **SAVE)
    draft.refresh_from_db()
    seen = choice(draft, draft.copies.get())
    client.post(edit(draft), typed(draft, why="Trečia.", seq=2), **SAVE)

    answer = client.post(f"/goals/{draft.pk}/conflict/", seen)

    draft.refresh_from_db()
    assert answer.url == f"/goals/{draft.pk}/conflict/"
    assert draft.why == "Trečia."
    assert draft.copies.waiting().count() == 1


def test_a_text_that_arrived_after_the_page_goes_on_waiting(cast, login, draft):
    client = login(cast.teacher)
    client.post(edit(draft), typed(draft), **SAVE)
    client.post(edit(draft), {**typed(draft, why="Kita."), "editor": "b"}, **SAVE)
    draft.refresh_from_db()
    seen = choice(draft, draft.copies.get())
    client.post(edit(draft), {**typed(draft, why="Trečia.", version=0), "editor": "c"}, **SAVE)

    client.post(f"/goals/{draft.pk}/conflict/", seen)

    assert [copy.content["why"] for copy in draft.copies.waiting()] == ["Trečia."]


def test_a_copy_is_forgotten_after_thirty_days(cast, login, draft):
    client = login(cast.teacher)
    client.post(edit(draft), typed(draft), **SAVE)
    client.post(edit(draft), {**typed(draft, why="Kita."), "editor": "b"}, **SAVE)

    draft.copies.update(made_at=timezone.now() - timedelta(days=31))

    assert not draft.copies.waiting().exists()
    assert "/conflict/" not in client.get(edit(draft)).text


def test_an_answer_that_was_lost_is_no_conflict(cast, login, draft):
    client = login(cast.teacher)
    client.post(edit(draft), typed(draft), **SAVE)

    answer = client.post(edit(draft), typed(draft, why="Toliau.", seq=2), **SAVE)

    assert answer.status_code == 200
    assert not draft.copies.exists()


def test_text_that_comes_after_submitting_is_kept_beside(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED)
    client = login(cast.teacher)

    answer = client.post(edit(goal), typed(goal), **SAVE)

    goal.refresh_from_db()
    assert answer.status_code == 409
    assert goal.why == ""
    assert goal.copies.get().content["why"] == TEXT["why"]
    assert client.get(answer.json()["conflict_url"]).status_code == 200
    assert client.get(edit(goal)).url == goal.get_absolute_url()


def test_a_step_typed_in_another_window_survives_the_submitting(cast, login):
    """The window was opened before; the step is kept beside and planned when it is chosen."""
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED, is_other_direction=True)
    text = {**TEXT, "sentence": goal.sentence, "why": "", "criteria": goal.criteria}
    step = goal.steps.get()
    rows = {f"step_{step.pk}-text": step.text, "new_0-text": "Kitame lange"}
    late = {**text, **rows, "version": goal.version, "editor": "b", "seq": 1}
    client = login(cast.teacher)

    answer = client.post(edit(goal), late, **SAVE)

    assert answer.status_code == 409
    assert "Kitame lange" in client.get(answer.json()["conflict_url"]).text
    Goal.objects.filter(pk=goal.pk).update(status=GoalStatus.AGREED)
    client.post(answer.json()["conflict_url"], choice(goal, goal.copies.get()))
    assert [one.text for one in goal.steps.all()] == [step.text, "Kitame lange"]


def test_a_window_opened_before_the_submitting_with_nothing_new_is_no_conflict(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED, is_other_direction=True)
    text = {**TEXT, "sentence": goal.sentence, "why": "", "criteria": goal.criteria}
    rows = {f"step_{goal.steps.get().pk}-text": "1 žingsnis", "new_0-text": ""}

    late = {**text, **rows, "version": goal.version, "editor": "b", "seq": 1}
    answer = login(cast.teacher).post(edit(goal), late, **SAVE)

    assert answer.status_code == 200
    assert not goal.copies.exists()


BAD = {
    "sentence": "a" * 301,
    "why": "a" * 10_001,
    "direction": "999999",
    "competence": "magija",
    "new_0-due_on": "2030-01-01",
    "new_1-due_on": "rytoj",
    "audience": "world",
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_value_is_told_and_nothing_is_lost(cast, login, draft, name):
    client = login(cast.teacher)
    data = typed(draft, **{"new_0-text": "Žingsnis", "new_1-text": "Antras", name: BAD[name]})

    page = client.post(edit(draft), {**data, "do": "submit"})
    script = client.post(edit(draft), data, **SAVE)

    draft.refresh_from_db()
    assert page.status_code == script.status_code == 422
    assert name in script.json()["errors"]
    assert TEXT["why"][:40] in page.text or name == "why"
    assert "data-unsaved" in page.text
    assert draft.sentence == ""


def test_another_schools_direction_is_no_choice(cast, login, draft):
    foreign = cast.other_year.directions.get()

    answer = login(cast.teacher).post(edit(draft), typed(draft, direction=foreign.pk), **SAVE)

    assert "direction" in answer.json()["errors"]


def test_nul_and_controls_are_left_out(cast, login, draft):
    login(cast.teacher).post(edit(draft), typed(draft, why="Ne\x00s\x07 taip"), **SAVE)

    draft.refresh_from_db()
    assert draft.why == "Nes taip"


def test_a_direction_of_the_school_is_kept(cast, login, draft):
    direction = cast.year.directions.get()

    login(cast.teacher).post(edit(draft), typed(draft, direction=direction.pk), **SAVE)

    draft.refresh_from_db()
    assert (draft.direction, draft.is_other_direction) == (direction, False)


def test_submitting_asks_for_what_lacks_beside_the_fields(cast, login, draft):
    client = login(cast.teacher)
    bare = typed(draft, sentence="", criteria="", direction="", do="submit")

    page = client.post(edit(draft), bare)

    assert page.status_code == 422
    for field in ("sentence", "criteria", "direction"):
        assert f'id="id_{field}_error"' in page.text
    assert 'id="id_new_0-text_error"' in page.text


def test_submitting_by_the_button(cast, login, draft):
    client = login(cast.teacher)

    answer = client.post(edit(draft), typed(draft, **{"new_0-text": "Pradėti", "do": "submit"}))

    draft.refresh_from_db()
    assert answer.url == draft.get_absolute_url()
    assert draft.status == GoalStatus.SUBMITTED
    assert answer.cookies["apt_saved"].value


def test_a_returned_goal_is_rewritten_out_of_sight(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.RETURNED)

    login(cast.teacher).post(edit(goal), typed(goal), **SAVE)

    goal.refresh_from_db()
    assert goal.why == ""
    assert goal.pending["why"] == TEXT["why"]
    assert goal.audience == "school"


def test_a_change_after_agreement_waits_and_then_keeps_its_history(cast, login, agreed):
    client = login(cast.teacher)
    client.post(edit(agreed), typed(agreed), **SAVE)
    agreed.refresh_from_db()
    assert agreed.why == ""

    client.post(edit(agreed), {**typed(agreed, seq=2), "do": "amend"})

    agreed.refresh_from_db()
    rows = {row.field: (row.was, row.now, row.by) for row in GoalAmendment.objects.all()}
    assert agreed.pending is None
    assert agreed.why == TEXT["why"]
    assert rows["why"] == ("", TEXT["why"], cast.teacher)
    assert set(rows) == {"sentence", "why", "criteria"}
    assert agreed.status == GoalStatus.AGREED


def test_the_curator_hears_of_changes_once_a_day(cast, login, agreed):
    client = login(cast.teacher)
    for seq, why in enumerate(["Viena.", "Dvi.", "Trys."], start=1):
        agreed.refresh_from_db()
        client.post(edit(agreed), {**typed(agreed, why=why, seq=seq), "do": "amend"})

    assert GoalAmendment.objects.filter(field="why").count() == 3
    heard = Notification.objects.filter(entry__verb="goal_amended")
    assert [notice.member for notice in heard] == [cast.curator]


def test_a_change_may_be_dropped(cast, login, agreed):
    client = login(cast.teacher)
    client.post(edit(agreed), typed(agreed), **SAVE)

    client.post(f"/goals/{agreed.pk}/edit/drop/")

    agreed.refresh_from_db()
    assert (agreed.pending, agreed.why) == (None, "")
    assert not GoalAmendment.objects.exists()


def test_an_agreed_goal_cannot_lose_its_sentence(cast, login, agreed):
    page = login(cast.teacher).post(edit(agreed), {**typed(agreed, sentence=" "), "do": "amend"})

    assert page.status_code == 422
    assert Goal.objects.get(pk=agreed.pk).sentence == agreed.sentence


@pytest.mark.parametrize("reader", ["curator", "groupmate"])
def test_only_the_owner_writes(cast, login, agreed, reader):
    client = login(getattr(cast, reader))

    assert client.get(edit(agreed)).status_code == 403
    assert client.post(edit(agreed), typed(agreed)).status_code == 403
    assert client.post(f"/goals/{agreed.pk}/conflict/").status_code == 403


def test_a_closed_year_takes_no_text(cast, login):
    goal = make.make_goal(
        cast.teacher, make.make_year(cast.school, 2025, status="closed"), "agreed"
    )

    assert login(cast.teacher).get(edit(goal)).status_code == 403


def test_a_change_that_was_not_submitted_is_read_by_its_owner_after_the_year(cast, login, agreed):
    login(cast.teacher).post(edit(agreed), typed(agreed, sentence="Dar nepateikta."), **SAVE)
    close_year(cast.year, by=cast.administrator)

    assert "Dar nepateikta." in login(cast.teacher).get(agreed.get_absolute_url()).text
    assert "Dar nepateikta." not in login(cast.colleague).get(agreed.get_absolute_url()).text
