"""The portal as Docker Compose runs it, without Docker: web, two workers and a beat."""

import subprocess
import sys
import urllib.parse
import urllib.request
from contextlib import ExitStack
from datetime import timedelta
from http.cookiejar import CookieJar

import pytest
from django.conf import settings
from django.utils import timezone

from post.models import Letter
from post.services import sweep, write_letter
from tests import factories as make
from tests.faults.servers import free_port
from tests.modes import processes
from tests.post.smtp import mail_server

pytestmark = pytest.mark.django_db(transaction=True)

needs_redis = pytest.mark.skipif(not settings.REDIS_URL, reason="REDIS_URL is not set")

LETTER = {"address": "ona@mokykla.lt", "subject": "T", "text": "t", "kind": "t"}


class Visitor:
    """Somebody with a browser that has no scripts."""

    def __init__(self, address):
        self.address, self.cookies = address, CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def get(self, path):
        with self.opener.open(self.address + path, timeout=30) as answer:
            return answer.read().decode()

    def post(self, path, **fields):
        token = next(one.value for one in self.cookies if one.name == settings.CSRF_COOKIE_NAME)
        data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
        with self.opener.open(self.address + path, data, timeout=30) as answer:
            return answer.geturl()

    def finds(self, path):
        try:
            return self.get(path) == "ok"
        except OSError:
            return False


def collect_static(env):
    words = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(words, env=env, check=True)


@needs_redis
def test_a_letter_asked_for_on_a_page_arrives_once(tmp_path, prefix):
    user = make.make_user("ona@mokykla.lt")
    bind = f"127.0.0.1:{free_port()}"
    visitor = Visitor(f"http://{bind}")

    with mail_server() as (port, script), ExitStack() as running:
        env = {**processes.environment(tmp_path, port, prefix), "BIND": bind}
        collect_static(env)
        start = running.enter_context
        start(processes.running(env, "manage", "serve", says=bind))
        start(processes.worker(env, "default", "-Q", "default"))
        start(processes.worker(env, "mail", "-Q", "mail"))
        start(processes.beat(env, tmp_path / "beat"))
        assert processes.wait_for(lambda: visitor.finds("/readyz"))
        visitor.get("/accounts/password/reset/")
        visitor.post("/accounts/password/reset/", email=user.email)
        assert processes.wait_for(lambda: Letter.objects.filter(state="sent").exists())
        # the second beat has come round, and the round it asked for is over
        start(processes.beat(env, tmp_path / "second", says="Sending due task post.sweep"))
        assert processes.wait_for(lambda: is_empty(env, "mail"))

    assert [letter.address for letter in Letter.objects.all()] == [user.email]
    assert sweep() == 0
    assert len(script.received) == 1
    assert "/accounts/password/reset/key/" in script.received[0]


def is_empty(env, queue):
    """Nothing waits in the queue and nothing is in a worker's hands."""
    with processes.store(env) as store:
        keys = (f"{env['REDIS_PREFIX']}:{queue}", f"{env['REDIS_PREFIX']}:unacked")
        return not any(store.exists(key) for key in keys)


def test_without_redis_the_server_sends_by_itself(tmp_path):
    bind = f"127.0.0.1:{free_port()}"
    visitor = Visitor(f"http://{bind}")

    with mail_server() as (port, script):
        env = {**processes.environment(tmp_path, port, "apt"), "BIND": bind, "REDIS_URL": ""}
        collect_static(env)
        with processes.running(env, "manage", "serve", says=bind):
            assert processes.wait_for(lambda: visitor.finds("/readyz"))
            letter = write_letter(**LETTER, not_before=timezone.now() - timedelta(days=400))
            assert processes.wait_for(lambda: Letter.objects.filter(state="sent").exists())

    assert sweep() == 0
    assert [letter.message_id in text for text in script.received] == [True]


@needs_redis
@pytest.mark.parametrize(
    ("words", "done"), [((), {"default", "mail"}), (("-Q", "mail"), {"mail"})]
)
def test_a_worker_takes_both_queues_or_the_one_it_is_told(tmp_path, prefix, words, done):
    env = processes.environment(tmp_path, 1, prefix)

    with processes.worker(env, "one", *words):
        processes.ask_for(env, "office.forget", "post.sweep")
        left = {"default", "mail"} - done
        assert processes.wait_for(lambda: all(is_empty(env, name) for name in done))
        with processes.store(env) as store:
            waiting = {name for name in left if store.llen(f"{prefix}:{name}") == 1}

    assert waiting == left


@needs_redis
def test_a_worker_refuses_a_queue_that_is_not_there(tmp_path, prefix):
    env = processes.environment(tmp_path, 1, prefix)
    command = [sys.executable, "-m", "celery", "-A", "apt_portal", "worker", "-Q", "post"]

    done = subprocess.run(command, env=env, capture_output=True, check=False, text=True)

    assert done.returncode != 0
    assert "post" in done.stderr + done.stdout
