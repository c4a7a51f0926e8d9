"""The administrator proposes another address to somebody who has joined; the person decides."""

import pytest

from core.exceptions import RefusedError
from office.services.staff import propose_address, withdraw_proposal
from people.models import EmailChange, User
from people.services.addresses import ask_for_address
from post.models import Letter
from tests import factories as make

NEW = "nauja@mokykla.lt"


def propose(client, member, email=NEW):
    return client.post(f"/people/{member.pk}/email/", {"address-email": email})


def test_both_mailboxes_are_asked_and_nothing_changes_yet(cast, login):
    client, old = login(cast.administrator), cast.teacher.user.email

    answer = propose(client, cast.teacher)

    to = Letter.objects.filter(kind="email_confirm").values_list("address", flat=True)
    assert answer.status_code == 302
    assert set(to) == {old, NEW}
    assert cast.administrator.name in Letter.objects.get(address=old).text
    assert User.objects.get(pk=cast.teacher.user_id).email == old
    assert 'id="proposal"' in client.get(f"/people/{cast.teacher.pk}/").text


def test_the_person_sees_who_proposes_and_may_say_no(cast, login):
    propose(login(cast.administrator), cast.teacher)
    client = login(cast.teacher)

    page = client.get("/settings/email/").text
    client.post("/settings/email/withdraw/")

    assert cast.administrator.name in page
    assert not EmailChange.objects.open().exists()


@pytest.mark.parametrize("email", ["", "ne paštas", "x" * 300 + "@x.lt"])
def test_what_is_no_address_is_told_beside_the_field(cast, login, email):
    answer = propose(login(cast.administrator), cast.teacher, email)

    assert answer.status_code == 422
    assert answer.context["email_form"].errors.keys() == {"email"}
    assert email in answer.text


def test_an_address_of_the_own_staff_list_is_refused_beside_the_field(cast, login):
    answer = propose(login(cast.administrator), cast.teacher, cast.colleague.email.upper())

    assert answer.status_code == 422
    assert cast.colleague.name in str(answer.context["email_form"].errors["email"])


def test_an_account_elsewhere_is_not_betrayed(cast, login):
    client = login(cast.administrator)

    answer = propose(client, cast.teacher, cast.stranger.user.email)

    assert answer.status_code == 302
    assert Letter.objects.get(address=cast.stranger.user.email).kind == "email_taken"
    assert 'id="proposal"' in client.get(f"/people/{cast.teacher.pk}/").text


def test_a_wish_of_the_persons_own_is_neither_shown_nor_pushed_aside(cast, login):
    own = ask_for_address(cast.teacher.user, new="sava@mokykla.lt", by=cast.teacher)
    client = login(cast.administrator)

    answer = propose(client, cast.teacher)
    client.post(f"/people/{cast.teacher.pk}/email/withdraw/")

    assert answer.status_code == 422
    assert "sava@mokykla.lt" not in answer.text
    assert list(EmailChange.objects.open()) == [own]


def test_another_schools_proposal_is_its_own(cast):
    there, here = cast.both_schools_there, cast.both_schools
    theirs = propose_address(there, new=NEW, by=cast.stranger_administrator)

    withdraw_proposal(here, by=cast.administrator)
    with pytest.raises(RefusedError):
        propose_address(here, new="kita@mokykla.lt", by=cast.administrator)

    assert list(EmailChange.objects.open()) == [theirs]


def test_who_has_not_joined_and_oneself_are_not_proposed_to(cast, login):
    client = login(cast.administrator)
    waiting = make.make_member(cast.school, user=None)

    answers = [propose(client, who) for who in (waiting, cast.administrator)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert not EmailChange.objects.exists()


def test_the_school_takes_its_proposal_back(cast, login):
    client = login(cast.administrator)
    propose(client, cast.teacher)

    client.post(f"/people/{cast.teacher.pk}/email/withdraw/")

    assert not EmailChange.objects.open().exists()
    assert 'id="proposal"' not in client.get(f"/people/{cast.teacher.pk}/").text
