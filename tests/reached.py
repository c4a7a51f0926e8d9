"""Which addresses the run reached: one that no test opens fails a whole run.

Loaded by `./run test` (`-p tests.reached`). With xdist every worker tells its own; a run of
chosen files or marks is not whole and is not judged.
"""

from django.urls import get_resolver

REACHED = set()
MISSING = []
#: Django's admin has its own tests; ours ask that no text of a person is in it.
FOREIGN = ("admin:",)


class RemembersAddresses:
    """Middleware of the test settings: remembers which view answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        REACHED.add(request.resolver_match.view_name)


def addresses(resolver=None, space=""):
    """The names of all addresses of the URLconf, with their namespaces."""
    names = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            names |= addresses(pattern, inner)
        elif pattern.name:
            names.add(f"{space}{pattern.name}")
    return {name for name in names if not name.startswith(FOREIGN)}


def is_whole(config):
    chosen = config.option.markexpr or config.option.keyword or config.getoption("lf", False)
    return not chosen and config.args == config.getini("testpaths")


def pytest_testnodedown(node, error):
    REACHED.update(node.workeroutput.get("reached", ()) if hasattr(node, "workeroutput") else ())


def pytest_sessionfinish(session, exitstatus):
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["reached"] = sorted(REACHED)
        return
    if is_whole(session.config):
        MISSING.extend(sorted(addresses() - REACHED))
    if MISSING and session.exitstatus == 0:
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter):
    if MISSING:
        terminalreporter.write_line(f"No test opened: {', '.join(MISSING)}", red=True)
