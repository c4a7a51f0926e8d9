"""Every letter goes out once, or a person is told that nobody knows."""

import os
import signal
import subprocess
import sys
import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from people.models import Installation
from post.enums import LetterState
from post.models import Letter
from post.services import settle, sweep, write_letter, write_letters


def write(address="ona@mokykla.lt", **fields):
    row = {"subject": "Tema", "text": "Tekstas: ąčęėįšųūž", "html": "<p>Tekstas</p>", "kind": "t"}
    return write_letter(address=address, **{**row, **fields})


def test_accepted_letter_is_sent_with_its_own_id(db, server):
    letter = write()

    gone = sweep()

    letter.refresh_from_db()
    assert gone == 1
    assert letter.state == LetterState.SENT
    assert letter.sent_at is not None
    [text] = server.received
    assert f"Message-ID: {letter.message_id}" in text
    assert "To: ona@mokykla.lt" in text


def test_refused_address_is_final_and_the_next_letter_goes(db, server):
    server.refusals["nera@"] = "550 no such user"
    refused, fine = write("nera@mokykla.lt"), write()

    gone = sweep()

    refused.refresh_from_db()
    fine.refresh_from_db()
    assert gone == 1
    assert refused.state == LetterState.REFUSED
    assert "550" in refused.last_error
    assert fine.state == LetterState.SENT


def test_server_that_is_busy_gets_the_letter_later(db, server):
    server.after_text = "451 try later"
    letter, before = write(), timezone.now()

    sweep()

    letter.refresh_from_db()
    assert letter.state == LetterState.WAITING
    assert letter.tries == 1
    assert letter.not_before >= before + timedelta(minutes=1)
    assert sweep() == 0
    server.after_text = "250 kept"
    assert sweep(now=letter.not_before) == 1


def test_recipient_refused_for_now_is_tried_later(db, server):
    server.refusals["ona@"] = "450 mailbox busy"
    letter = write()

    sweep()

    letter.refresh_from_db()
    assert letter.state == LetterState.WAITING


def test_busy_server_is_given_up_after_the_last_try(db, server):
    server.after_text = "451 try later"
    letter = write()

    for _ in range(6):
        letter.refresh_from_db()
        sweep(now=letter.not_before)

    letter.refresh_from_db()
    assert letter.state == LetterState.REFUSED


