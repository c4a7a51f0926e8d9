"""A PostgreSQL cluster and a Redis of the tests' own: they may be killed without asking."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import psycopg
import redis

#: Seconds a server may take to answer.
PATIENCE = 60
#: Set by `python -m tests.faults`, which starts both and ends both.
running = {}


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def programs_of_postgres():
    """The newest installed version's folder of programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found and (path := shutil.which("initdb")):
        found = [Path(path).resolve()]
    if not found:
        raise SystemExit("initdb is not found (Debian: postgresql)")
    return found[-1].parent


def nobody_special():
    """PostgreSQL refuses to run as root: then somebody else runs it."""
    if os.geteuid() != 0:
        return {}
    names = {one.pw_name for one in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def children_of(pid):
    """The processes whose parent is `pid`."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # it ended meanwhile
        if parent == pid:
            found.append(int(path.parent.name))
    return found


class Postgres:
    """One cluster in a folder of its own, as durable as a school's."""

    def __init__(self, home):
        self.home, self.port, self.process = home / "postgres", free_port(), None
        self.url = f"postgres://postgres@127.0.0.1:{self.port}"
        self.who = nobody_special()
        self.programs = programs_of_postgres()

    def __enter__(self):
        self.home.mkdir()
        if self.who:
            shutil.chown(self.home, self.who["user"], self.who["group"])
        words = ["--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-sync"]
        command = [self.programs / "initdb", "--pgdata", self.home, *words]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **self.who)
        self.start()
        return self

    def start(self):
        """A server that was killed leaves children for a moment, and none starts beside them."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.process = self._begun()
            if self._answers():
                return
        raise TimeoutError("PostgreSQL does not start again")

    def _begun(self):
        options = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": "",
            "log_min_messages": "panic",
        }
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        command = [self.programs / "postgres", "-D", self.home, *words]
        return subprocess.Popen(command, cwd="/", stderr=subprocess.DEVNULL, **self.who)

    def _answers(self):
        """True when it takes connections, False when it has ended."""
        while self.process.poll() is None:
            try:
                psycopg.connect(f"{self.url}/postgres", connect_timeout=2).close()
            except psycopg.Error:
                time.sleep(0.1)
            else:
                return True
        return False

    def kill(self):
        """As when the machine runs out of memory: nobody is told, nothing is put away."""
        family = [self.process.pid, *children_of(self.process.pid)]
        for pid in family:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue  # it went with the first one
        self.process.wait()

    def __exit__(self, *trouble):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)


class Redis:
    """A queue that remembers nothing."""

    def __init__(self, home):
        self.home, self.port = home, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        if not shutil.which("redis-server"):
            raise SystemExit("redis-server is not found (Debian: redis-server)")

    def __enter__(self):
        words = ["--bind", "127.0.0.1", "--save", "", "--dir", str(self.home)]
        self.process = subprocess.Popen(
            ["redis-server", "--port", str(self.port), *words], stdout=subprocess.DEVNULL
        )
        self.store = redis.Redis.from_url(self.url)
        end = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > end:
                raise TimeoutError("redis-server does not start")
            time.sleep(0.1)
        return self

    def _answers(self):
        try:
            return self.store.ping()
        except redis.ConnectionError:
            return False

    def wipe(self):
        self.store.flushall()

    def __exit__(self, *trouble):
        self.store.close()
        self.process.terminate()
        self.process.wait(PATIENCE)
