"""`./run bench`: what each main page costs, beside an empty one and the SQL it needs at least.

DATABASE_URL names a PostgreSQL server: the bench makes databases of its own there, called after
the one named (apt → apt_bench_school), fills each once and keeps it. Without DATABASE_URL it
uses SQLite in var/bench, where PostgreSQL's part is not known. Three school years are whole, a
fourth runs on the day of filling: at the end of November a third of it. See docs/bench.md.
"""

import argparse
import json
import os
import subprocess
import sys

from tools.bench.budgets import GROWTH, MEMORY, RATIO, SQL, STATEMENTS, missed
from tools.bench.databases import FOLDER, ROOT, environment, forget_in_redis, prepare

#: Three whole years and the running one.
YEARS = 4
SIZES = {
    "school": {"schools": 1, "teachers": 30, "years": YEARS},
    "municipality": {"schools": 60, "teachers": 60, "years": YEARS},
    "country": {"schools": 100, "teachers": 30, "years": YEARS, "copies": 10},
}
#: What a size is compared with; the municipality's page has 60 schools from that size on.
SMALLEST = "school"
SMALLEST_OF = {"municipality": "municipality"}
PAGES = (
    *("empty", "home", "reflection editor", "autosave"),
    *("board", "desk", "school dashboard", "school figures", "municipality"),
)
#: Of the table: name of the figure, width.
COLUMNS = {"page": 18, "queries": 9, "rows": 7, "rows_read": 11, "app_ms": 9, "pg_ms": 8}
COLUMNS |= {"bare_ms": 9, "cpu_ms": 9, "median_ms": 11, "p95_ms": 10, "bytes": 7}
COLUMNS |= {"ratio_empty": 13, "ratio_sql": 11, "growth": 11}


def main():
    asked = arguments()
    env = {**environment(asked.size), "DATABASE_POOL": "1"}
    held = prepare(env, **SIZES[asked.size], is_anew=asked.rebuild)
    say(f"{asked.size}: " + ", ".join(f"{name} {number:,}" for name, number in held.items()))
    manage(env, "collectstatic", "--noinput", "--verbosity=0")
    words = [f"--requests={asked.requests}", "--pages", *chosen(asked.pages)]
    try:
        measured = json.loads(manage(env, "bench_pages", *words))
    finally:
        forget_in_redis(env)
    for name, why in measured["left_out"].items():
        say(f"{name} is left out: {why}")
    rows = finished(measured, asked.size)
    keep(rows, asked.size)
    if asked.json:
        for row in rows:
            sys.stdout.write(json.dumps(row) + "\n")
    else:
        sys.stdout.write(table(rows))
    if asked.strict and any(row["missed"] for row in rows):
        sys.exit(1)


def arguments():
    parser = argparse.ArgumentParser(
        prog="./run bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="./run bench reminders: what an evening's deciding costs",
    )
    parser.add_argument("--size", choices=SIZES, default="municipality")
    parser.add_argument("--json", action="store_true", help="one object a line, for machines")
    parser.add_argument("--pages", nargs="+", choices=PAGES, default=PAGES, metavar="PAGE")
    parser.add_argument("--requests", type=int, default=64, help="of each page; 50 at least")
    parser.add_argument("--rebuild", action="store_true", help="make the database anew first")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a budget is missed")
    return parser.parse_args()


def chosen(names):
    """The empty page is always measured: it is what the others are compared with."""
    return [name for name in PAGES if name == "empty" or name in names]


def manage(env, *words):
    done = subprocess.run(  # noqa: S603  our own command line
        [sys.executable, "manage.py", *words],
        env=env,
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def finished(measured, size):
    """Rows with their ratios, their growth from the smallest size's and what they miss."""
    empty = next(row for row in measured["pages"] if row["page"] == "empty")
    rows = []
    for figures in measured["pages"]:
        row = {**figures, "size": size, "mib": measured["mib"]}
        row["ratio_empty"] = ratio(row["cpu_ms"], empty["cpu_ms"])
        row["ratio_sql"] = ratio(row["pg_ms"], row["bare_ms"])
        before = smallest(row["page"], size)
        row["growth"] = ratio(row["ratio_empty"], before.get("ratio_empty"))
        row["queries_growth"] = ratio(row["queries"], before.get("queries"))
        row["rows_growth"] = ratio(row["rows_read"], before.get("rows_read"), digits=1)
        rows.append({**row, "missed": missed(row)})
    return rows


def smallest(page, size):
    """The last figures of this page where the least is to be read; none there itself."""
    base = SMALLEST_OF.get(page, SMALLEST)
    is_larger = list(SIZES).index(size) > list(SIZES).index(base)
    return kept(base).get(page, {}) if is_larger else {}


def ratio(figure, base, digits=2):
    return round(figure / base, digits) if figure and base else None


def keep(rows, size):
    """The last figures of each page, for the growth of the next larger size."""
    rows = {**kept(size), **{row["page"]: row for row in rows}}
    record(size).write_text(json.dumps(rows, indent=1))


def record(size):
    """Figures of PostgreSQL and of SQLite are not compared with each other."""
    kind = "" if os.environ.get("DATABASE_URL") else "-sqlite"
    return FOLDER / f"last-{size}{kind}.json"


def kept(size):
    path = record(size)
    return json.loads(path.read_text()) if path.exists() else {}


def table(rows):
    head = "".join(f"{name:>{wide}}" for name, wide in COLUMNS.items())
    memory = f"worker after all pages: {rows[0]['mib']} MiB, budget {MEMORY}"
    return "\n".join([head, *map(line, rows), memory, ""])


def line(row):
    return "".join(f"{cell(row, name):>{wide}}" for name, wide in COLUMNS.items())


def cell(row, name):
    """A figure, its budget behind a slash where it has one; a star when it is over it."""
    figure, most = row.get(name), budget(row, name)
    text = "–" if figure is None else str(figure)
    return text + (f"/{most:g}" if most else "") + ("*" if name in row["missed"] else "")


def budget(row, name):
    if name == "growth":
        return GROWTH if row["growth"] and row["size"] == "country" else None
    budgets = {"ratio_empty": RATIO, "ratio_sql": SQL, "queries": STATEMENTS}
    return budgets.get(name, {}).get(row["page"])


def say(words):
    sys.stderr.write(words + "\n")


if __name__ == "__main__":
    main()
