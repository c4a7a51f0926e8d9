"""What the 2+2 may cost: the board of a big school, a protocol, and a save while one types."""

import gzip
from datetime import timedelta
from statistics import median
from time import process_time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode

from goals.enums import GoalStatus
from observations.enums import PlaceStatus
from observations.models import Observation, TimetableSlot
from observations.services import begin_protocol
from tests import factories as make
from tests.observations.factories import SOON, make_lesson, make_place
from tests.observations.lessons import bells

FRAME = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")
KB = 1000
LESSONS, NOTES = 200, 40
#: Rounds of the comparison; the first ones warm the caches of both.
ROUNDS, WARM = 60, 10


def statements(act):
    with CaptureQueriesContext(connection) as queries:
        response = act()
    assert response.status_code == 200
    return [q["sql"] for q in queries if not q["sql"].startswith(FRAME)]


@pytest.fixture
def board(cast, login):
    """Two hundred lessons ahead of forty colleagues, half of them with somebody signed up."""
    bells(cast.school)
    TimetableSlot.objects.create(member=cast.teacher, weekday=4, number=2, class_name="7b")
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    people = [make.make_member(cast.school, user=False) for _number in range(LESSONS // 5)]
    for number in range(LESSONS):
        owner, day = people[number % len(people)], SOON + timedelta(days=number // 8)
        question = f"Ką {number}-oje grupėje mokiniai sako vienas kitam, kai manęs šalia nėra?"
        fields = {"topic": f"Tema {number}: redagavimas poromis", "room": f"{number} kab."}
        lesson = make_lesson(
            owner, cast.year, day, 8 + number % 8, focus_question=question, **fields
        )
        if number % 2:
            make_place(lesson, people[(number + 1) % len(people)])
    return login(cast.teacher)


@pytest.mark.parametrize(
    "query", ["", "?view=week", "?free=on&unvisited=on&goal=on&windows=on", "?view=week&free=on"]
)
def test_the_board_of_two_hundred_lessons_is_light(board, query):
    asked = statements(lambda: board.get(f"/lessons/{query}"))
    page = board.get(f"/lessons/{query}")

    assert len(asked) <= 10, "\n".join(asked)
    assert len(gzip.compress(page.content, 6)) <= 40 * KB


def test_all_two_hundred_lessons_stand_on_the_board(board):
    assert board.get("/lessons/").text.count('class="lesson') >= LESSONS


@pytest.fixture
def protocol(cast):
    """A protocol of forty lines, being written."""
    lesson = make_lesson(cast.teacher, cast.year, make.TODAY, 10)
    make_place(lesson, cast.colleague, PlaceStatus.TAKEN)
    row = begin_protocol(lesson, by=cast.colleague)
    row.notes = [
        {"at": f"10:{number:02}", "side": "pupils", "text": "Spėja raštu, dvi minutes tyliai."}
        for number in range(NOTES)
    ]
    row.save()
    return row


def typed(row, number):
    """What the page sends for the `number`-th time: every line, the last one longer."""
    notes = [(note["at"], note["side"], note["text"]) for note in row.notes]
    notes.append(("10:44", "teacher", "Klausia, ko dar nežinome. " * (1 + number % 9)))
    fields = {
        "note_at": [at for at, _side, _text in notes],
        "note_side": [side for _at, side, _text in notes],
        "note_text": [text for _at, _side, text in notes],
        "answer_strengths": f"Dvi tylios minutės, {number}.",
        "answer_question": "Kada keičiatės?",
        "version": number,
        "editor": "e",
        "seq": number + 1,
    }
    return urlencode(fields, doseq=True)


def saver(client, row):
    """`save(number)`: one save, as the script sends it; what it sends is made beforehand."""
    bodies = [typed(row, number) for number in range(ROUNDS)]
    path, headers = f"/observations/{row.pk}/save/", {"X-Autosave": "1"}
    return lambda number: client.generic(
        "POST", path, bodies[number], "application/x-www-form-urlencoded", headers=headers
    )


def test_a_protocol_costs_nine_statements_and_a_save_six(cast, login, protocol):
    client = login(cast.colleague)
    save = saver(client, protocol)

    assert len(statements(lambda: client.get(protocol.get_absolute_url()))) <= 9
    for number in range(3):
        asked = statements(lambda number=number: save(number))
        assert len(asked) <= 6, "\n".join(asked)
    assert Observation.objects.get().version == 3


@pytest.mark.urls("apt_portal.bench_urls")
def test_a_save_takes_little_more_time_of_the_processor_than_the_empty_page(cast, login, protocol):
    """Rounds of both in turn, so that whatever else the machine does meets them alike."""
    client = login(cast.colleague)
    save = saver(client, protocol)
    spent = {"empty": [], "save": []}

    for number in range(ROUNDS):
        for name, act in (
            ("empty", lambda: client.get("/bench/empty/")),
            ("save", lambda number=number: save(number)),
        ):
            began = process_time()
            response = act()
            spent[name].append(process_time() - began)
            assert response.status_code == 200

    empty, saved = (median(times[WARM:]) for times in spent.values())
    assert Observation.objects.get().version == ROUNDS
    assert saved <= 1.7 * empty, (saved, empty)
