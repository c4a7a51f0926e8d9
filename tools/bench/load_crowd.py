"""The people of `./run bench load`: a locust of its own process, which knows HTTP alone.

Reads a plan (JSON) from standard input and writes what came of it to standard output. Each
person is a greenlet with a session, opens the editor, writes, and keeps count as
static/js/autosave.js does. Nothing of the portal is imported here: gevent patches this process.
"""

import json
import random
import resource
import sys
import time
from collections import Counter, deque

import gevent
from gevent.event import Event
from locust import FastHttpUser, task
from locust.env import Environment
from locust.exception import StopUser
from requests.cookies import create_cookie

from tools.bench.load_browser import OpenEditor
from tools.bench.load_meter import Meter

#: As the script: what has not been answered by then has failed.
PATIENCE = 15
WORDS = (
    "Šį mėnesį mokiniai patys klausė, o aš tylėjau ilgiau negu įprastai; ąžuolai už lango žėrėjo. "
)
#: From here on it bends: p95 of an autosave (ms), and the share of what was asked that came.
SLOW, KEEPS_UP = 1000, 0.9


class Pace:
    """How often everybody saves (seconds); a change wakes all who wait."""

    def __init__(self, every):
        self.every = every
        self.is_over = False
        self._changed = Event()

    def change(self, every, *, is_over=False):
        changed, self._changed = self._changed, Event()
        self.every, self.is_over = every, is_over
        changed.set()

    def wait(self, seconds):
        """True when the pace changed meanwhile."""
        return self._changed.wait(max(0, seconds))


class Person(FastHttpUser):
    """One teacher: opens the editor once, then one autosave every `pace.every` seconds."""

    # A browser that comes every half minute finds its connection closed: each request has its own.
    default_headers = {"Connection": "close"}
    connection_timeout = network_timeout = PATIENCE
    max_retries = 0
    plan: dict
    pace: Pace
    waiting: deque
    written: list

    def on_start(self):
        self.who = self.waiting.popleft()
        self.number, self.tries = self.plan["first"], 0
        self.acked, self.unsure, self.is_submitted = None, [], False
        self.written.append(self)
        cookie = create_cookie(self.plan["cookie"], self.who["session"], domain=self.domain)
        self.client.cookiejar.set_cookie(cookie)

    @property
    def domain(self):
        return self.host.split("//")[1].split(":")[0]

    @task
    def evening(self):
        while not self.opened():
            self.pace.wait(2 * PATIENCE)  # and tries again, as people do
            self.leave_if_over()
        due = time.monotonic()
        ends = due + self.plan["seconds"] if self.plan["seconds"] else float("inf")
        while True:
            due = max(due + self.gap, time.monotonic())
            if due > ends + 1:
                break
            self.leave_if_over()
            if self.pace.wait(due - time.monotonic()):
                self.leave_if_over()
                gevent.sleep(random.random() * self.pace.every)  # noqa: S311  falls in anywhere
                due = time.monotonic()
            self.save()
        if self.who["submits"]:
            self.submit()
        raise StopUser

    def leave_if_over(self):
        if self.pace.is_over:
            raise StopUser

    @property
    def gap(self):
        """Seconds to the next save; after a failure as the script tries again."""
        return min(60, 2**self.tries) if self.tries else self.pace.every

    def opened(self):
        address = f"/reflections/{self.plan['month']}/"
        with self.client.get(address, name="editor", catch_response=True) as answer:
            if answer.status_code != 200 or "data-autosave" not in answer.text:
                answer.failure(f"status {answer.status_code}")
                return False
        self.page = OpenEditor(answer.text)
        self.slip = {name: values[0] for name, values in self.page.choices.items()}
        return True

    def save(self):
        self.number += 1
        lines = WORDS * (3 + self.number % 12)
        head = f"[{self.number}] {self.who['member']}: "
        texts = {"mattered": f"{head}{lines}\nDar viena eilutė.", "next_step": f"{head}klausti."}
        if "how_it_went" in self.slip:
            texts["how_it_went"] = self.slip["how_it_went"]
        self.page.write(texts)
        self.unsure.append(texts)
        address, body, headers = self.page.autosave()
        given = {"data": body, "headers": headers, "name": "autosave", "catch_response": True}
        with self.client.post(address, allow_redirects=False, **given) as answer:
            if self.page.is_acknowledged(answer.status_code, json_of(answer)):
                self.tries, self.unsure = 0, []
                self.acked = {"number": self.number, "version": self.page.version, "texts": texts}
            else:
                self.tries += 1
                answer.failure(f"status {answer.status_code}: not acknowledged")

    def submit(self):
        address, body, headers = self.page.submission()
        given = {"data": body, "headers": headers, "name": "submit", "catch_response": True}
        with self.client.post(address, allow_redirects=False, **given) as answer:
            self.is_submitted = answer.status_code == 302
            if not self.is_submitted:
                answer.failure(f"status {answer.status_code}: not submitted")

    @property
    def outcome(self):
        """What `manage bench_load check` takes."""
        return {
            "member": self.who["member"],
            "acked": self.acked,
            "unsure": self.unsure,
            "is_submitted": self.is_submitted,
        }


