"""What the editor and its saving cost, sign-in and frame included."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals.enums import GoalStatus
from reflections.models import Reflection
from reflections.services import attach, change_prompts
from tests import factories as make
from tests.reflections.test_law import FILE

PAGE = "/reflections/2026-11/"
FRAME = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")


def statements(act):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert act().status_code == 200
    return [q["sql"] for q in queries if not q["sql"].startswith(FRAME)]


@pytest.fixture
def client(cast, login):
    make.make_reflection(cast.teacher, cast.year, submitted=True)
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=5)
    change_prompts(cast.school, [("Ką jaučiau?", "")] * 6, by=cast.administrator)
    return login(cast.teacher)


def save(client, text, version, seq):
    fields = {"mattered": text, "version": version, "editor": "e", "seq": seq}
    return client.post(PAGE + "save/", fields, headers={"X-Autosave": "1"})


def test_editor_of_a_new_month(client):
    assert len(statements(lambda: client.get(PAGE))) <= 10


def test_editor_of_a_begun_month(client, cast):
    save(client, "a", 0, 1)
    for _ in range(5):
        attach(Reflection.objects.latest("month"), FILE, by=cast.teacher)

    assert len(statements(lambda: client.get(PAGE))) <= 10


def test_editor_of_an_amendment(client):
    assert len(statements(lambda: client.get("/reflections/2026-10/"))) <= 10


def test_saving(client):
    save(client, "a", 0, 1)

    assert len(statements(lambda: save(client, "ab", 1, 2))) <= 6


def test_first_saving_reads_slip_and_questions_too(client):
    assert len(statements(lambda: save(client, "a", 0, 1))) <= 8
