"""What cannot be read is answered, with a page and without a 500."""

import pytest
from django.test import Client

from people.services.invitations import invite_member
from tests import factories as make

URLENCODED = "application/x-www-form-urlencoded"
FORMS = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/logout/",
    "/settings/language/",
    "/invitation/",
    "/accounts/password/reset/key/1-abc/",
]


@pytest.mark.parametrize("charset", ["utf-7", "nonsense", "iso-8859-13", "undefined", "idna"])
@pytest.mark.parametrize("kind", [URLENCODED, "multipart/form-data; boundary=x"])
@pytest.mark.parametrize("address", FORMS)
def test_body_in_another_charset_is_a_bad_request(client, db, address, kind, charset):
    answer = client.generic("POST", address, b"login=+AGE-", f"{kind}; charset={charset}")

    assert answer.status_code == 400
    assert "<h1>" in answer.text
    assert "Content-Security-Policy" in answer.headers


def test_signed_in_person_keeps_the_frame_on_a_bad_request(cast, login):
    client = login(cast.teacher)

    answer = client.post("/settings/words/", b"a=b", content_type=f"{URLENCODED}; charset=utf-7")

    assert answer.status_code == 400
    assert cast.teacher.name in answer.text


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", "utf_8", '"utf-8"'])
def test_our_own_charset_may_be_said(client, db, charset):
    kind = f"{URLENCODED}; charset={charset}"
    answer = client.generic("POST", "/accounts/login/", b"login=a", kind)

    assert answer.status_code == 422


@pytest.mark.parametrize("typed", ["a\x00@mokykla.lt", "\x00", "x" * 5000 + "@a.lt", "ne adresas"])
def test_odd_addresses_get_a_message(client, db, typed):
    for address, name in (("/accounts/login/", "login"), ("/accounts/password/reset/", "email")):
        answer = client.post(address, {name: typed, "password": "b\x00c"})

        assert answer.status_code == 422
        assert "invalid-feedback" in answer.text


def test_nul_in_a_password_is_a_message(client, cast):
    answer = client.post(
        "/accounts/login/", {"login": cast.teacher.email, "password": "a\x00b", "next": "/\x00"}
    )

    assert answer.status_code == 422


def test_body_that_is_no_form_is_a_message(client, db):
    answer = client.post("/accounts/login/", b"\xff\xfe\x00{", content_type=URLENCODED)

    assert answer.status_code == 422


def test_without_a_token_the_form_is_refused_and_nothing_typed_is_lost(cast):
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/accounts/login/", {"login": cast.teacher.email})

    assert answer.status_code == 403
    assert "<h1>" in answer.text


def test_dead_mail_server_does_not_stop_reset_or_invitation(client, cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    newcomer = make.make_member(cast.school, user=None)

    answer = client.post("/accounts/password/reset/", {"email": cast.teacher.email})

    assert answer.status_code == 302
    assert invite_member(newcomer, by=cast.administrator)


def test_too_many_tries_from_one_address_get_a_page(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    typed = {"login": "a@b.lt", "password": "x"}

    answers = [client.post("/accounts/login/", typed) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert "<h1>" in answers[-1].text
