"""One file that holds everything: the database and the private files."""

import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

DATABASE, FILES = "database", "private"


def write_backup(target):
    """Write `target` (a ZIP) while the portal runs; the database is copied in one moment."""
    target = Path(target)
    half = target.with_suffix(target.suffix + ".half")
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder, DATABASE)
        _dump(dump)
        with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(dump, f"{DATABASE}.{connection.vendor}")
            for path in sorted(settings.PRIVATE_ROOT.rglob("*")):
                if path.is_file():
                    archive.write(path, f"{FILES}/{path.relative_to(settings.PRIVATE_ROOT)}")
    half.chmod(0o600)
    half.replace(target)


def read_backup(source):
    """Put a backup back into an empty installation of the same kind of database.

    Raises ValueError when the file is none of ours or was made on the other database.
    """
    with zipfile.ZipFile(source) as archive, tempfile.TemporaryDirectory() as folder:
        name = f"{DATABASE}.{connection.vendor}"
        if name not in archive.namelist():
            raise ValueError(f"{source} holds no {connection.vendor} database")
        _load(Path(archive.extract(name, folder)))
        for item in archive.infolist():
            if item.filename.startswith(f"{FILES}/") and not item.is_dir():
                _put_file(archive, item)


def _put_file(archive, item):
    root = settings.PRIVATE_ROOT.resolve()
    path = (root / item.filename.removeprefix(f"{FILES}/")).resolve()
    if not path.is_relative_to(root):
        raise ValueError(f"{item.filename} leads out of the folder of private files")
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(item) as packed, path.open("wb") as file:
        shutil.copyfileobj(packed, file)
    path.chmod(0o600)


def _dump(path):
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
        return
    _postgres("pg_dump", "--format=custom", "--no-owner", "--file", str(path))


def _load(path):
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            copy.backup(connection.connection)
        return
    connection.close()
    _postgres(
        "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", str(path)
    )


def _postgres(program, *arguments):
    """Run one of PostgreSQL's own programs on our database; it must be installed."""
    database = settings.DATABASES["default"]
    where = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    found = shutil.which(program)
    if found is None:
        raise FileNotFoundError(f"{program} is not installed (Debian: postgresql-client)")
    environment = {key: str(database[name]) for key, name in where.items() if database.get(name)}
    subprocess.run(  # noqa: S603  no shell, our own arguments
        [found, "--dbname", database["NAME"], *arguments], check=True, env=environment
    )
