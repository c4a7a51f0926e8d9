"""An invitation opens one membership, for one address, once."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from core.exceptions import RefusedError
from people.models import Invitation, Member, User
from people.services.invitations import (
    NotAcceptedError,
    accept_invitation,
    invite_many,
    invite_member,
    withdraw_invitation,
)
from post.models import Letter
from tests import factories as make

PASSWORD = "mano-ilgas-slaptazodis"  # noqa: S105  a test's own


@pytest.fixture
def newcomer(cast):
    return make.make_member(cast.school, "Ieva", email="Ieva@mokykla.lt", user=None)


@pytest.fixture
def link(cast, newcomer):
    """The path in the letter."""
    return invite_member(newcomer, by=cast.administrator).removeprefix("http://127.0.0.1:8000")


def test_letter_says_who_invites_where_and_carries_the_link(cast, newcomer):
    url = invite_member(newcomer, by=cast.administrator)

    letter = Letter.objects.get()

    assert letter.address == "ieva@mokykla.lt"
    assert letter.kind == "invitation"
    for body in (letter.text, letter.html):
        assert url in body
        assert cast.administrator.name in body
        assert "Ąžuolupio gimnazija" in body
    assert re.search(r"/invitation/[\w-]{40,}/$", url)


def test_database_keeps_only_a_hash_of_the_secret(cast, newcomer, link):
    token = link.split("/")[2]

    assert token not in str(Invitation.objects.values_list().get())


def test_inviting_many_costs_the_same_and_skips_who_signs_in_already(
    cast, django_assert_num_queries
):
    for number in range(30):
        make.make_member(cast.school, f"Nauja{number}", user=None)
    make.make_member(cast.school, "Gone", user=None, left_on=make.TODAY - timedelta(days=1))
    members = Member.objects.visible_to(cast.administrator)

    with django_assert_num_queries(6):
        invited = invite_many(members, by=cast.administrator)

    assert invited == 30
    assert Letter.objects.count() == 30


def test_new_person_sets_a_password_and_is_in(client, cast, newcomer, link):
    page = client.get(link)
    answer = client.post("/invitation/", {"password": PASSWORD})

    user = User.objects.get(email="ieva@mokykla.lt")
    newcomer.refresh_from_db()
    assert page.status_code == 200
    assert "ieva@mokykla.lt" in page.text
    assert answer.url == "/"
    assert newcomer.user == user
    assert client.get("/").wsgi_request.member == newcomer
    assert client.cookies["apt_language"].value == "lt"


def test_the_address_cannot_be_chosen(client, newcomer, link):
    client.get(link)

    client.post("/invitation/", {"password": PASSWORD, "email": "kita@mokykla.lt"})

    assert not User.objects.filter(email="kita@mokykla.lt").exists()
    assert User.objects.filter(email="ieva@mokykla.lt").exists()


@pytest.mark.parametrize("password", ["", "trumpas", "1234567890123", "apt-demo-2026", "a\x00b"])
def test_bad_password_is_told_beside_the_field(client, newcomer, link, password):
    client.get(link)

    answer = client.post("/invitation/", {"password": password})

    assert answer.status_code == 422
    assert "invalid-feedback" in answer.text
    assert not User.objects.filter(email="ieva@mokykla.lt").exists()


def test_existing_person_signs_in_and_joins(client, cast, login):
    there = make.make_member(cast.other, "Teacher", user=None, email=cast.teacher.email)
    link = invite_member(there, by=cast.stranger_administrator).split(":8000")[1]
    letter_text = Letter.objects.get().text

    asked = client.get(link)
    login(cast.teacher)
    joined = client.get(link)
    client.post("/invitation/")

    there.refresh_from_db()
    assert 'name="password"' not in asked.text
    assert "/accounts/login/?next=/invitation/" in asked.text
    assert "Kita mokykla" in joined.text
    assert there.user == cast.teacher.user
    assert client.get("/").wsgi_request.member == there
    assert "paskyr" not in letter_text.lower()  # the letter is the same for everybody


def test_invitation_survives_signing_in(client, cast):
    there = make.make_member(cast.other, "Teacher", user=None, email=cast.teacher.email)
    link = invite_member(there, by=cast.stranger_administrator).split(":8000")[1]
    client.get(link)
    typed = {"login": cast.teacher.email, "password": make.PASSWORD, "next": "/invitation/"}

    signed_in = client.post("/accounts/login/", typed)
    client.post(signed_in.url)

    there.refresh_from_db()
    assert signed_in.url == "/invitation/"
    assert there.user == cast.teacher.user


def test_somebody_else_signed_in_is_refused(cast, login, newcomer, link):
    client = login(cast.teacher)
    page = client.get(link)

    answer = client.post("/invitation/")

    newcomer.refresh_from_db()
    assert page.status_code == 200
    assert answer.status_code == 409
    assert newcomer.user is None


def test_accepting_needs_the_invited_address(cast, newcomer):
    invite_member(newcomer, by=cast.administrator)

    with pytest.raises(NotAcceptedError):
        accept_invitation(Invitation.objects.get(), by=cast.teacher.user)


def test_changed_address_closes_the_invitation(client, newcomer, link):
    Member.objects.filter(pk=newcomer.pk).update(email="kita@mokykla.lt")
    client.get(link)

    client.post("/invitation/", {"password": PASSWORD})

    newcomer.refresh_from_db()
    assert newcomer.user is None


def test_opening_is_told_by_a_post_only(client, newcomer, link):
    client.get(link)
    unopened = Invitation.objects.get().opened_at

    answer = client.post("/invitation/opened/")

    assert unopened is None
    assert answer.status_code == 204
    assert Invitation.objects.get().opened_at is not None


def test_expired_used_withdrawn_and_unknown_links_say_so(client, cast, newcomer):
    now = timezone.now()
    states = {
        "expired": {"expires_at": now - timedelta(minutes=1)},
        "accepted": {"accepted_at": now},
        "withdrawn": {"withdrawn_at": now},
    }
    answers = {}
    for name, changes in states.items():
        link = invite_member(newcomer, by=cast.administrator).split(":8000")[1]
        Invitation.objects.filter(member=newcomer, withdrawn_at=None).update(**changes)
        answers[name] = client.get(link)
        Invitation.objects.filter(member=newcomer).delete()
    answers["unknown"] = client.get("/invitation/nonsense%00/")

    assert {name: answer.status_code for name, answer in answers.items()} == {
        "expired": 410,
        "accepted": 410,
        "withdrawn": 410,
        "unknown": 404,
    }
    assert len({answer.text.split("<h1")[1][:80] for answer in answers.values()}) == 4
    assert cast.administrator.name in answers["expired"].text


def test_sending_again_makes_the_old_link_stop(client, cast, newcomer, link):
    new = invite_member(newcomer, by=cast.administrator).split(":8000")[1]

    assert client.get(link).status_code == 410
    assert client.get(new).status_code == 200


def test_the_secret_is_kept_nowhere(client, newcomer, link):
    client.get(link)

    token = link.strip("/").split("/")[-1]
    assert token not in str(dict(client.session))


def test_taken_back_between_reading_and_answering(client, cast, newcomer, link):
    client.get(link)
    taken = withdraw_invitation(newcomer, by=cast.administrator)

    answer = client.post("/invitation/", {"password": PASSWORD})

    assert taken
    assert answer.status_code == 404
    assert not User.objects.filter(email="ieva@mokykla.lt").exists()


def test_answer_sent_twice_makes_one_account(client, newcomer, link):
    client.get(link)

    first = client.post("/invitation/", {"password": PASSWORD})
    second = client.post("/invitation/", {"password": PASSWORD})

    assert first.status_code == 302
    assert second.status_code == 404  # nothing is left to accept
    assert User.objects.filter(email="ieva@mokykla.lt").count() == 1


def test_sign_up_has_no_page_of_its_own(client, db):
    answer = client.get("/accounts/signup/", follow=True)

    assert answer.redirect_chain[0][0] == "/invitation/"
    assert "<form" in answer.text
    assert 'name="password"' not in answer.text


def test_nobody_is_invited_where_they_are_already(cast):
    with pytest.raises(RefusedError):
        invite_member(cast.teacher, by=cast.administrator)