def json_of(answer):
    try:
        return answer.json() or {}
    except (TypeError, ValueError):
        return {}


class Evening:
    """Everybody arrives, writes and goes; or the pace is raised until something bends."""

    def __init__(self, plan):
        self.plan = plan
        Person.plan, Person.host = plan, plan["host"]
        Person.pace = self.pace = Pace(plan["every"])
        Person.waiting, Person.written = deque(plan["people"]), []
        self.environment = Environment(user_classes=[Person])
        self.runner = self.environment.create_local_runner()
        self.meter = Meter(plan["web_pid"])
        self.errors = Counter()

    def run(self):
        """What came of it: figures by step, errors by kind, and each person's texts."""
        people = len(self.plan["people"])
        self.runner.start(people, spawn_rate=max(1, people / self.plan["arrive"]))
        if self.plan["rates"]:
            steps = self._raised()
        else:
            self._until_gone(self.plan["arrive"] + self.plan["seconds"] + 4 * PATIENCE)
            steps = [self._figures()]
        self._send_home()
        self._count_errors()
        people = [person.outcome for person in Person.written]
        return {"steps": steps, "errors": dict(self.errors), "people": people}

    def _raised(self):
        """One step after another, until it bends or the steps are at an end."""
        steps = []
        gevent.sleep(self.plan["arrive"] + 5)
        for rate in self.plan["rates"]:
            self.pace.change(len(Person.written) / rate)
            gevent.sleep(min(10, self.pace.every) + 2)  # until everybody has fallen in
            self._count_errors()
            self.environment.stats.reset_all()
            self.meter.begin()
            gevent.sleep(self.plan["step_seconds"])
            steps.append(self._step(rate))
            if steps[-1]["bends"]:
                break
        return steps

    def _step(self, rate):
        figures = self._figures()
        saves = figures["autosave"]
        achieved = round((saves["requests"] - saves["errors"]) / figures["seconds"], 1)
        is_slow = saves["p95_ms"] > SLOW or achieved < KEEPS_UP * rate
        step = {"asked": rate, "achieved": achieved, "bends": is_slow or saves["errors"] > 0}
        print(f"  asked {rate}/s, came {achieved}/s", file=sys.stderr)  # noqa: T201  a terminal's
        return {**step, **figures}

    def _count_errors(self):
        """Before the figures begin anew: no error is forgotten."""
        for error in self.environment.stats.errors.values():
            self.errors[f"{error.name}: {error.error}"] += error.occurrences

    def _until_gone(self, seconds):
        """Everybody has written and left, or so long at most."""
        until = time.monotonic() + seconds
        while self._is_anybody_here() and time.monotonic() < until:
            gevent.sleep(0.5)

    def _is_anybody_here(self):
        have_all_come = len(Person.written) == len(self.plan["people"])
        return self.runner.user_count > 0 or not have_all_come

    def _send_home(self):
        """Nobody is cut off: what was sent gets its answer first."""
        self.pace.change(self.pace.every, is_over=True)
        until = time.monotonic() + 2 * PATIENCE
        while self.runner.user_count and time.monotonic() < until:
            gevent.sleep(0.5)
        self.runner.quit()

    def _figures(self):
        """What was measured since the last beginning."""
        named = {name: self._of(name) for name in ("editor", "autosave", "submit")}
        return {**named, **self.meter.read()}

    def _of(self, name):
        method = "GET" if name == "editor" else "POST"
        entry = self.environment.stats.get(name, method)
        return {
            "requests": entry.num_requests,
            "errors": entry.num_failures,
            "mean_ms": round(entry.avg_response_time, 1),
            **{
                f"p{share}_ms": entry.get_response_time_percentile(share / 100)
                for share in (50, 95, 99)
            },
            "max_ms": round(entry.max_response_time),
        }


def main():
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))  # a connection for each person
    plan = json.load(sys.stdin)
    json.dump(Evening(plan).run(), sys.stdout)


if __name__ == "__main__":
    main()
