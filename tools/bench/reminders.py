"""`./run bench reminders`: what an evening's deciding costs, for 1,000 to 30,000 teachers.

Everybody has a reflection to be reminded of at one moment: five working days before the next
month's due day. Deciding reads; telling writes rows, inbox lines and letters. Each size runs in
a process of its own, so that its peak of memory is its own.
"""

import argparse
import json
import subprocess
import sys

from tools.bench.databases import ROOT, environment, prepare

TEACHERS = 30
SIZES = (1_000, 10_000, 30_000)
HEAD = ("teachers", "schools", "told", "queries", "decide s", "per 1,000", "all s", "cpu s", "MiB")


def main():
    parser = argparse.ArgumentParser(prog="./run bench reminders", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="TEACHERS")
    parser.add_argument("--json", action="store_true", help="one object a line, for machines")
    chosen = parser.parse_args()
    if not chosen.json:
        print(*(f"{name:>10}" for name in HEAD))  # noqa: T201  a table for a terminal
    for teachers in chosen.sizes:
        row = measured(teachers)
        print(json.dumps(row) if chosen.json else line(row), flush=True)  # noqa: T201  likewise


def measured(teachers):
    schools = -(-teachers // TEACHERS)
    env = environment(f"reminders_{teachers}")
    prepare(env, schools=schools, teachers=TEACHERS, years=1)
    done = subprocess.run(
        [sys.executable, "manage.py", "bench_reminders"],
        env=env,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return {"teachers": teachers, "schools": schools, **json.loads(done.stdout)}


def line(row):
    per = row["decide_s"] / row["teachers"] * 1_000
    cells = [row["teachers"], row["schools"], row["told"], row["queries"]]
    cells += [f"{row['decide_s']:.2f}", f"{per:.3f}", f"{row['all_s']:.2f}"]
    cells += [f"{row['cpu_s']:.2f}", row["mib"]]
    return " ".join(f"{cell:>10}" for cell in cells)


if __name__ == "__main__":
    main()
