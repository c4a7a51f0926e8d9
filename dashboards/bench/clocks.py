"""Whose CPU time a request took: the application's and PostgreSQL's, apart."""

import time
from dataclasses import dataclass
from pathlib import Path

#: Seconds until a backend that has answered sleeps again: only then its account is complete.
SETTLES = 0.0005
NANO = 1e9


class Backend:
    """CPU seconds of one PostgreSQL process; None where this machine does not run it."""

    def __init__(self, link):
        """`link`: the psycopg connection that the process serves, or None on SQLite."""
        self.pid = link.info.backend_pid if link else None
        process = Path(f"/proc/{self.pid}")
        self.path = None
        if self.pid and _is_here(link) and _runs_postgres(process):
            self.path = process / "schedstat"

    def seconds(self):
        if self.path is None:
            return None
        time.sleep(SETTLES)
        return int(self.path.read_text().split()[0]) / NANO


@dataclass(frozen=True)
class Took:
    """Seconds; `pg` is None where PostgreSQL cannot be watched."""

    wall: float
    app: float
    pg: float | None

    @property
    def cpu(self):
        return self.app + (self.pg or 0)


def timed(backend, work):
    """(what `work` gave, what it took)."""
    served = backend.seconds()
    began, cpu = time.perf_counter(), time.process_time()
    result = work()
    wall, app = time.perf_counter() - began, time.process_time() - cpu
    pg = None if served is None else backend.seconds() - served
    return result, Took(wall, app, pg)


def memory_mib():
    """The process's own share of memory (PSS), or None where Linux does not tell."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return None
    (line,) = [line for line in rollup.read_text().splitlines() if line.startswith("Pss:")]
    return round(int(line.split()[1]) / 1024, 1)


def _is_here(link):
    return link.info.host in ("", "localhost", "127.0.0.1", "::1") or link.info.host[0] == "/"


def _runs_postgres(process):
    try:
        return b"postgres" in (process / "cmdline").read_bytes()
    except OSError:
        return False
