"""Databases of a bench: one for each size, filled once, kept for the next run."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import redis
from psycopg import sql

from tools.bench.copies import multiply

ROOT = Path(__file__).resolve().parents[2]
#: Where SQLite databases lie when no server is named.
FOLDER = ROOT / "var" / "bench"
#: Names the lock under which one run at a time prepares.
LOCK = 20_261_130
#: The comment of a database that the bench has begun: only such a one it ever drops.
BEGUN = "half-built by ./run bench"
COUNTED = {
    "schools": "people_school",
    "members": "people_member",
    "reflections": "reflections_reflection",
    "observations": "observations_observation",
    "messages": "dialogue_message",
    "attendances": "meetings_attendance",
}


def environment(size):
    """The variables under which the portal sees the database of this size.

    DATABASE_URL names a PostgreSQL server, whose database the bench leaves alone: its own are
    called after it. Without it SQLite serves, whose figures say less of many schools.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    server = os.environ.get("DATABASE_URL", "")
    if server:
        parts = urlsplit(server)
        url = urlunsplit(parts._replace(path=f"{parts.path or '/apt'}_bench_{size}"))
    else:
        url = f"sqlite:///{FOLDER / f'{size}.sqlite3'}"
    return {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "apt_portal.settings.bench",
        "SECRET_KEY": "only-for-the-bench-" + "x" * 50,
        "VAR_DIR": str(FOLDER),
        # a portal beside it, its workers and its cache, hear nothing of the bench
        "REDIS_PREFIX": f"{os.environ.get('REDIS_PREFIX', 'apt')}-bench",
    }


def forget_in_redis(env):
    """Wakes that no worker was there to hear, and what was cached."""
    if not env.get("REDIS_URL"):
        return
    with redis.Redis.from_url(env["REDIS_URL"]) as link:
        for key in link.scan_iter(f"{env['REDIS_PREFIX']}:*"):
            link.delete(key)


def prepare(env, *, schools, teachers, years, copies=1, is_anew=False):
    """Make the database, its tables and its people, unless they are there; what it holds.

    `copies`: so many times the schools, the others by copying. One of an older schema is
    migrated; one that was left half-built is begun anew.
    """
    store = _store(env["DATABASE_URL"])
    with store.locked():
        if is_anew or store.note() is None:
            store.begin()
            began = time.monotonic()
            _fill(env, store, {"schools": schools, "teachers": teachers, "years": years}, copies)
            store.tidy()
            store.write_note({"build_s": round(time.monotonic() - began)})
        elif store.is_changed_by(lambda: _migrate(env)):
            store.tidy()
        return {**store.note(), "mib": store.mib(), **store.counts()}


def _fill(env, store, numbers, copies):
    """Where nothing can be copied, the makers make every school: that takes an hour."""
    _migrate(env)
    if copies > 1 and not store.can_copy():
        numbers, copies = {**numbers, "schools": numbers["schools"] * copies}, 1
    _manage(env, "demo", *(f"--{name}={number}" for name, number in numbers.items()))
    if copies > 1:
        with psycopg.connect(store.url) as link:
            multiply(link, copies)


def _migrate(env):
    _manage(env, "migrate", "--verbosity=0")


def _manage(env, *words):
    subprocess.run(  # noqa: S603  our own command line
        [sys.executable, "manage.py", *words],
        env=env,
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _store(url):
    return OnServer(url) if url.startswith("postgres") else InFile(url)


class Store:
    """A database of the bench; its note says that it was filled to the end."""

    def is_changed_by(self, work):
        before = self.ask("SELECT count(*) FROM django_migrations")
        work()
        return self.ask("SELECT count(*) FROM django_migrations") != before

    def counts(self):
        return {name: self.ask(f"SELECT count(*) FROM {table}") for name, table in COUNTED.items()}  # noqa: S608  names of our own


class OnServer(Store):
    """On PostgreSQL; the note is the comment of the database."""

    def __init__(self, url):
        self.url, self.parts = url, urlsplit(url)
        self.name = self.parts.path.lstrip("/")

    def _server(self):
        return psycopg.connect(urlunsplit(self.parts._replace(path="/postgres")), autocommit=True)

    @contextmanager
    def locked(self):
        with self._server() as link:
            link.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [LOCK, self.name])
            yield

    def note(self):
        said = self._comment()
        return json.loads(said) if said and said != BEGUN else None

    def write_note(self, note):
        self._say(json.dumps(note))

    def begin(self, template="template1"):
        """A database of this name from `template`; somebody else's is left alone."""
        if self._comment() == "":
            raise SystemExit(
                f"There is a database {self.name} that the bench has not made; "
                f"if nobody needs it: dropdb {self.name}"
            )
        name, model = sql.Identifier(self.name), sql.Identifier(template)
        with self._server() as link:
            link.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
            link.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(name, model))
        self._say(BEGUN)

    def _comment(self):
        """None where there is no such database."""
        asked = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
        with self._server() as link:
            row = link.execute(asked, [self.name]).fetchone()
        return row and (row[0] or "")

    def _say(self, comment):
        words = sql.SQL("COMMENT ON DATABASE {} IS {}")
        with self._server() as link:
            link.execute(words.format(sql.Identifier(self.name), comment))

    def can_copy(self):
        return self.ask("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")

    def tidy(self):
        """Statistics and visibility as in a portal that has been used for a while."""
        self.ask("VACUUM ANALYZE")

    def mib(self):
        return round(self.ask("SELECT pg_database_size(current_database())") / 2**20)

    def ask(self, words):
        with psycopg.connect(self.url, autocommit=True) as link:
            cursor = link.execute(words)
            return cursor.fetchone()[0] if cursor.description else None


class InFile(Store):
    """On SQLite; the note lies beside it."""

    def __init__(self, url):
        self.path = Path(url.removeprefix("sqlite:///"))
        self.note_path = self.path.with_suffix(".json")

    @contextmanager
    def locked(self):
        yield

    def note(self):
        is_whole = self.path.exists() and self.note_path.exists()
        return json.loads(self.note_path.read_text()) if is_whole else None

    def write_note(self, note):
        self.note_path.write_text(json.dumps(note))

    def begin(self):
        for name in (
            self.note_path,
            self.path,
            *(f"{self.path}{end}" for end in ("-wal", "-shm")),
        ):
            Path(name).unlink(missing_ok=True)

    def can_copy(self):
        return False

    def tidy(self):
        self.ask("ANALYZE")

    def mib(self):
        return round(self.path.stat().st_size / 2**20)

    def ask(self, words):
        link = sqlite3.connect(self.path)
        try:
            row = link.execute(words).fetchone()
        finally:
            link.close()
        return row and row[0]
