"""Pages of goals: who gets which, what is said on them, and that they cost the same."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals.enums import GoalStatus
from goals.models import Goal, GoalAmendment
from groups.enums import Audience
from tests import factories as make

PAGES = {
    "teacher": 200,
    "curator": 200,
    "groupmate": 200,
    "facilitator": 200,
    "colleague": 404,
    "former_curator": 404,
    "administrator": 404,
    "stranger": 404,
    "leaver": 404,
}


@pytest.fixture
def goal(cast):
    return make.make_goal(
        cast.teacher, cast.year, GoalStatus.AGREED, steps=2, audience=Audience.GROUP, why="Kodėl?"
    )


@pytest.mark.parametrize("reader", PAGES)
def test_the_page_is_for_its_readers(cast, login, goal, reader):
    response = login(getattr(cast, reader)).get(goal.get_absolute_url())

    assert response.status_code == PAGES[reader]


@pytest.mark.parametrize(
    ("reader", "sees"), [("teacher", True), ("curator", True), ("groupmate", False)]
)
def test_history_is_shown_to_the_two_alone(cast, login, goal, reader, sees):
    GoalAmendment.objects.create(goal=goal, field="why", was="Senas", now="b", by=cast.teacher)

    page = login(getattr(cast, reader)).get(goal.get_absolute_url()).text

    assert ("Senas" in page) is sees
    assert ('id="istorija"' in page) is sees


def test_the_return_note_is_between_the_two(cast, login):
    goal = make.make_goal(
        cast.teacher, cast.year, GoalStatus.RETURNED, return_note="Kaip žinosite?"
    )

    assert "Kaip žinosite?" in login(cast.teacher).get("/goals/").text
    assert "Kaip žinosite?" in login(cast.curator).get(goal.get_absolute_url()).text
    assert "Kaip žinosite?" not in login(cast.colleague).get(goal.get_absolute_url()).text


def test_a_draft_and_a_pending_change_are_seen_by_nobody_else(cast, login, goal):
    Goal.objects.filter(pk=goal.pk).update(pending={"why": "Slapta mintis"})

    assert "Slapta mintis" in login(cast.teacher).get(f"/goals/{goal.pk}/edit/").text
    assert "Slapta mintis" not in login(cast.curator).get(goal.get_absolute_url()).text


def test_no_goal_yet_has_one_button(cast, login):
    page = login(cast.teacher).get("/goals/")

    assert page.status_code == 200
    assert page.text.count('href="/goals/new/"') == 1


def test_who_does_not_take_part_has_no_button(cast, login):
    page = login(cast.administrator).get("/goals/")

    assert page.status_code == 200
    assert 'href="/goals/new/"' not in page.text
    assert login(cast.administrator).get("/goals/new/").status_code == 403


def test_a_begun_goal_leads_on(cast, login):
    client = login(cast.teacher)

    response = client.post("/goals/new/", {"sentence": "Noriu, kad klaustų patys."})

    goal = Goal.objects.get(owner=cast.teacher)
    assert response.url == f"/goals/{goal.pk}/edit/"
    assert goal.sentence == "Noriu, kad klaustų patys."
    assert client.get("/goals/new/").url == "/goals/"
    assert client.get(response.url).status_code == 200


def test_a_second_first_sentence_is_not_lost(cast, login):
    client = login(cast.teacher)
    client.post("/goals/new/", {"sentence": "Pirmas."})

    response = client.post("/goals/new/", {"sentence": "Antras."})

    assert response.url.endswith("/conflict/")
    page = client.get(response.url).text
    assert "Pirmas." in page
    assert "Antras." in page


def test_former_years_goals_are_listed(cast, login):
    before = make.make_year(cast.school, 2025, status="closed")
    make.make_goal(cast.teacher, before, GoalStatus.CLOSED, sentence="Pernykštis tikslas.")

    assert "Pernykštis tikslas." in login(cast.teacher).get("/goals/").text


def cost(client, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("reader", ["teacher", "curator", "groupmate"])
def test_the_page_costs_the_same_with_thirty_steps(cast, login, goal, reader):
    client = login(getattr(cast, reader))
    with_two = cost(client, goal.get_absolute_url())
    for number in range(28):
        goal.steps.create(text=f"Dar {number}", position=number + 2)

    assert cost(client, goal.get_absolute_url()) == with_two


def test_the_list_of_former_goals_costs_the_same(cast, login):
    client = login(cast.teacher)
    make.make_goal(cast.teacher, make.make_year(cast.school, 2025, status="closed"), "closed")
    with_one = cost(client, "/goals/")
    for starts in range(2000, 2025):
        make.make_goal(
            cast.teacher, make.make_year(cast.school, starts, status="closed"), "closed"
        )

    assert cost(client, "/goals/") == with_one
