"""Buttons of a goal's way: the right person's, and kindly refused otherwise."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goals.enums import AssessmentStatus, GoalStatus, Moment
from goals.models import Goal, GoalAmendment, GoalAttachment, SelfAssessment
from goals.services import submit_goal, take_back_goal
from tests import factories as make

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path


def pdf(name="planas.pdf", content=PDF):
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def test_the_curator_agrees(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED)

    login(cast.curator).post(f"/goals/{goal.pk}/decide/", {"decision": "agree"})

    assert Goal.objects.get().status == GoalStatus.AGREED


def test_a_decision_about_a_text_that_was_changed_is_asked_again(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED, is_other_direction=True)
    client, path = login(cast.curator), f"/goals/{goal.pk}/"
    seen = re.search(r'name="seen"\s+value="([^"]+)"', client.get(path).text)[1]
    take_back_goal(goal, by=cast.teacher)
    submit_goal(goal, by=cast.teacher)

    said = {"decision": "return", "note": "Pastaba senam tekstui", "seen": seen}
    page = client.post(f"{path}decide/", said)

    assert (page.status_code, Goal.objects.get().status) == (422, GoalStatus.SUBMITTED)
    assert "Pastaba senam tekstui" in page.text
    again = re.search(r'name="seen"\s+value="([^"]+)"', page.text)[1]
    client.post(f"{path}decide/", {**said, "seen": again})
    assert Goal.objects.get().status == GoalStatus.RETURNED


def test_the_curator_returns_with_a_note_only(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED)
    client = login(cast.curator)

    page = client.post(f"/goals/{goal.pk}/decide/", {"decision": "return", "note": ""})
    assert page.status_code == 422
    assert 'id="id_note_error"' in page.text

    client.post(f"/goals/{goal.pk}/decide/", {"decision": "return", "note": "Kaip žinosite?"})
    assert Goal.objects.get().return_note == "Kaip žinosite?"


def test_a_decision_is_one_of_two(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED)

    page = login(cast.curator).post(f"/goals/{goal.pk}/decide/", {"decision": "maybe"})

    assert page.status_code == 422


def test_taking_back_and_deleting(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED)
    client = login(cast.teacher)

    assert client.post(f"/goals/{goal.pk}/take-back/").url == f"/goals/{goal.pk}/edit/"
    assert client.post(f"/goals/{goal.pk}/delete/").url == "/goals/"
    assert not Goal.objects.exclude(pk=goal.pk).exists()


def test_closing_and_opening_again(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    client = login(cast.teacher)
    SelfAssessment.objects.create(
        goal=goal,
        moment=Moment.END,
        status=AssessmentStatus.SUBMITTED,
        closeness=5,
        words="Taip.",
        submitted_at=make.at(make.TODAY),
    )
    assert f"/goals/{goal.pk}/close/" in client.get("/goals/").text

    assert client.post(f"/goals/{goal.pk}/close/", {"outcome": "won"}).status_code == 422
    client.post(f"/goals/{goal.pk}/close/", {"outcome": "achieved"})
    assert Goal.objects.get().status == GoalStatus.CLOSED

    client.post(f"/goals/{goal.pk}/reopen/")
    assert Goal.objects.get().status == GoalStatus.AGREED


def test_carrying_over_from_the_new_years_empty_page(cast, login):
    before = make.make_year(cast.school, 2025)
    old = make.make_goal(cast.teacher, before, GoalStatus.CLOSED, outcome="carried", steps=2)
    client = login(cast.teacher)
    assert f"/goals/{old.pk}/carry/" in client.get("/goals/").text

    answer = client.post(f"/goals/{old.pk}/carry/")

    goal = Goal.objects.get(year=cast.year)
    assert answer.url == f"/goals/{goal.pk}/edit/"
    assert goal.carried_from == old

    client.post(f"/goals/{old.pk}/carry/")
    assert goal.steps.count() == 2


def test_the_audience_changes_at_once(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    client = login(cast.teacher)

    assert client.post(f"/goals/{goal.pk}/audience/", {"audience": "world"}).status_code == 422
    client.post(f"/goals/{goal.pk}/audience/", {"audience": "curator"})

    assert login(cast.colleague).get(goal.get_absolute_url()).status_code == 404


ACTIONS = ["take-back", "decide", "close", "reopen", "carry", "audience", "delete", "steps"]


@pytest.mark.parametrize("action", [*ACTIONS, "attachments", "edit/drop"])
def test_a_reader_who_may_not_is_told_so_and_a_stranger_nothing(cast, login, action):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    address = f"/goals/{goal.pk}/{action}/"

    assert login(cast.colleague).post(address).status_code == 403
    assert login(cast.stranger).post(address).status_code == 404
    assert login(cast.stranger).get(address).status_code in (404, 405)


@pytest.mark.parametrize("address", ["/goals/99999999999999999999/", "/goals/0/", "/goals/x/"])
def test_a_malformed_address_is_no_page(cast, login, address):
    assert login(cast.teacher).get(address).status_code == 404


def test_a_deleted_draft_takes_its_files_along(
    cast, login, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.PRIVATE_ROOT = tmp_path
    client = login(cast.teacher)
    goal = make.make_goal(cast.teacher, cast.year)
    client.post(f"/goals/{goal.pk}/attachments/", {"file": pdf()})
    assert GoalAttachment.objects.exists()

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/goals/{goal.pk}/delete/")

    assert not GoalAttachment.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_is_attached_once_and_handed_to_readers(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, audience="group")
    client = login(cast.teacher)
    token = "5f0c7b0e-6f5e-4a7c-9d52-0b6a8f1c2d3e"  # noqa: S105  of a form

    for _time in range(4):
        client.post(f"/goals/{goal.pk}/attachments/", {"file": pdf(), "form_token": token})

    attachment = GoalAttachment.objects.get()
    address = f"/goals/attachments/{attachment.pk}/"
    answer = login(cast.groupmate).get(address)
    assert b"".join(answer.streaming_content) == PDF
    assert login(cast.colleague).get(address).status_code == 404
    assert login(cast.groupmate).post(f"{address}delete/").status_code == 403


def test_a_file_taken_out_is_said_in_the_history(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    client = login(cast.teacher)
    client.post(f"/goals/{goal.pk}/attachments/", {"file": pdf()})

    client.post(f"/goals/attachments/{GoalAttachment.objects.get().pk}/delete/")

    assert not GoalAttachment.objects.exists()
    amendment = GoalAmendment.objects.get()
    assert (amendment.field, amendment.was) == ("attachment", "")  # it may hold a surname
    page = client.get("/goals/").text
    assert ('id="istorija"' in page, "planas.pdf" in page) == (True, False)


def test_a_file_of_another_kind_is_refused_with_a_reason(cast, login):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    client = login(cast.teacher)

    page = client.post(
        f"/goals/{goal.pk}/attachments/", {"file": pdf("planas.pdf", b"<svg></svg>")}
    )

    assert page.status_code == 422
    assert 'id="id_file_error"' in page.text
    assert client.post(f"/goals/{goal.pk}/attachments/").status_code == 422
