"""The frame holds before any page is written."""

import pytest


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_machines_get_an_answer_without_signing_in(client, db, address):
    assert client.get(address).text == "ok"


def test_home_asks_a_stranger_to_sign_in(client, db):
    assert client.get("/").url == "/accounts/login/?next=/"


def test_every_reader_of_the_cast_opens_home(cast, login):
    for name in ("teacher", "curator", "administrator", "leaver", "stranger"):
        assert login(getattr(cast, name)).get("/").status_code == 200
