"""A worker killed again and again sends nothing twice and loses nothing in silence.

The small one of the gate; `./run test faults` kills more, and more than the worker.
"""

import sys
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from post.models import Letter
from tests.modes import kills, processes
from tests.post.smtp import mail_server

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not settings.REDIS_URL, reason="REDIS_URL is not set: no worker to try"),
]

LETTERS, KILLS = 100, 3


def test_a_hundred_letters_and_three_kills(tmp_path, prefix, capsys):
    began = time.monotonic()
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
        for n in range(LETTERS)
    )

    with mail_server(kills.Slow(0.1)) as (port, script):
        env = processes.environment(tmp_path, port, prefix)
        kills.keep_killing(env, KILLS, lambda: len(script.received), LETTERS)
        with processes.two_handed_worker(env):
            processes.ask_for(env, *["post.sweep"] * processes.HANDS)
            assert processes.wait_for(lambda: not Letter.objects.due(long_ago).exists())
            assert processes.wait_for(lambda: Letter.objects.filter(state="sent").count() >= 94)
    kills.let_time_pass()

    found = kills.tally(script)
    with capsys.disabled():
        sys.stdout.write(f"\n{KILLS} kills: {found}, {time.monotonic() - began:.0f} s\n")
    assert (found.twice, found.missing, found.claimed, found.waiting) == (0, 0, 0, 0)
    assert found.letters == LETTERS
    assert found.uncertain <= processes.HANDS * KILLS
