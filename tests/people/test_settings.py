"""One's own settings: cookies of the browser, words of the person, schools of the person."""

import re
from datetime import timedelta

import pytest

from activity.enums import Channel
from activity.models import Preference
from activity.registry import verbs
from people.models import Member, User
from tests import factories as make


def test_page_shows_every_part(cast, login, django_assert_max_num_queries):
    client = login(cast.teacher)

    with django_assert_max_num_queries(7):
        page = client.get("/settings/")

    for address in ("/settings/language/", "/settings/theme/", "/settings/words/"):
        assert f'action="{address}"' in page.text
    assert 'action="/inbox/letters/"' in page.text


def test_language_is_the_cookie_of_a_stranger(client, db):
    answer = client.post("/settings/language/", {"language": "en", "next": "/accounts/login/"})

    assert answer.url == "/accounts/login/"
    assert client.cookies["apt_language"].value == "en"
    assert 'lang="en"' in client.get("/accounts/login/").text


def test_language_is_kept_with_the_account(cast, login):
    login(cast.teacher).post("/settings/language/", {"language": "en"})

    assert User.objects.get(pk=cast.teacher.user_id).language == "en"


@pytest.mark.parametrize("language", ["", "ru", "lt\x00", "x" * 500])
def test_unknown_language_changes_nothing(cast, login, language):
    answer = login(cast.teacher).post("/settings/language/", {"language": language})

    assert answer.status_code == 302
    assert "apt_language" not in answer.cookies
    assert User.objects.get(pk=cast.teacher.user_id).language == "lt"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_theme_is_a_cookie_that_the_page_obeys(cast, login, theme):
    client = login(cast.teacher)
    client.post("/settings/theme/", {"theme": theme})

    assert f'data-bs-theme="{theme}"' in client.get("/settings/").text


def test_theme_of_the_device_takes_the_cookie_away(cast, login):
    client = login(cast.teacher)
    client.post("/settings/theme/", {"theme": "dark"})

    client.post("/settings/theme/", {"theme": ""})

    assert "data-bs-theme" not in client.get("/settings/").text


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_a_form_never_leads_to_another_host(client, db, address):
    answer = client.post("/settings/theme/", {"theme": "dark", "next": address})

    assert answer.url == "/settings/"


def test_role_word_is_the_persons_choice(cast, login):
    answer = login(cast.curator).post("/settings/words/", {"word_form": "f"})

    assert answer.url == "/settings/"
    assert Member.objects.get(pk=cast.curator.pk).word_form == "f"


def test_unknown_role_word_is_refused_in_place(cast, login):
    answer = login(cast.curator).post("/settings/words/", {"word_form": "xyz"})

    assert answer.status_code == 422
    assert 'action="/settings/words/"' in answer.text


def test_letters_are_chosen_per_kind_and_once_more(cast, login):
    client = login(cast.teacher)
    kinds = [verb.name for verb in verbs if verb.has_letter]
    chosen = dict.fromkeys(kinds, Channel.AT_ONCE)

    client.post("/inbox/letters/", {**chosen, "own_words": "on"})
    client.post("/inbox/letters/", {**chosen, kinds[0]: Channel.NONE})

    kept = dict(Preference.objects.filter(member=cast.teacher).values_list("kind", "channel"))
    assert kept == {**chosen, kinds[0]: Channel.NONE}
    assert not Member.objects.get(pk=cast.teacher.pk).has_own_words_in_letters
    page = client.get("/settings/")
    checked = re.findall(r'name="(\w+)"\s+value="none"[^>]*\bchecked', page.text)
    assert checked == [kinds[0]]


def test_unknown_channel_is_refused_beside_its_field(cast, login):
    kinds = [verb.name for verb in verbs if verb.has_letter]
    answer = login(cast.teacher).post("/inbox/letters/", dict.fromkeys(kinds, "pigeon"))

    assert answer.status_code == 422
    assert not Preference.objects.exists()


def test_person_of_two_schools_switches(cast, login):
    client = login(cast.both_schools)

    there = client.post(
        "/switch/", {"member": cast.both_schools_there.pk, "next": "/settings/"}, follow=True
    )

    assert there.redirect_chain == [("/settings/", 302)]
    assert there.wsgi_request.member == cast.both_schools_there


@pytest.mark.parametrize("chosen", ["", "0", "abc", "9" * 40, "1\x00"])
def test_switching_to_nobody_is_not_there(cast, login, chosen):
    assert login(cast.both_schools).post("/switch/", {"member": chosen}).status_code == 404


def test_switching_to_somebody_else_is_not_there(cast, login):
    answer = login(cast.both_schools).post("/switch/", {"member": cast.teacher.pk})

    assert answer.status_code == 404


def test_member_who_left_reads_with_a_word_about_it(cast, login):
    page = login(cast.leaver).get("/settings/")

    assert page.status_code == 200
    assert 'role="note"' in page.text


def test_member_who_left_writes_nothing_and_is_told_kindly(cast, login):
    answer = login(cast.leaver).post("/settings/words/", {"word_form": "f"})

    assert answer.status_code == 403
    assert "<h1>" in answer.text
    assert Member.objects.get(pk=cast.leaver.pk).word_form == ""


def test_member_who_left_may_still_sign_out_switch_and_choose_a_language(cast, login):
    client = login(cast.leaver)

    assert client.post("/settings/language/", {"language": "en"}).status_code == 302
    assert client.post("/settings/theme/", {"theme": "dark"}).status_code == 302
    assert client.post("/switch/", {"member": cast.leaver.pk}).status_code == 302
    assert client.post("/accounts/logout/").status_code == 302


def test_account_without_a_membership_is_told_what_to_do(client, cast):
    client.force_login(cast.operator)

    answer = client.get("/settings/")

    assert answer.status_code == 403
    assert 'action="/accounts/logout/"' in answer.text


def test_membership_closes_thirty_days_after_leaving(cast, login):
    last = make.TODAY - timedelta(days=30)
    Member.objects.filter(pk=cast.leaver.pk).update(left_on=last)
    still = login(cast.leaver).get("/settings/")
    Member.objects.filter(pk=cast.leaver.pk).update(left_on=last - timedelta(days=1))

    closed = login(cast.leaver).get("/settings/")

    assert still.status_code == 200
    assert closed.status_code == 403
    assert closed.wsgi_request.member is None


def test_choices_that_read_alike_are_one_line(cast, login):
    page = login(cast.teacher).get("/settings/").text

    labels = re.findall(r'scope="row" id="\w+">\s*(.*?)\s*</th>', page)
    assert len(labels) == len(set(labels)) > 5
