"""Four at the same moment make one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import close_old_connections, connection
from django.test import Client

from goals.enums import GoalStatus
from goals.models import Goal
from people.middleware import SESSION_KEY
from tests import factories as make

FOUR = 4


@pytest.fixture
def teacher(transactional_db):
    school = make.make_school()
    teacher = make.make_member(school)
    teacher.this_year = make.make_year(school)
    return teacher


def at_once(member, address, data):
    """The statuses of four clients of one person who send the same at the same moment."""
    together = Barrier(FOUR)
    clients = []
    for _number in range(FOUR):
        client = Client()
        client.force_login(member.user)
        session = client.session
        session[SESSION_KEY] = member.pk
        session.save()
        clients.append(client)

    def send(client):
        close_old_connections()
        try:
            together.wait(timeout=10)
            return client.post(address, data).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(FOUR) as pool:
        return list(pool.map(send, clients))


def test_four_starts_store_one_goal(teacher):
    statuses = at_once(teacher, "/goals/new/", {"sentence": "Noriu, kad klaustų patys."})

    assert statuses == [302] * FOUR
    assert Goal.objects.count() == 1
    assert not Goal.objects.get().copies.exists()


def test_four_additions_store_one_step(teacher):
    goal = make.make_goal(teacher, teacher.this_year, GoalStatus.AGREED, steps=0)
    token = "5f0c7b0e-6f5e-4a7c-9d52-0b6a8f1c2d3e"  # noqa: S105  of a form

    statuses = at_once(
        teacher, f"/goals/{goal.pk}/steps/", {"text": "Vienas", "form_token": token}
    )

    assert statuses == [302] * FOUR
    assert goal.steps.count() == 1
