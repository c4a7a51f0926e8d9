"""A task that fails in a worker is not lost in its log; the operator has it done again."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from office.models import Failure
from office.services.failures import keep_failure
from post.models import Letter
from tests.modes import processes
from tests.post.smtp import Stalled, mail_server

pytestmark = pytest.mark.django_db(transaction=True)

needs_redis = pytest.mark.skipif(not settings.REDIS_URL, reason="REDIS_URL is not set")

#: What the admin's action does in a web process.
AGAIN = """
import apt_portal.wsgi
from office.models import Failure
from office.services.failures import run_again
run_again(Failure.objects.to_settle())
"""


def failed(task="office.forget"):
    return keep_failure(task=task, kind="ValueError", place="", about="")


def run_again_in_web_process(env):
    command = [sys.executable, "-c", AGAIN]
    return subprocess.run(command, env=env, capture_output=True, check=False, text=True)


@needs_redis
def test_a_round_stopped_at_its_soft_limit_is_kept(tmp_path, prefix):
    long_ago = timezone.now() - timedelta(days=400)
    letter = Letter.objects.create(
        address="a@x.lt", subject="T", text="t", kind="t", message_id="<1@x>", not_before=long_ago
    )

    with mail_server(Stalled()) as (port, script):
        env = processes.environment(tmp_path, port, prefix)
        with processes.two_handed_worker(env), processes.asker(env) as app:
            app.send_task("post.sweep", queue="mail", soft_time_limit=1)
            assert processes.wait_for(Failure.objects.exists)
        script.may_answer.set()

    row = Failure.objects.get()
    letter.refresh_from_db()
    assert (row.task, row.kind) == ("post.sweep", "SoftTimeLimitExceeded")
    assert row.place.startswith("post/services.py:")
    assert letter.state == "claimed"  # it becomes uncertain, a person settles it


@needs_redis
def test_a_failed_round_is_done_again_by_a_worker(tmp_path, prefix):
    """`office.forget` takes away the failures of long ago, so that one sees it was done."""
    old, row = failed("post.sweep"), failed()
    Failure.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=400))

    with mail_server() as (port, _script):
        env = processes.environment(tmp_path, port, prefix)
        with processes.worker(env, "one", "-Q", "default"):
            done = run_again_in_web_process(env)
            assert done.returncode == 0, done.stderr
            assert processes.wait_for(lambda: not Failure.objects.filter(pk=old.pk).exists())

    row.refresh_from_db()
    assert row.settled_at is not None


def test_a_queue_that_does_not_answer_settles_nothing(tmp_path):
    row = failed()
    env = processes.environment(tmp_path, 1, "apt") | {"REDIS_URL": "redis://127.0.0.1:1/0"}

    done = run_again_in_web_process(env)

    row.refresh_from_db()
    assert "kombu.exceptions.OperationalError" in done.stderr
    assert row.settled_at is None
