"""The portal's own processes, as they run in a school: real settings, real Redis."""

import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

from django.db import connection

#: A machine with other work starts a process slowly.
PATIENCE = 60


def environment(tmp_path, port, prefix):
    """This test's database and mail server for another process, the rest a real school's."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "apt_portal.settings.base",
        "SECRET_KEY": "x" * 60,
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
def celery(env, *words, says):
    """A Celery process that has said `says`; it is stopped in any case."""
    command = [sys.executable, "-m", "celery", "-A", "apt_portal", *words, "-l", "INFO"]
    process = subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    lines, has_said = [], threading.Event()
    reader = threading.Thread(target=_read, args=(process, lines, has_said, says), daemon=True)
    reader.start()
    try:
        assert has_said.wait(PATIENCE), "".join(lines)
        yield process
    finally:
        process.kill()
        process.wait()
        reader.join(5)
        process.stdout.close()


def _read(process, lines, has_said, says):
    for line in process.stdout:
        lines.append(line)
        if says in line:
            has_said.set()


def worker(env, name="one"):
    return celery(env, "worker", "-P", "solo", "-n", f"{name}@%h", says="ready.")


def beat(env, schedule):
    return celery(env, "beat", "-s", str(schedule), says="beat: Starting")


def wait_for(condition):
    """True as soon as `condition()` is, False when patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False
