"""Pages for what cannot be shown stand even when nothing else does."""

import pytest
from django.test import Client, RequestFactory

from core import errors


@pytest.fixture
def request_of_nobody():
    """As an error finds it: no session, no person, no language yet."""
    return RequestFactory().get("/")


def test_server_error_asks_the_database_nothing(request_of_nobody):
    answer = errors.server_error(request_of_nobody)

    assert answer.status_code == 500
    assert "<h1>" in answer.text


@pytest.mark.parametrize(
    ("handler", "status"),
    [
        (errors.bad_request, 400),
        (errors.forbidden, 403),
        (errors.csrf_failure, 403),
        (errors.too_many, 429),
    ],
)
def test_every_error_has_a_page_with_a_way_on(db, request_of_nobody, handler, status):
    answer = handler(request_of_nobody)

    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert 'href="/' in answer.text


ORIGIN = {"Origin": "http://testserver", "Referer": "http://testserver/goals/"}
TYPED = {"text": "Ilgas atsakymas", "email": "a@b.lt", "password": "trys slapti žodžiai"}


def test_a_form_sent_after_the_session_gets_its_words_back(client, db):
    answer = client.post("/threads/1/reply/", TYPED, headers=ORIGIN)

    assert answer.status_code == 401
    assert "Ilgas atsakymas" in answer.text
    assert "trys slapti žodžiai" not in answer.text
    assert 'href="/accounts/login/?next=%2Fgoals%2F"' in answer.text


@pytest.mark.parametrize("origin", [None, "https://elsewhere.example", "null"])
def test_words_of_a_foreign_page_are_not_shown(client, db, origin):
    headers = {"Origin": origin} if origin else {}

    answer = client.post("/threads/1/reply/", TYPED, headers=headers)

    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=%2F")


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [
        ("colleague", "/threads/1/reply/", 404),
        ("curator", "/people/groups/{group}/rename/", 403),
        ("leaver", "/threads/1/reply/", 403),
    ],
)
def test_what_could_not_be_taken_is_given_back(cast, login, name, path, status):
    client = login(getattr(cast, name))

    answer = client.post(path.format(group=cast.group.pk), TYPED, headers=ORIGIN)

    assert answer.status_code == status
    assert "Ilgas atsakymas" in answer.text


def test_a_page_open_too_long_gives_the_words_back(cast, db):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.teacher.user)

    answer = client.post("/threads/1/reply/", TYPED, headers=ORIGIN)

    assert answer.status_code == 403
    assert "Ilgas atsakymas" in answer.text
