"""A round goes on as long as there are letters and time, and lets others work beside it."""

import threading
from datetime import timedelta

import pytest
from django.conf import settings as real
from django.db import connections

from post import services
from post.enums import LetterState
from post.models import Letter
from post.services import sweep, write_letters


def write_many(count):
    row = {"subject": "T", "text": "t", "kind": "k"}
    return write_letters([{**row, "address": f"a{n}@mokykla.lt"} for n in range(count)])


def ids_of(received):
    lines = [line for text in received for line in text.splitlines()]
    return [line.split()[1] for line in lines if line.startswith("Message-ID:")]


def test_one_round_takes_everything_and_changes_the_connection_now_and_then(db, server):
    write_many(120)

    assert sweep() == 120
    assert len(set(ids_of(server.received))) == 120
    assert server.conversations == 3


def test_a_round_whose_time_is_over_wakes_the_next_one(
    db, server, settings, monkeypatch, django_capture_on_commit_callbacks
):
    write_many(3)
    monkeypatch.setattr(services, "ROUND", timedelta(0))
    settings.CELERY_TASK_ALWAYS_EAGER = False  # as if there were a broker to wake it

    with django_capture_on_commit_callbacks() as asked:
        assert sweep() == 0

    [wake] = asked
    assert wake.args == ("post.sweep", ())
    assert Letter.objects.filter(state=LetterState.WAITING).count() == 3


def test_a_round_ends_long_before_a_worker_would_stop_it():
    longest_letter = timedelta(seconds=12 * real.EMAIL_TIMEOUT)

    assert services.ROUND + longest_letter < timedelta(seconds=real.CELERY_TASK_SOFT_TIME_LIMIT)


def test_when_nobody_answers_the_round_ends_with_the_first_letter(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    write_many(3)

    assert sweep() == 0

    tries = Letter.objects.order_by("pk").values_list("state", "tries")
    assert list(tries) == [("waiting", 1), ("waiting", 0), ("waiting", 0)]


@pytest.mark.django_db(transaction=True)
def test_four_rounds_at_once_share_the_letters(server):
    write_many(80)
    start, counts = threading.Barrier(4), []

    def round_of_post():
        start.wait()
        try:
            counts.append(sweep())
        finally:
            connections.close_all()

    rounds = [threading.Thread(target=round_of_post) for _ in range(4)]
    for one in rounds:
        one.start()
    for one in rounds:
        one.join()

    assert sum(counts) == 80
    assert len(set(ids_of(server.received))) == len(server.received) == 80
