"""A stage and an open editor for the tests of the scripts."""

import pytest

from tests.core.autosave_stage import CHROMIUM, Stage, open_editor


@pytest.fixture
def page(context):
    """Not the watched page: these tests cut the connection, and `editor` knows what counts."""
    return context.new_page()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    quiet = ["--no-first-run", "--disable-background-networking", "--disable-component-update"]
    args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-sync", *quiet]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": args}


@pytest.fixture
def stage():
    stage = Stage()
    yield stage
    stage.stop()


@pytest.fixture
def editor(page, stage):
    """The editor, open; a script error or a breach of the policy fails the test."""
    slips = []
    page.on("pageerror", lambda error: slips.append(str(error)))
    page.on("console", lambda m: "Content Security" in m.text and slips.append(m.text))
    open_editor(page, stage)
    yield page
    assert slips == []