def test_nobody_answers_the_letter_waits(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    letter = write()

    assert sweep() == 0

    letter.refresh_from_db()
    assert letter.state == LetterState.WAITING
    assert letter.last_error


def test_server_dying_after_the_text_leaves_it_uncertain(db, server):
    server.after_text = None
    letter = write()

    sweep()
    sweep(now=timezone.now() + timedelta(days=1))

    letter.refresh_from_db()
    assert letter.state == LetterState.UNCERTAIN
    assert len(server.received) == 1  # never sent again blindly


def test_dead_connection_does_not_take_the_next_letter_with_it(db, server):
    server.after_text = None
    first = write()
    second = write("jonas@mokykla.lt")

    sweep()

    first.refresh_from_db()
    second.refresh_from_db()
    assert first.state == LetterState.UNCERTAIN
    assert second.state == LetterState.UNCERTAIN  # its own connection, its own fate
    assert len(server.received) == 2


def test_quiet_hours_are_kept(db, server):
    tomorrow = timezone.now() + timedelta(hours=20)
    write(not_before=tomorrow)

    assert sweep() == 0
    assert sweep(now=tomorrow) == 1


def test_letter_lost_with_its_process_becomes_uncertain(db, server):
    letter = write()
    long_ago = timezone.now() - timedelta(minutes=16)
    Letter.objects.update(state=LetterState.CLAIMED, claimed_at=long_ago)

    sweep()

    letter.refresh_from_db()
    assert letter.state == LetterState.UNCERTAIN
    assert server.received == []


def test_operator_settles_what_is_uncertain(db, server):
    sent, again = write(), write("jonas@mokykla.lt")
    Letter.objects.update(state=LetterState.UNCERTAIN)

    settle(sent, was_sent=True)
    settle(again, was_sent=False)
    gone = sweep()

    sent.refresh_from_db()
    assert sent.state == LetterState.SENT
    assert gone == 1
    assert "To: jonas@mokykla.lt" in server.received[0]


def test_settling_a_waiting_letter_does_nothing(db, server):
    letter = write()

    settle(letter, was_sent=True)

    letter.refresh_from_db()
    assert letter.state == LetterState.WAITING


def test_demonstration_keeps_every_letter(db, server):
    Installation.objects.create(is_demo=True)
    letter = write()

    sweep()

    letter.refresh_from_db()
    assert letter.state == LetterState.SENT
    assert server.received == []


def test_header_cannot_be_smuggled_in_by_a_subject(db, server):
    write(subject="Tema\r\nBcc: visi@mokykla.lt\r\n")

    sweep()

    assert "\nBcc:" not in server.received[0]


def test_many_letters_are_one_statement(db, django_assert_num_queries):
    rows = [{"address": f"a{n}@b.lt", "subject": "T", "text": "t", "kind": "k"} for n in range(50)]

    with django_assert_num_queries(1):
        write_letters(rows)


@pytest.mark.django_db(transaction=True)
def test_two_sweeps_at_once_send_nothing_twice(server):
    write_letters(
        [{"address": f"a{n}@b.lt", "subject": "T", "text": "t", "kind": "k"} for n in range(20)]
    )
    start = threading.Barrier(2)

    def round_of_post():
        start.wait()
        try:
            sweep()
        finally:
            connections.close_all()

    rounds = [threading.Thread(target=round_of_post) for _ in range(2)]
    for one in rounds:
        one.start()
    for one in rounds:
        one.join()

    assert len(server.received) == 20
    assert Letter.objects.filter(state=LetterState.SENT).count() == 20


KILLED = """
import os, signal, django
django.setup()
from django.core.mail.backends.smtp import EmailBackend
from post import services
EmailBackend.send_messages = lambda *a: os.kill(os.getpid(), signal.SIGKILL)
services.sweep()
"""


@pytest.mark.django_db(transaction=True)
def test_process_killed_while_sending_leaves_it_uncertain(server, settings):
    letter = write(not_before=timezone.now() - timedelta(days=400))
    address = f"smtp://127.0.0.1:{settings.EMAIL_PORT}"

    done = subprocess.run(
        [sys.executable, "-c", KILLED], env=_environment(address), capture_output=True, check=False
    )

    letter.refresh_from_db()
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert letter.state == LetterState.CLAIMED
    Letter.objects.update(claimed_at=timezone.now() - timedelta(minutes=16))
    assert sweep() == 0
    letter.refresh_from_db()
    assert letter.state == LetterState.UNCERTAIN
    assert server.received == []


def _environment(email_url):
    """The test's own database for another process."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "apt_portal.settings.base",
        "SECRET_KEY": "x" * 60,
        "EMAIL_URL": email_url,
        "REDIS_URL": "",
        "DATABASE_URL": _url(connection.settings_dict),
    }


def _url(database):
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    who = f"{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
    return f"postgres://{who}/{database['NAME']}"


@pytest.mark.parametrize(
    ("moment", "goes"),
    [
        (datetime(2026, 11, 23, 18, 59), 1),  # noqa: DTZ001
        (datetime(2026, 11, 23, 19), 0),  # noqa: DTZ001
        (datetime(2026, 11, 24, 6, 59), 0),  # noqa: DTZ001
        (datetime(2026, 11, 28, 12), 0),  # noqa: DTZ001  # Saturday
        (datetime(2026, 12, 24, 12), 0),  # noqa: DTZ001
    ],
)
def test_a_quiet_letter_that_is_late_waits_for_the_day(db, server, moment, goes):
    write(is_quiet=True, not_before=timezone.now() - timedelta(days=9))
    urgent = write("jonas@mokykla.lt", not_before=timezone.now() - timedelta(days=9))

    gone = sweep(now=timezone.make_aware(moment))

    urgent.refresh_from_db()
    assert urgent.state == LetterState.SENT
    assert gone == 1 + goes
