"""`./run bench`: what each main page costs, beside an empty one and the SQL it needs at least.

DATABASE_URL names a PostgreSQL server: the bench makes databases of its own there, called after
the one named (apt → apt_bench_school), fills each once and keeps it. Without DATABASE_URL it
uses SQLite in var/bench, where PostgreSQL's part is not known. See docs/bench.md.
"""

import argparse
import json
import subprocess
import sys

from tools.bench.budgets import missed
from tools.bench.databases import FOLDER, ROOT, environment, prepare

SIZES = {
    "school": {"schools": 1, "teachers": 30, "years": 3},
    "municipality": {"schools": 60, "teachers": 60, "years": 3},
    "country": {"schools": 1_000, "teachers": 30, "years": 3},
}
PAGES = ("empty", "home", "reflection editor", "autosave", "board", "desk")
PAGES += ("school dashboard", "municipality")


def main():
    asked = arguments()
    env = {**environment(asked.size), "DATABASE_POOL": "1"}
    held = prepare(env, **SIZES[asked.size])
    say(f"{asked.size}: " + ", ".join(f"{name} {number:,}" for name, number in held.items()))
    manage(env, "collectstatic", "--noinput", "--verbosity=0")
    words = [f"--requests={asked.requests}", "--pages", *chosen(asked.pages)]
    measured = json.loads(manage(env, "bench_pages", *words))
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
    parser.add_argument("--requests", type=int, default=64, help="of each page")
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
    """Rows with their ratios, their growth from the school's last figures and what they miss."""
    empty = next(row for row in measured["pages"] if row["page"] == "empty")
    small = {} if size == "school" else kept("school")
    rows = []
    for row in measured["pages"]:
        row = {**row, "size": size, "mib": measured["mib"]}
        row["ratio_empty"] = ratio(row["cpu_ms"], empty["cpu_ms"])
        row["ratio_sql"] = ratio(row["pg_ms"], row["bare_ms"])
        before = small.get(row["page"])
        if before:
            row["growth"] = ratio(row["ratio_empty"], before["ratio_empty"])
            row["queries_growth"] = ratio(row["queries"], before["queries"])
        row["missed"] = missed(row)
        rows.append(row)
    return rows


def ratio(figure, base):
    return round(figure / base, 2) if figure and base else None


def keep(rows, size):
    """The last figures of each page, for the growth of the next larger size."""
    rows = {**kept(size), **{row["page"]: row for row in rows}}
    (FOLDER / f"last-{size}.json").write_text(json.dumps(rows, indent=1))


def kept(size):
    path = FOLDER / f"last-{size}.json"
    return json.loads(path.read_text()) if path.exists() else {}


COLUMNS = {
    "page": 18,
    "queries": 8,
    "rows": 7,
    "rows_read": 10,
    "app_ms": 8,
    "pg_ms": 8,
    "bare_ms": 8,
    "cpu_ms": 8,
    "median_ms": 10,
    "p95_ms": 8,
    "bytes": 7,
    "ratio_empty": 12,
    "ratio_sql": 10,
    "growth": 7,
}


def table(rows):
    lines = ["".join(f"{name:>{wide}}" for name, wide in COLUMNS.items())]
    for row in rows:
        cells = (cell(row, name).rjust(wide) for name, wide in COLUMNS.items())
        lines.append("".join(cells))
    return "\n".join([*lines, f"worker: {rows[0]['mib']} MiB (budget 150)", ""])


def cell(row, name):
    """A figure; a star says that its budget is missed."""
    figure = row.get(name)
    text = "–" if figure is None else str(figure)
    return f"{text}*" if name in row["missed"] else text


def say(words):
    sys.stderr.write(words + "\n")


if __name__ == "__main__":
    main()
