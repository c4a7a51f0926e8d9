"""Self-assessments: written by the owner when open, read and answered by the curator."""

from datetime import date

import pytest

from activity.models import Notification
from dialogue.models import Thread
from goals.enums import AssessmentStatus, GoalStatus, Moment
from goals.models import AssessmentThread, SelfAssessment
from tests import factories as make
from years.models import DueDay

SAVE = {"headers": {"X-Autosave": "1"}}
TEXT = {"closeness": "3", "words": "Pusiaukelė.", "version": 0, "editor": "a", "seq": 1}


@pytest.fixture
def goal(cast):
    return make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)


@pytest.fixture
def address(goal):
    return f"/goals/{goal.pk}/assessment/mid/"


def opens(year, day, kind="self_mid"):
    DueDay.objects.create(year=year, kind=kind, opens_on=day, due_on=date(2027, 1, 29))


def test_a_get_writes_nothing_and_the_first_words_do(cast, login, goal, address):
    client = login(cast.teacher)
    assert client.get(address).status_code == 200
    assert not SelfAssessment.objects.exists()

    answer = client.post(address, TEXT, **SAVE)

    row = SelfAssessment.objects.get()
    assert answer.json()["version"] == 1
    assert (row.closeness, row.words, row.status) == (3, "Pusiaukelė.", AssessmentStatus.DRAFT)


def test_a_draft_is_the_owners_alone(cast, login, goal, address):
    login(cast.teacher).post(address, TEXT, **SAVE)

    assert login(cast.curator).get(address).status_code == 404
    assert "Pusiaukelė." not in login(cast.curator).get(goal.get_absolute_url()).text


def test_submitting_asks_for_both(cast, login, address):
    client = login(cast.teacher)

    page = client.post(address, {"words": "", "do": "submit"})

    assert page.status_code == 422
    assert 'id="id_words_error"' in page.text
    assert client.post(address, {**TEXT, "closeness": "9"}, **SAVE).status_code == 422
    assert client.post(address, {**TEXT, "words": "a" * 10_001}, **SAVE).status_code == 422


def test_submitted_it_waits_for_the_curator_who_reads_it(cast, login, goal, address):
    login(cast.teacher).post(address, {**TEXT, "do": "submit"})

    row = SelfAssessment.objects.get()
    assert row.status == AssessmentStatus.SUBMITTED
    assert Thread.objects.get().subject == f"assessment:{row.pk}"
    assert AssessmentThread.objects.get().assessment == row
    notice = Notification.objects.get(entry__verb="assessment_submitted")
    assert notice.member == cast.curator
    assert "Pusiaukelė." in login(cast.curator).get(address).text
    assert "Pusiaukelė." in login(cast.curator).get(goal.get_absolute_url()).text
    for name in ("groupmate", "colleague", "administrator"):
        assert login(getattr(cast, name)).get(address).status_code == 404
        assert "Pusiaukelė." not in login(getattr(cast, name)).get(goal.get_absolute_url()).text


def test_it_opens_on_its_day(cast, login, goal, address):
    opens(cast.year, date(2027, 1, 22))
    client = login(cast.teacher)

    assert client.get(address).status_code == 302
    assert client.post(address, TEXT).status_code == 302
    assert not SelfAssessment.objects.exists()


def test_an_older_version_is_kept_beside(cast, login, goal, address):
    client = login(cast.teacher)
    client.post(address, TEXT, **SAVE)

    answer = client.post(address, {**TEXT, "words": "Kita.", "editor": "b"}, **SAVE)

    assert answer.status_code == 409
    page = client.get(answer.json()["conflict_url"]).text
    assert "Pusiaukelė." in page
    assert "Kita." in page
    row = SelfAssessment.objects.get()
    pk = row.copies.get().pk
    behind = {"copy": pk, "shown": pk, "version": row.version - 1}
    assert client.post(answer.json()["conflict_url"], behind).url == answer.json()["conflict_url"]
    client.post(answer.json()["conflict_url"], {**behind, "version": row.version})
    row.refresh_from_db()
    assert row.words == "Kita."
    assert not row.copies.waiting().exists()
    assert client.get(f"/goals/{goal.pk}/assessment/end/conflict/").status_code == 404


def test_what_comes_after_submission_is_kept_beside(cast, login, goal, address):
    client = login(cast.teacher)
    client.post(address, {**TEXT, "do": "submit"})

    answer = client.post(address, {**TEXT, "words": "Dar.", "seq": 2}, **SAVE)

    assert answer.status_code == 409
    assert SelfAssessment.objects.get().words == "Pusiaukelė."


def test_another_moment_is_no_page(cast, login, goal):
    assert login(cast.teacher).get(f"/goals/{goal.pk}/assessment/may/").status_code == 404


@pytest.mark.parametrize("status", [GoalStatus.DRAFT, GoalStatus.CLOSED])
def test_a_draft_or_closed_goal_is_not_assessed(cast, login, status):
    goal = make.make_goal(cast.teacher, cast.year, status)

    assert login(cast.teacher).get(f"/goals/{goal.pk}/assessment/mid/").status_code == 403


def test_both_moments_stand_on_the_goals_page(cast, login, goal):
    page = login(cast.teacher).get("/goals/").text

    assert 'id="assessment-mid"' in page
    assert 'id="assessment-end"' in page
    assert Moment.values == ["mid", "end"]
