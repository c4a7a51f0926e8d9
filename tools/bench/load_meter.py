"""Who had the processors meanwhile; runs in the crowd's process, which has psutil."""

import time
from contextlib import suppress

import psutil


class Meter:
    """Processors kept busy since `begin`, by whom: 1.0 is one of them all the time."""

    def __init__(self, web_pid):
        self.web_pid = web_pid
        self.begin()

    def begin(self):
        self.began, self.machine, self.spent = time.monotonic(), _machine(), self._by_process()

    def read(self):
        seconds = time.monotonic() - self.began
        busy = dict.fromkeys(("web", "postgres", "redis", "crowd"), 0.0)
        for key, (who, spent) in self._by_process().items():
            busy[who] += spent - self.spent.get(key, (who, 0.0))[1]
        busy = {who: round(spent / seconds, 2) for who, spent in busy.items()}
        whole = round((_machine() - self.machine) / seconds, 2)
        others = round(max(0, whole - sum(busy.values())), 2)
        return {"seconds": round(seconds, 1), "busy": {**busy, "others": others, "all": whole}}

    def _by_process(self):
        """{(pid, when it began): (who, processor seconds so far)}; PostgreSQL's and Redis' all,
        whoever works with them."""
        web = {self.web_pid}
        with suppress(psutil.NoSuchProcess):
            web |= {child.pid for child in psutil.Process(self.web_pid).children(recursive=True)}
        own = psutil.Process().pid
        spent = {}
        for process in psutil.process_iter(["pid", "name", "create_time", "cpu_times"]):
            about = process.info
            who = _who(about, web, own)
            if who and about["cpu_times"]:
                times = about["cpu_times"]
                key = about["pid"], about["create_time"]
                spent[key] = who, times.user + times.system
        return spent


def _who(about, web, own):
    if about["pid"] == own:
        return "crowd"
    if about["pid"] in web:
        return "web"
    name = about["name"] or ""
    return next((who for who in ("postgres", "redis") if name.startswith(who)), None)


def _machine():
    """Processor seconds that were not idle, of all processors."""
    times = psutil.cpu_times()
    return sum(times) - times.idle - getattr(times, "iowait", 0) - getattr(times, "guest", 0)
