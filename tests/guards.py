"""What only the tests switch on: a middleware, and a pytest plugin (`-p tests.guards`)."""

import os
import re
import shutil

import pytest
from django.db import connection

#: A GET may touch these: who is signed in, and how often somebody tried.
ALLOWED = ("django_session", "core_cache")
WRITE = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"?(\w+)',
    re.IGNORECASE,
)
NO_CHROMIUM = "for want of a Chromium"


class GetsOnlyRead:
    """Fail loudly when a GET changes a row: a link may be followed any number of times.

    The session and the cache (rate limits) are the only exceptions.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)


def refuse_writes(execute, sql, params, many, context):
    found = WRITE.match(sql)
    if found and found[1] not in ALLOWED:
        raise AssertionError(f"a GET wrote to {found[1]}: {sql[:120]}")
    return execute(sql, params, many, context)


def chromium() -> str | None:
    """The browser of the browser tests; CHROMIUM names one, or (as „none“) takes it away."""
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else names
    return next(filter(None, map(shutil.which, names)), None)


def pytest_configure(config):
    config.addinivalue_line("markers", "journey: the browser journey of the PostgreSQL pass too")


def pytest_collection_modifyitems(config, items):
    """Skip what this machine cannot drive, leave out what `--all` did not ask for."""
    if not chromium():
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))
    if not os.environ.get("APT_TEST_ALL"):
        full = [item for item in items if item.get_closest_marker("full")]
        if full:
            config.hook.pytest_deselected(items=full)
            items[:] = [item for item in items if item not in full]


def pytest_terminal_summary(terminalreporter):
    """Say how much of the run was a browser's: a skipped journey is never silent."""
    reports = terminalreporter.stats
    ran = [
        report
        for outcome in ("passed", "failed")
        for report in reports.get(outcome, [])
        if report.when == "call" and "browser" in report.keywords
    ]
    skipped = [one for one in reports.get("skipped", []) if NO_CHROMIUM in str(one.longrepr)]
    terminalreporter.write_line(f"{len(ran)} browser tests ran")
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} browser tests skipped {NO_CHROMIUM}")
