"""Background work that failed is the operator's to see and to settle, without anybody's words."""

from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone

from office.models import Failure
from office.services.failures import keep_failure
from office.services.forgetting import forget
from post.enums import LetterState
from post.models import Letter
from post.services import write_letter
from tests import factories as make

PAGE = "/admin/office/failure/"
LETTERS = "/admin/post/letter/"
WORDS = "Slaptas žodis"


@pytest.fixture
def operator(db, client):
    client.force_login(make.make_user(is_staff=True))
    return client


@pytest.fixture
def failing():
    """A task that raises somebody's words."""

    @current_app.task(name="tests.fails")
    def fail():
        raise ValueError(WORDS)

    yield fail
    current_app.tasks.pop("tests.fails")


def failed(task="post.sweep", **fields):
    row = {"kind": "ValueError", "place": "post/services.py:1", "about": "", **fields}
    return keep_failure(task=task, **row)


def act(client, page, action, *rows):
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(page, chosen, follow=True)


def test_a_task_that_raises_leaves_a_row_without_its_message(db, failing, caplog):
    failing.apply()

    row = Failure.objects.get()
    assert (row.task, row.kind, row.about) == ("tests.fails", "ValueError", "")
    assert row.place.startswith("tests/office/test_failures.py:")
    assert row.settled_at is None
    assert WORDS not in str(Failure.objects.values())
    assert "tests.fails: ValueError at tests/office/test_failures.py" in caplog.text
    assert WORDS not in caplog.text


def test_a_failure_that_comes_again_is_one_row_an_hour(db, failing):
    failing.apply()
    failing.apply()
    assert Failure.objects.count() == 1

    Failure.objects.update(at=timezone.now() - timedelta(minutes=61))
    failing.apply()
    assert Failure.objects.count() == 2

    Failure.objects.update(settled_at=timezone.now())
    failing.apply()
    assert Failure.objects.count() == 3


def test_the_operator_sees_failures_newest_first(operator):
    failed("office.forget", about="year 3 of school 2")
    failed("post.sweep")

    page = operator.get(PAGE).text

    assert page.index("post/services.py:1") < page.index("year 3 of school 2")
    assert "post.sweep" in operator.get(f"{PAGE}?settled=no").text
    assert "post/services.py:1" not in operator.get(f"{PAGE}?settled=yes").text


def test_a_failure_is_put_aside(operator):
    first, other = failed(), failed("office.forget")

    act(operator, PAGE, "put_aside", first)

    first.refresh_from_db()
    other.refresh_from_db()
    assert first.settled_at is not None
    assert other.settled_at is None


def test_without_a_queue_a_rare_round_is_done_at_once(operator):
    """It takes away the failures of long ago, so that one sees it was done."""
    failure, old = failed("office.forget"), failed()
    Failure.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=31))

    answer = act(operator, PAGE, "do_again", failure)

    failure.refresh_from_db()
    assert answer.status_code == 200
    assert failure.settled_at is not None
    assert not Failure.objects.filter(pk=old.pk).exists()


def test_without_a_queue_letters_are_left_to_the_beat(operator):
    failure, letter = failed("post.sweep"), write_letter(**LETTER)

    act(operator, PAGE, "do_again", failure)

    failure.refresh_from_db()
    letter.refresh_from_db()
    assert failure.settled_at is not None
    assert letter.state == LetterState.WAITING


def test_a_round_that_fails_again_is_a_new_row(operator, failing):
    first = failed("tests.fails")

    act(operator, PAGE, "do_again", first)

    assert [row.settled_at is None for row in Failure.objects.order_by("pk")] == [False, True]


def test_failures_are_the_operators_alone(db, client):
    client.force_login(make.make_user())

    assert client.get(PAGE).status_code == 302
    assert act(client, PAGE, "put_aside", failed()).redirect_chain[0][1] == 302
    assert Failure.objects.to_settle().count() == 1


def test_failures_go_after_thirty_days(db):
    failed()

    early = forget(timezone.now() + timedelta(days=29))["failures"]
    due = forget(timezone.now() + timedelta(days=30, minutes=1))["failures"]

    assert (early, due) == (0, 1)


LETTER = {"address": "ona@mokykla.lt", "subject": WORDS, "text": WORDS, "kind": "notice"}


@pytest.mark.parametrize(
    ("action", "expected"), [("it_went_out", LetterState.SENT), ("send_again", "waiting")]
)
@pytest.mark.parametrize("state", [LetterState.REFUSED, LetterState.UNCERTAIN])
def test_a_letter_is_settled_without_its_words(operator, action, expected, state):
    """Of whichever school it is: the post knows none."""
    letter, other = write_letter(**LETTER), write_letter(**LETTER)
    Letter.objects.update(state=state, last_error="550 no such user")

    pages = [operator.get(LETTERS), operator.get(f"{LETTERS}{letter.pk}/change/")]
    pages.append(act(operator, LETTERS, action, letter))

    letter.refresh_from_db()
    other.refresh_from_db()
    assert (letter.state, other.state) == (expected, state)
    assert "550 no such user" in pages[1].text
    assert [WORDS in page.text for page in pages] == [False, False, False]
