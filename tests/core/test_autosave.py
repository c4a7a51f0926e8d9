"""The answers that static/js/autosave.js waits for, and the key of the text kept there."""

import base64
import json
from types import SimpleNamespace

import pytest
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory

from core import autosave
from core.autosave import Writing
from core.vault import key_for


def body(response):
    return response.status_code, json.loads(response.content)


def test_saved_names_the_version_and_the_minute():
    assert body(autosave.saved(4)) == (200, {"version": 4, "saved_at": "10:00"})


def test_conflict_names_the_page_of_both_texts():
    assert body(autosave.conflict("/x/")) == (409, {"conflict_url": "/x/"})


def test_signed_out_autosave_gets_the_way_back_instead_of_a_redirect(client, db):
    response = client.post(
        "/reflections/2026-11/save/",
        headers={"X-Autosave": "1", "Referer": "http://testserver/reflections/2026-11/"},
    )

    login_url = "/accounts/login/?next=%2Freflections%2F2026-11%2F"
    assert body(response) == (401, {"login_url": login_url})


def test_signed_out_autosave_from_elsewhere_leads_home():
    request = RequestFactory().post("/", headers={"Referer": "https://other.example/x/"})

    assert body(autosave.signed_out(request)) == (401, {"login_url": "/accounts/login/?next=%2F"})


def test_acknowledged_names_the_draft_in_a_cookie():
    response = autosave.acknowledged(HttpResponse(), "reflection:2026-11")

    assert response.cookies["apt_saved"].value == "reflection%3A2026-11"


@pytest.mark.parametrize("version", ["", "abc", "-1", "1" * 30, "٣", str(2**53)])
def test_writing_reads_nonsense_as_no_version(version):
    assert Writing.of(QueryDict(f"version={version}")) == Writing()


@pytest.mark.parametrize(
    ("writing", "follows"),
    [
        (Writing(3), True),
        (Writing(2), False),
        (Writing(2, "tab", 9), True),
        (Writing(2, "other tab", 9), False),
        (Writing(), True),
    ],
)
def test_writing_follows_the_same_version_or_the_same_page(writing, follows):
    assert writing.follows(SimpleNamespace(version=3, editor="tab", seq=5)) is follows


def test_writing_is_overtaken_by_a_later_post_of_the_same_page():
    record = SimpleNamespace(version=3, editor="tab", seq=5)

    assert Writing(2, "tab", 4).is_overtaken(record)
    assert not Writing(2, "tab", 6).is_overtaken(record)
    assert not Writing(2, "other tab", 4).is_overtaken(record)


def test_key_is_the_members_own_and_none_on_a_shared_computer():
    def request(pk, **session):
        return SimpleNamespace(member=SimpleNamespace(pk=pk, user_id=1), session=session)

    assert len(base64.b64decode(key_for(request(1)))) == 32
    assert key_for(request(1)) == key_for(request(1)) != key_for(request(2))
    assert key_for(request(1, is_shared_computer=True)) == ""
    assert key_for(SimpleNamespace(member=None)) == ""


def test_page_of_a_signed_in_member_carries_the_key(cast, login):
    page = login(cast.teacher).get("/").text

    assert 'data-vault-key="' in page
