"""Databases of a bench: one for each size, filled once, kept for the next run."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
#: Where SQLite databases lie when no server is named.
FOLDER = ROOT / "var" / "bench"


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
    }


def prepare(env, *, schools, teachers, years):
    """Make the database, its tables and its people, unless they are there."""
    if env["DATABASE_URL"].startswith("postgres"):
        _create(env["DATABASE_URL"])
    for words in (
        ["migrate", "--verbosity", "0"],
        [
            *("demo", "--once", "--schools", str(schools)),
            *("--teachers", str(teachers), "--years", str(years)),
        ],
    ):
        subprocess.run(  # noqa: S603  our own command line
            [sys.executable, "manage.py", *words],
            env=env,
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )


def _create(url):
    parts = urlsplit(url)
    name = parts.path.lstrip("/")
    with psycopg.connect(urlunsplit(parts._replace(path="/postgres")), autocommit=True) as link:
        if not link.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            link.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
