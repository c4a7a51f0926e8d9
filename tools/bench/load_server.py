"""The portal as in production, on a fresh copy of a bench database, for as long as a `with`."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from tools.bench.databases import FOLDER, ROOT, OnServer, environment, forget_in_redis, prepare

LOG = FOLDER / "load-server.log"
THREADS = 8  # of each web process: `manage serve`


def settings_of(size, **filling):
    """The variables of a server on a fresh copy of this size, everything a school must set."""
    base, copy = environment(size), environment(f"{size}_run")
    prepare(base, **filling)
    _copy(base["DATABASE_URL"], copy["DATABASE_URL"])
    port = _free_port()
    taken_out = ("DEBUG", "BIND", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "SECRET_KEY_FALLBACKS")
    return {
        **{name: value for name, value in copy.items() if name not in taken_out},
        "PORT": str(port),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "EMAIL_URL": "smtp://127.0.0.1:25",  # a demonstration sends nothing
        "DEFAULT_FROM_EMAIL": "Bench <bench@example.org>",
        "REDIS_PREFIX": f"{copy['REDIS_PREFIX']}-load",
        "WEB_CONCURRENCY": copy.get("WEB_CONCURRENCY") or str(max(2, os.cpu_count() or 2)),
    }


def workers_of(env):
    """Web processes that `manage serve` begins under these variables."""
    return int(env["WEB_CONCURRENCY"]) if env.get("REDIS_URL") else 1


@contextmanager
def serving(env):
    """The server's process, answering; nothing of it is left afterwards."""
    manage(env, "collectstatic", "--noinput", "--verbosity", "0")
    with LOG.open("w") as log:
        command = [sys.executable, "manage.py", "serve"]
        with running(command, env=env, stdout=log, stderr=log) as server:
            try:
                _await_answer(f"{env['SITE_URL']}/readyz", server)
                yield server
            finally:
                _end(server)
                forget_in_redis(env)


@contextmanager
def running(command, **options):
    """A process with a session of its own, ended with all its children, whatever happens."""
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True, **options)  # noqa: S603
    try:
        yield process
    finally:
        _end(process)


def manage(env, *words, **options):
    """What our own command line says; its own words on standard error end the bench."""
    command = [sys.executable, "manage.py", *words]
    given = {"stdout": subprocess.PIPE, "text": True, **options}
    done = subprocess.run(command, env=env, cwd=ROOT, check=False, **given)  # noqa: S603
    if done.returncode:
        raise SystemExit(f"manage {' '.join(words)} ended with {done.returncode}")
    return done.stdout


def _end(process):
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
    with suppress(ProcessLookupError):  # children of one that fell over are there still
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _await_answer(address, server):
    for _try in range(120):
        if server.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=2).close()  # noqa: S310  our own server
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
        else:
            return
    raise SystemExit(f"The server does not answer; its words are in {LOG}")


def _free_port():
    with socket.socket() as link:
        link.bind(("127.0.0.1", 0))
        return link.getsockname()[1]


def _copy(base, copy):
    """Each run begins with the same rows, and what it wrote can be looked at until the next."""
    if not base.startswith("postgres"):
        for old in FOLDER.glob(f"{urlsplit(copy).path.rsplit('/')[-1]}*"):
            old.unlink()
        shutil.copy(urlsplit(base).path, urlsplit(copy).path)
        return
    OnServer(copy).begin(template=OnServer(base).name)
