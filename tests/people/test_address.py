"""Another address to sign in with: both mailboxes say yes, and nobody learns too much."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone, translation

from core.exceptions import RefusedError
from people.models import EmailChange, Member, User
from people.services.addresses import MOST_A_DAY, NotConfirmedError, ask_for_address
from people.services.addresses import confirm_address as confirm
from post.models import Letter
from tests import factories as make

NEW = "nauja@mokykla.lt"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def teacher(cast):
    User.objects.filter(pk=cast.teacher.user_id).update(language="en")
    cast.teacher.user.refresh_from_db()
    return cast.teacher


@pytest.fixture
def change(teacher):
    return ask_for_address(teacher.user, new=NEW, by=teacher)


def links():
    """{mailbox's address: path in its letter} of the newest letters."""
    letters = Letter.objects.filter(kind="email_confirm").order_by("pk")
    return {one.address: re.search(r"http://[^/]+(/email/\S+)", one.text)[1] for one in letters}


def confirm_both(teacher):
    client = Client()
    for path in links().values():
        client.post(path)
    return User.objects.get(pk=teacher.user_id)


def test_asking_needs_the_password_and_writes_to_both(teacher, login):
    client, old = login(teacher), teacher.user.email

    answer = client.post("/settings/email/", {"email": NEW.upper(), "password": make.PASSWORD})

    assert answer.status_code == 302
    assert set(links()) == {old, NEW}
    assert EmailChange.objects.get().asked_by == teacher
    assert User.objects.get(pk=teacher.user_id).email == old
    assert client.get("/settings/email/").context["change"] == EmailChange.objects.get()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"email": NEW, "password": "not this one"}, "password"),
        ({"email": NEW, "password": ""}, "password"),
        ({"email": "ne paštas", "password": make.PASSWORD}, "email"),
        ({"email": "a@" + "b" * 300 + ".lt", "password": make.PASSWORD}, "email"),
    ],
)
def test_faulty_asking_is_told_beside_the_field(teacher, login, typed, field):
    answer = login(teacher).post("/settings/email/", typed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert typed["email"] in answer.text
    assert not EmailChange.objects.exists()


def test_the_present_address_is_no_change(teacher, login):
    typed = {"email": teacher.user.email.upper(), "password": make.PASSWORD}

    answer = login(teacher).post("/settings/email/", typed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["email"]


def test_the_new_mailbox_learns_no_name_and_no_school(teacher, change):
    letter = Letter.objects.get(address=NEW)
    page = Client().get(links()[NEW])

    for words in (letter.text, letter.html, page.text):
        assert teacher.user.email not in words
        assert teacher.last_name not in words
        assert teacher.school.name not in words
    assert NEW in page.text


def test_only_the_second_yes_changes_the_address(teacher, change):
    old, client = teacher.user.email, Client()

    client.post(links()[old])
    half = User.objects.get(pk=teacher.user_id).email
    client.post(links()[NEW])

    assert half == old
    assert User.objects.get(pk=teacher.user_id).email == NEW
    assert Member.objects.get(pk=teacher.pk).email == NEW
    assert list(EmailAddress.objects.values_list("user", "email", "primary", "verified")) == [
        (teacher.user_id, NEW, True, True)
    ]
    told = Letter.objects.filter(kind="email_changed").values_list("address", flat=True)
    assert set(told) == {old, NEW}


def test_looking_at_a_link_confirms_nothing(teacher, change):
    for path in links().values():
        assert Client().get(path).status_code == 200

    change.refresh_from_db()
    assert (change.old_confirmed_at, change.new_confirmed_at) == (None, None)


def test_one_mailbox_cannot_say_yes_for_the_other(teacher, change):
    client = Client()

    for _twice in range(2):
        answer = client.post(links()[NEW], follow=True)

    assert 'id="confirmed"' in answer.text
    assert User.objects.get(pk=teacher.user_id).email != NEW


def test_browsers_stay_whose_they_are(teacher, cast, change, login):
    """The person's own sessions go on, and a colleague who opens a link stays the colleague."""
    own = Client()
    own.force_login(teacher.user)
    colleague = login(cast.colleague)

    for path in links().values():
        colleague.post(path)

    assert own.get("/").wsgi_request.user.email == NEW
    assert colleague.get("/").wsgi_request.user == cast.colleague.user


def test_the_old_address_opens_nothing_any_more(teacher, change):
    old = teacher.user.email
    confirm_both(teacher)
    typed = {"password": make.PASSWORD}

    refused = Client().post("/accounts/login/", {**typed, "login": old})
    let_in = Client().post("/accounts/login/", {**typed, "login": NEW})
    Client().post("/accounts/password/reset/", {"email": old})

    assert (refused.status_code, let_in.status_code) == (422, 302)
    assert not Letter.objects.filter(kind="password_reset_key").exists()


def test_a_reset_link_sent_before_is_void(teacher, change):
    Client().post("/accounts/password/reset/", {"email": teacher.user.email})
    letter = Letter.objects.get(kind="password_reset_key")
    link = re.search(r"http://[^/]+(/accounts/password/reset/key/\S+)", letter.text)[1]
    confirm_both(teacher)

    page = Client().get(link, follow=True)

    assert 'name="password1"' not in page.text


def test_an_address_with_an_account_is_told_to_its_owner_alone(teacher, cast, login):
    client, taken = login(teacher), cast.stranger.user.email
    typed = {"password": make.PASSWORD}

    free = client.post("/settings/email/", {**typed, "email": NEW}, follow=True)
    same = client.post("/settings/email/", {**typed, "email": taken}, follow=True)

    assert _plain(same, taken) == _plain(free, NEW)
    letter = Letter.objects.get(address=taken)
    assert letter.kind == "email_taken"
    assert "/email/" not in letter.text
    assert teacher.user.email not in letter.text
    assert teacher.last_name not in letter.text


def _plain(answer, address):
    page = re.sub(r'(value="|content="|nonce=")[\w-]{20,}"', "", answer.text)
    return re.sub(r"nonce-[\w-]+", "", page).replace(address, "ADDRESS")


def test_an_account_made_meanwhile_keeps_its_address(teacher, change):
    make.make_user(NEW)

    user = confirm_both(teacher)

    change.refresh_from_db()
    assert user.email == teacher.user.email
    assert change.done_at is None
    assert Letter.objects.get(kind="email_taken").address == NEW
    assert Client().get(links()[NEW]).status_code == 404


def test_asking_again_closes_the_links_of_before(teacher, change):
    before = links()
    ask_for_address(teacher.user, new="kita@mokykla.lt", by=teacher)

    answers = [Client().post(path, follow=True) for path in before.values()]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert EmailChange.objects.open().get().new_email == "kita@mokykla.lt"


def test_links_out_of_date_or_taken_back_confirm_nothing(teacher, change, login):
    path = links()[NEW]
    EmailChange.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    expired = Client().post(path, follow=True)
    EmailChange.objects.update(expires_at=timezone.now() + timedelta(days=1))
    login(teacher).post("/settings/email/withdraw/")

    withdrawn = Client().post(path, follow=True)

    change.refresh_from_db()
    assert (expired.status_code, withdrawn.status_code) == (410, 410)
    assert (change.new_confirmed_at, change.withdrawn_at is None) == (None, False)
    with pytest.raises(NotConfirmedError):
        confirm(change, mailbox="new")


def test_every_membership_follows_except_where_the_list_has_the_address(cast):
    twin = make.make_member(cast.other, "Twin", user=None, email=NEW)
    both = cast.both_schools
    ask_for_address(both.user, new=NEW, by=both)

    confirm_both(both)

    emails = Member.objects.filter(user=both.user).values_list("school", "email")
    assert dict(emails) == {cast.school.pk: NEW, cast.other.pk: cast.both_schools_there.email}
    assert Member.objects.get(pk=twin.pk).email == NEW


def test_letters_have_a_measure_for_the_day(teacher):
    for number in range(MOST_A_DAY):
        ask_for_address(teacher.user, new=f"a{number}@mokykla.lt", by=teacher)

    with pytest.raises(RefusedError):
        ask_for_address(teacher.user, new=NEW, by=teacher)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "people_emailchange_one_open"),
        ({"done_at": make.at(make.TODAY)}, "people_emailchange_done_when_both"),
        ({"withdrawn_at": make.at(make.TODAY), "new_email": "x@x.lt"}, "another"),
        (dict.fromkeys(("done_at", "withdrawn_at"), make.at(make.TODAY)), "one_end"),
    ],
)
def test_the_database_refuses(teacher, change, fields, name):
    row = {"user": teacher.user, "old_email": "x@x.lt", "new_email": NEW, "asked_by": teacher}
    row |= {"old_token_hash": "a", "new_token_hash": "b", "expires_at": make.at(make.TODAY)}
    if name == "one_end":
        row |= dict.fromkeys(("old_confirmed_at", "new_confirmed_at"), make.at(make.TODAY))

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        EmailChange.objects.create(**row | fields)

    assert name in str(refusal.value) or "people_emailchange.user_id" in str(refusal.value)


def test_the_operator_moves_an_address_whose_mailbox_is_dead(teacher, change):
    old = teacher.user.email

    call_command("address", "--from", old.upper(), "--to", NEW)

    change.refresh_from_db()
    assert User.objects.get(pk=teacher.user_id).email == NEW
    assert change.withdrawn_at is not None
    assert Letter.objects.filter(kind="email_changed").count() == 2


@pytest.mark.parametrize("ends", [("nobody@x.lt", NEW), ("", "ne paštas"), ("", "")])
def test_the_operator_is_told_what_is_wrong(teacher, cast, ends):
    old, new = ends[0] or teacher.user.email, ends[1] or cast.colleague.user.email

    with pytest.raises(CommandError):
        call_command("address", "--from", old, "--to", new)

    assert User.objects.get(pk=teacher.user_id).email == teacher.user.email
