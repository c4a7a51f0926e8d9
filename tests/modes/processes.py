"""The portal's own processes, as they run in a school: real settings, real Redis."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress

import redis
from celery import Celery
from django.db import connection

#: A machine with other work starts a process slowly.
PATIENCE = 60
#: Processes of one worker.
HANDS = 2


def environment(tmp_path, port, prefix):
    """This test's database and mail server for another process, the rest a real school's."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "apt_portal.settings.base",
        "SECRET_KEY": "only-for-tests-" + "0123456789" * 5,
        "DEFAULT_FROM_EMAIL": "apt@mokykla.lt",
        "VAR_DIR": str(tmp_path),
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "DATABASE_URL": database_url(),
        "REDIS_PREFIX": prefix,
    }


def database_url():
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    who = f"{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}"
    return f"postgres://{who}/{database['NAME']}"


@contextmanager
def running(env, module, *words, says):
    """A process of ours that has said `says`; it and its children are killed in any case.

    `APT_SHIFT` in the environment lets it live that many seconds from now.
    """
    travelled = ["tests.faults.travelled"] if "APT_SHIFT" in env else []
    process = subprocess.Popen(
        [sys.executable, "-m", *travelled, module, *words],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    lines, has_said = [], threading.Event()
    reader = threading.Thread(target=_read, args=(process, lines, has_said, says), daemon=True)
    reader.start()
    try:
        assert has_said.wait(PATIENCE), "".join(lines)
        yield process
    finally:
        kill_whole(process)
        reader.join(5)
        process.stdout.close()


def kill_whole(process):
    """kill -9, its children too."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _read(process, lines, has_said, says):
    for line in process.stdout:
        lines.append(line)
        if says in line:
            has_said.set()


def celery(env, *words, says):
    return running(env, "celery", "-A", "apt_portal", *words, "-l", "INFO", says=says)


def worker(env, name="one", *words):
    return celery(env, "worker", "-P", "solo", "-n", f"{name}@%h", *words, says="ready.")


def two_handed_worker(env):
    """A worker as a school runs it: two processes, all queues."""
    return celery(env, "worker", "--concurrency", str(HANDS), says="ready.")


def beat(env, schedule, says="beat: Starting"):
    return celery(env, "beat", "-s", str(schedule), "--pidfile=", says=says)


@contextmanager
def asker(env):
    """Somebody who speaks to the workers of `env`, as a web process and the beat do."""
    with Celery(broker=env["REDIS_URL"], set_as_current=False) as app:
        app.conf.broker_transport_options = {"global_keyprefix": f"{env['REDIS_PREFIX']}:"}
        yield app


def ask_for(env, *tasks):
    """Ask for these tasks, each on its queue."""
    with asker(env) as app:
        for task in tasks:
            app.send_task(task, queue="mail" if task == "post.sweep" else "default")


def store(env):
    """The Redis of `env`, to look into the queues."""
    return redis.Redis.from_url(env["REDIS_URL"])


def wait_for(condition, *, every=0.1, patience=PATIENCE):
    """True as soon as `condition()` is, False when patience (seconds) ends."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(every)
    return False
