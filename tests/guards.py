"""What only the tests switch on: a middleware, and a pytest plugin (`-p tests.guards`)."""

import gc
import os
import re
import shutil

import pytest
from _pytest.runner import runtestprotocol
from django.db import connection

#: A GET may touch these: who is signed in, and how often somebody tried.
ALLOWED = ("django_session", "core_cache")
WRITE = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"?(\w+)',
    re.IGNORECASE,
)
NO_CHROMIUM = "for want of a Chromium"
SECOND_TRY = "second try"


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


def pytest_collection_finish(session):
    """What is loaded by now stays to the end: searching it for garbage takes a tenth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item, nextitem):
    """A browser's test that fails is tried once more, and the run's last lines name it."""
    if not item.get_closest_marker("browser") or item.config.getoption("usepdb"):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    failed = next((report for report in reports if report.failed), None)
    if failed:
        forget_failures(item)
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        reports[0].user_properties.append((SECOND_TRY, last_words(failed)))
        if any(report.failed for report in reports):
            reports[-1].sections.append(("The first try", failed.longreprtext))
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def forget_failures(item):
    """A browser that died or did not start would be handed out again to the end of the run."""
    item._initrequest()
    for definitions in item._fixtureinfo.name2fixturedefs.values():
        value, _key, error = definitions[-1].cached_result or (None, None, None)
        is_dead = hasattr(value, "is_connected") and not value.is_connected()
        if error or is_dead:
            definitions[-1].finish(item._request)


def last_words(report):
    crash = getattr(report.longrepr, "reprcrash", None)
    return " ".join((crash.message if crash else report.longreprtext[-300:]).split())[:300]


def tried_twice(reports):
    """(name, what the first try said) of each test that needed a second one."""
    for report in (report for group in reports.values() for report in group):
        for name, words in getattr(report, "user_properties", ()):
            if name == SECOND_TRY and report.when == "setup":
                yield report.nodeid, words


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
    again = sorted(set(tried_twice(reports)))
    if again:
        names = ", ".join(name for name, _words in again)
        terminalreporter.write_line(f"browser tests that needed a second try: {names}")
    for name, words in again:
        terminalreporter.write_line(f"    {name}: {words}")
