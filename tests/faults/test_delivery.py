"""Two thousand reminders while everything dies around them: each once, none lost in silence.

The real reminders' sweep decides, a real worker of two processes sends, a real beat comes
round; the mail server is ours, slow, and counts.
"""

import sys
import time
import urllib.request
from contextlib import ExitStack

import pytest
import time_machine
from django.db import connections
from django.db.models import Count
from django.utils import timezone

from activity.models import Notification
from post.models import Letter
from reminders.models import Due
from tests.faults import servers, stage
from tests.modes import kills, processes
from tests.modes.kills import Slow
from tests.post.smtp import mail_server

pytestmark = pytest.mark.django_db(transaction=True)

#: What is asked for after each start of a worker; else the beat would do it in 15 minutes.
ROUNDS = ("reminders.sweep", "post.sweep", "post.sweep")
#: Seconds in which everything has to be told and sent once nobody is killed any more.
PATIENCE = 300
#: Seconds that the database stays away each time; after a long one it is found as soon.
OUTAGES = (0, 5, 40)


@pytest.fixture
def town(tmp_path):
    """(teachers, the mail server's script, the environment of the processes)."""
    teachers = stage.build()
    real = time_machine.escape_hatch.datetime.datetime.now(tz=timezone.get_current_timezone())
    shift = (timezone.now() - real).total_seconds()
    with mail_server(Slow(0.05)) as (port, script):
        env = processes.environment(tmp_path, port, "apt-faults")
        yield teachers, script, {**env, "APT_SHIFT": str(shift)}


@pytest.fixture
def say(capsys):
    """The figures of a run, in its output."""
    began = time.monotonic()

    def _say(title, found):
        with capsys.disabled():
            sys.stdout.write(f"\n{title}: {found}, {time.monotonic() - began:.0f} s\n")

    return _say


def told_and_sent(script):
    """How far things are: teachers told, and letters received."""
    return lambda: Due.objects.exclude(claimed_at=None).count() + len(script.received)


def everything_went_out(teachers, uncertain):
    """All are told, no letter waits, and those nobody knows of are no more than they may be."""

    def _is_so():
        connections.close_all()  # the server may have died since
        sent = Letter.objects.filter(state="sent").count()
        return not Letter.objects.due().exists() and sent >= teachers - uncertain

    return _is_so


def assert_each_once(teachers, script, uncertain):
    """`uncertain`: how many letters may be at most. Returns the figures."""
    kills.let_time_pass()
    found = kills.tally(script)
    dues = Due.objects.values("member").annotate(rows=Count("pk"))
    told = Notification.objects.values("member").annotate(rows=Count("pk"))
    assert (found.twice, found.missing, found.claimed, found.waiting) == (0, 0, 0, 0), found
    assert found.letters == teachers
    assert Letter.objects.values("address").distinct().count() == teachers
    assert found.uncertain <= uncertain
    assert [(dues.count(), {row["rows"] for row in dues})] == [(teachers, {1})]
    assert [(told.count(), {row["rows"] for row in told})] == [(teachers, {1})]
    assert not Due.objects.filter(claimed_at=None).exists()
    return found


def test_a_worker_killed_twenty_times(town, tmp_path, say):
    teachers, script, env = town
    times, hands = 20, processes.HANDS

    with processes.beat(env, tmp_path / "beat"):
        kills.keep_killing(env, times, told_and_sent(script), 2 * teachers, ROUNDS)
        with processes.two_handed_worker(env):
            processes.ask_for(env, *ROUNDS)
            done = everything_went_out(teachers, times * hands)
            assert processes.wait_for(done, patience=PATIENCE)

    say(f"{times} kills of the worker", assert_each_once(teachers, script, times * hands))


def test_the_queue_wiped_in_the_middle(town, tmp_path, say):
    """Nobody asks for a round afterwards but the beat that runs all the while."""
    teachers, script, env = town
    times = 3

    with processes.beat(env, tmp_path / "beat"), processes.two_handed_worker(env):
        processes.ask_for(env, *ROUNDS)
        for number in range(1, times + 1):
            goal = teachers * number // (times + 1)
            assert processes.wait_for(lambda goal=goal: len(script.received) >= goal)
            servers.running["redis"].wipe()
        assert processes.wait_for(everything_went_out(teachers, 0), patience=PATIENCE)
        servers.running["redis"].wipe()
        late = Letter.objects.create(
            address="a@x.lt", subject="T", text="t", kind="late", message_id="<late@test>"
        )
        assert processes.wait_for(lambda: "<late@test>" in script.ids())
        assert processes.wait_for(lambda: Letter.objects.filter(pk=late.pk, state="sent"))
    late.delete()
    script.received = [text for text in script.received if "<late@test>" not in text]

    say(f"{times + 1} wipes of Redis", assert_each_once(teachers, script, 0))


def test_the_database_killed_in_the_middle(town, tmp_path, say):
    """Nobody starts a process of ours anew: all find the database again by themselves."""
    teachers, script, env = town
    postgres, hands = servers.running["postgres"], processes.HANDS
    times = len(OUTAGES)
    web = {**env, "BIND": f"127.0.0.1:{servers.free_port()}"}
    address = f"http://{web['BIND']}/readyz"

    with ExitStack() as open_things:
        open_things.enter_context(processes.beat(env, tmp_path / "beat"))
        open_things.enter_context(processes.two_handed_worker(env))
        open_things.enter_context(processes.running(web, "manage", "serve", says="http://"))
        assert processes.wait_for(lambda: is_ready(address))
        processes.ask_for(env, *ROUNDS)
        for number, outage in enumerate(OUTAGES, start=1):
            goal = teachers * number // (times + 1)
            assert processes.wait_for(lambda goal=goal: len(script.received) >= goal)
            postgres.kill()
            until = time.monotonic() + outage
            while time.monotonic() < until:
                assert not is_ready(address)
            postgres.start()
            assert [is_ready(address) for _again in range(20)] == [True] * 20
        done = everything_went_out(teachers, times * hands)
        assert processes.wait_for(done, patience=PATIENCE)

    say(f"{times} kills of PostgreSQL", assert_each_once(teachers, script, times * hands))


def is_ready(address):
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310  our own
            return answer.status == 200
    except OSError:
        return False
