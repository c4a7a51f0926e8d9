"""Figures of each page, taken page after page in many rounds, so that a busy moment hits all.

In another order each round: else Python's collector, which counts what is made, would come to
the same page every time.
"""

import time
from random import Random
from statistics import median, quantiles

import psycopg
from django.db import connection

from dashboards.bench.bare_sql import BARE
from dashboards.bench.clocks import Backend, timed

#: Statements that frame a transaction ask nothing.
FRAME = ("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT")
READ = """
    SELECT (SELECT coalesce(sum(seq_tup_read), 0) FROM pg_stat_user_tables)
         + (SELECT coalesce(sum(idx_tup_read), 0) FROM pg_stat_user_indexes)
"""


class Statements:
    """How many were asked, and how many rows they gave."""

    def __init__(self):
        self.number = self.rows = 0

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if not sql.lstrip().upper().startswith(FRAME):
            self.number += 1
            self.rows += max(0, context["cursor"].rowcount)
        return result


class Bench:
    """Measures `pages` with `requests` each; `bare` asks the bare SQL beside them."""

    def __init__(self, pages, requests):
        self.pages, self.requests = pages, requests
        self.took = {page.name: [] for page in pages}
        self.bare_took = {page.name: [] for page in pages}
        self.sent = {page.name: [] for page in pages}
        self.counted = {}
        self.is_postgres = connection.vendor == "postgresql"
        self.link = self._own_link() if self.is_postgres else None

    def run(self):
        try:
            for page in self.pages:
                for ask in page.asks:
                    _answered(page, ask())
                self.counted[page.name] = [self._count(page, ask) for ask in page.asks]
            order = Random(1)  # noqa: S311  no secret: the same order in every run
            for turn in range(self.requests):
                for page in order.sample(self.pages, len(self.pages)):
                    self._measure(page, turn % len(page.asks))
        finally:
            if self.link:
                self.link.close()
        return [self._figures(page) for page in self.pages]

    def _measure(self, page, number):
        connection.ensure_connection()  # the pool holds one: the request gets the same
        served = Backend(connection.connection if self.is_postgres else None)
        answer, took = timed(served, page.asks[number])
        self.took[page.name].append(took)
        self.sent[page.name].append(len(_answered(page, answer).body))
        if self.link and page.name in BARE:
            values = page.values[number]
            _rows, took = timed(Backend(self.link), lambda: self._ask_bare(page.name, values))
            self.bare_took[page.name].append(took)

    def _ask_bare(self, name, values):
        return [_rows(self.link.execute(words, values)) for words in BARE[name]]

    def _count(self, page, ask):
        """(statements, rows given, rows read): of one request that is not timed."""
        statements, before = Statements(), self._rows_read()
        with connection.execute_wrapper(statements):
            _answered(page, ask())
        read = self._rows_read() - before if self.link else None
        return statements.number, statements.rows, read

    def _rows_read(self):
        """Rows that tables and indexes gave until now, whoever asked; 0 on SQLite."""
        if self.link is None:
            return 0
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_force_next_flush()")
        time.sleep(0.002)
        return int(self.link.execute(READ).fetchone()[0])

    def _own_link(self):
        """With the portal's own ways of planning: SQL is compared with SQL alone."""
        return psycopg.connect(**_address(), autocommit=True)

    def _figures(self, page):
        took, bare = self.took[page.name], self.bare_took[page.name]
        counted = self.counted[page.name]
        walls = [one.wall for one in took]
        has_pg = took[0].pg is not None
        return {
            "page": page.name,
            "lookers": len(page.asks),
            "requests": len(took),
            "queries": max(number for number, _rows, _read in counted),
            "rows": median(rows for _number, rows, _read in counted) if self.link else None,
            "rows_read": median(read for *_both, read in counted) if self.link else None,
            "cpu_ms": _ms(one.cpu for one in took),
            "app_ms": _ms(one.app for one in took),
            "pg_ms": _ms(one.pg for one in took) if has_pg else None,
            "bare_ms": _ms(one.pg for one in bare) if bare and has_pg else None,
            "median_ms": _ms(walls),
            "p95_ms": round(quantiles(walls, n=20, method="inclusive")[-1] * 1000, 3),
            "bytes": round(median(self.sent[page.name])),
        }


def _address():
    """Where the portal's own connection goes, for a second one beside it."""
    held = connection.get_connection_params()
    names = ("host", "port", "user", "password", "dbname", "options", "prepare_threshold")
    return {name: held[name] for name in names if held.get(name)}


def _rows(cursor):
    return cursor.fetchall() if cursor.description else []


def _answered(page, answer):
    if answer.status != 200:
        raise RuntimeError(f"{page.name} answered {answer.status}")
    return answer


def _ms(seconds):
    return round(median(seconds) * 1000, 3)
