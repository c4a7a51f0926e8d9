"""With Redis: a web process wakes a real worker, and no letter goes out twice."""

import signal
import subprocess
import sys
from contextlib import ExitStack
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from post.enums import LetterState
from post.models import Letter
from post.services import sweep
from tests.modes import processes
from tests.post.smtp import Script, Stalled, mail_server

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not settings.REDIS_URL, reason="REDIS_URL is not set: no worker to try"),
]

#: What a web process does: it knows the addresses, and never imports a task.
WEB = """
import apt_portal.wsgi
from post.services import write_letter
write_letter(address="ona@mokykla.lt", subject="Tema", text="Tekstas", kind="test")
"""
SOON = timedelta(seconds=3)


def write_in_web_process(env):
    done = subprocess.run([sys.executable, "-c", WEB], env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def has(state):
    return lambda: Letter.objects.filter(state=state).exists()


def test_a_letter_written_on_a_page_is_sent_within_three_seconds(tmp_path, prefix):
    with mail_server() as (port, script):
        env = processes.environment(tmp_path, port, prefix)
        with processes.worker(env):
            write_in_web_process(env)
            assert processes.wait_for(has(LetterState.SENT))

    letter = Letter.objects.get()
    assert len(script.received) == 1
    assert letter.sent_at - letter.created_at < SOON


def test_a_worker_killed_while_sending_leaves_it_uncertain(tmp_path, prefix):
    with mail_server(Stalled()) as (port, script):
        env = processes.environment(tmp_path, port, prefix)
        with processes.worker(env) as killed:
            write_in_web_process(env)
            assert script.has_text.wait(processes.PATIENCE)
            killed.send_signal(signal.SIGKILL)
            killed.wait()
        script.may_answer.set()
        Letter.objects.update(claimed_at=timezone.now() - timedelta(days=400))
        with processes.worker(env):
            write_in_web_process(env)
            assert processes.wait_for(has(LetterState.SENT))

    states = list(Letter.objects.order_by("pk").values_list("state", flat=True))
    assert states == [LetterState.UNCERTAIN, LetterState.SENT]
    assert len(script.received) == 2  # one each


def test_two_beats_and_two_workers_send_nothing_twice(tmp_path, prefix):
    long_ago = timezone.now() - timedelta(days=400)
    Letter.objects.bulk_create(
        Letter(
            address=f"a{n}@mokykla.lt",
            subject="T",
            text="t",
            kind="test",
            message_id=f"<{n}@test>",
            not_before=long_ago,
        )
        for n in range(20)
    )

    with mail_server(Script()) as (port, script), ExitStack() as running:
        env = processes.environment(tmp_path, port, prefix)
        for name in ("one", "two"):
            running.enter_context(processes.worker(env, name))
            running.enter_context(processes.beat(env, tmp_path / name))
        assert processes.wait_for(lambda: len(script.received) >= 20)
        assert processes.wait_for(lambda: not Letter.objects.exclude(state="sent").exists())

    assert sweep() == 0
    assert len(script.received) == 20
