"""The second try of a browser's test is given once, and never in silence."""

import os
import subprocess
import sys

from django.conf import settings

TESTS = """
import pytest

TRIES = {"unlucky": 0, "faulty": 0, "plain": 0}

@pytest.mark.browser
def test_unlucky():
    TRIES["unlucky"] += 1
    assert TRIES["unlucky"] > 1, "the machine was slow"

@pytest.mark.browser
def test_faulty():
    TRIES["faulty"] += 1
    raise AssertionError(f"try {TRIES['faulty']}")

def test_plain():
    TRIES["plain"] += 1
    assert TRIES["plain"] > 1
"""


def test_a_browser_test_is_tried_twice_and_named(tmp_path):
    (tmp_path / "test_three.py").write_text(TESTS)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = browser\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.guards", "-p", "no:django"]
    places = {"PYTHONPATH": str(settings.BASE_DIR), "CHROMIUM": sys.executable}

    run = subprocess.run(
        command, cwd=tmp_path, env=os.environ | places, capture_output=True, text=True, check=False
    )

    assert "2 failed, 1 passed" in run.stdout
    assert "FAILED test_three.py::test_faulty - AssertionError: try 2" in run.stdout
    assert "FAILED test_three.py::test_plain" in run.stdout
    second = "needed a second try: test_three.py::test_faulty, test_three.py::test_unlucky\n"
    assert second in run.stdout
    assert "test_unlucky: AssertionError: the machine was slow" in run.stdout
