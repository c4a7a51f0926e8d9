"""`./run bench load`: a Sunday evening before the deadline.

2,000 people write their reflection: each opens the editor once, then one autosave every 30
seconds for 5 minutes, every fifth one submits. It passes when there is no error, p95 of an
autosave is at most a second, and every acknowledged text is in the database, none of them under
an older one. Then the pace is raised step by step until it bends. Everything, the crowd and the
database too, shares the processors of this machine.
"""

import argparse
import json
import os
import signal
import subprocess
import sys

from tools.bench import load_server as server
from tools.bench.databases import ROOT
from tools.bench.load_report import full, report

CROWD = ROOT / ".venv-load" / "bin" / "python"
TEACHERS = 30
EVERY = 30  # seconds between two autosaves of one person
SLOW = 1000  # ms
#: Times the evening's own rate, until it bends.
STEPS = (1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10, 12, 16)
#: Seconds at most: until everybody has opened the editor, and of one step.
ARRIVE, STEP = 150, 60


def main():
    parser = argparse.ArgumentParser(prog="./run bench load", description=__doc__)
    parser.add_argument("--people", type=int, default=2000)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--no-saturation", action="store_true")
    parser.add_argument("--json", action="store_true", help="one object, for machines")
    chosen = parser.parse_args()
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: sys.exit(143))  # what was begun is ended
    try:
        result = evening(chosen)
    except KeyboardInterrupt:
        sys.exit(130)
    print(json.dumps(result) if chosen.json else report(result))  # noqa: T201  for a terminal
    sys.exit(not result["passed"])


def evening(chosen):
    # nearly half of a demonstration's people may have begun the month already
    schools = -(-chosen.people * 2 // TEACHERS)
    say(f"Preparing {schools} schools of {TEACHERS} teachers …")
    env = server.settings_of(f"load_{schools}", schools=schools, teachers=TEACHERS, years=1)
    with server.serving(env) as web:
        planted = server.manage(env, "bench_load", "plant", "--people", str(chosen.people))
        plan = plan_of(json.loads(planted), env, web, chosen)
        say(f"{chosen.people} people write for {chosen.minutes:g} minutes …")
        main_run = crowd(plan, env)
        result = judged(main_run, chosen, env)
        if not chosen.no_saturation:
            say("The pace is raised …")
            result["saturation"] = saturated(plan, main_run, env)
            result["passed"] &= result["saturation"]["is_nothing_lost"]
    return result


def plan_of(planted, env, web, chosen):
    people = [
        {**person, "submits": number % 5 == 0} for number, person in enumerate(planted["people"])
    ]
    seconds = chosen.minutes * 60
    return {
        **planted,
        "people": people,
        "host": env["SITE_URL"],
        "web_pid": web.pid,
        "first": 0,
        "every": EVERY,
        "seconds": seconds,
        "arrive": min(ARRIVE, seconds / 2),
        "rates": [],
        "step_seconds": min(STEP, seconds),
    }


def crowd(plan, env):
    """What came of a plan: figures, errors and texts, these compared with the database."""
    if not CROWD.exists():
        raise SystemExit("locust is not installed: ./run bench load does it")
    command = [str(CROWD), "-m", "tools.bench.load_crowd"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with server.running(command, **pipes) as process:
        said, _nothing = process.communicate(json.dumps(plan))
    if process.returncode:
        raise SystemExit(f"The crowd ended with {process.returncode}")
    outcome = json.loads(said)
    told = json.dumps({"month": plan["month"], "people": outcome["people"]})
    outcome["check"] = json.loads(server.manage(env, "bench_load", "check", input=told))
    return outcome


def judged(outcome, chosen, env):
    check = outcome["check"]
    figures = outcome["steps"][0]
    is_whole = is_nothing_lost(check) and check["texts"].get("kept") == chosen.people
    is_quick = figures["autosave"]["p95_ms"] <= SLOW
    workers = server.workers_of(env)
    return {
        "bench": "load",
        "people": chosen.people,
        "minutes": chosen.minutes,
        "every_s": EVERY,
        "cores": os.cpu_count(),
        "workers": workers,
        "threads": workers * server.THREADS,
        "database": env["DATABASE_URL"].split(":")[0],
        **figures,
        "errors": outcome["errors"],
        **check,
        "passed": is_whole and is_quick and not outcome["errors"],
    }


def is_nothing_lost(check):
    return not check["wrong"] and not check["second_texts"]


def saturated(plan, before, env):
    """The same people, those who have not submitted, ever faster until it bends."""
    submitted = {person["member"] for person in before["people"] if person["is_submitted"]}
    left = [who for who in plan["people"] if who["member"] not in submitted]
    rate = len(plan["people"]) / EVERY
    raised = {
        **plan,
        "people": left,
        "first": 1_000_000,  # later than every text of before
        "seconds": 0,
        "rates": [round(rate * step, 1) for step in STEPS],
    }
    outcome = crowd(raised, env)
    threads = server.workers_of(env) * server.THREADS
    steps = [
        {**step, "as_people": round(step["asked"] * EVERY), "full": full(step, threads)}
        for step in outcome["steps"]
    ]
    held = [step for step in steps if not step["bends"]]
    return {
        "steps": steps,
        "held": held[-1]["achieved"] if held else 0,
        "errors": outcome["errors"],
        **outcome["check"],
        "is_nothing_lost": is_nothing_lost(outcome["check"]),
    }


def say(words):
    print(words, file=sys.stderr, flush=True)  # noqa: T201  progress, for a terminal


if __name__ == "__main__":
    main()
