"""The frame holds before any page is written."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_machines_get_an_answer_without_signing_in(client, db, address):
    assert client.get(address).text == "ok"


def test_home_asks_a_stranger_to_sign_in(client, db):
    assert client.get("/").url == "/accounts/login/?next=/"


def test_every_reader_of_the_cast_opens_home(cast, login):
    for name in ("teacher", "curator", "administrator", "leaver", "stranger"):
        assert login(getattr(cast, name)).get("/").status_code == 200


@pytest.mark.crawl
def test_variables_left_empty_are_as_if_not_set(tmp_path):
    """A compose file passes what `.env` leaves out as empty words."""
    empty = dict.fromkeys(("DATABASE_URL", "REDIS_URL", "SECRET_KEY"), "")
    settings = {"DJANGO_SETTINGS_MODULE": "apt_portal.settings.base", "VAR_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env={**os.environ, **empty, **settings},
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")
