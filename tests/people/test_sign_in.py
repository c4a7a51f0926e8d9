"""Signing in, being locked out, forgetting a password: the same words for known and unknown."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from people.models import User
from post.models import Letter
from tests import factories as make

LOGIN = "/accounts/login/"
RESET = "/accounts/password/reset/"
NEW = "visai-kitas-slaptazodis"


def sign_in(client, email, password=make.PASSWORD, **typed):
    return client.post(LOGIN, {"login": email, "password": password, **typed})


def error_of(answer):
    return re.search(r'invalid-feedback".*?<strong>(.*?)</strong>', answer.text, re.DOTALL)[1]


@pytest.fixture
def client(client):
    """The messages are looked for in the words of the source."""
    client.cookies["apt_language"] = "en"
    return client


@pytest.fixture
def user(cast):
    return cast.teacher.user


def test_page_says_the_only_school_and_shows_no_provider(client, db):
    make.make_school("Ąžuolupio gimnazija")

    page = client.get(LOGIN)

    assert "Ąžuolupio gimnazija" in page.text
    assert "Google" not in page.text


def test_many_schools_are_not_named_before_sign_in(client, cast):
    assert cast.school.name not in client.get(LOGIN).text


def test_right_password_opens_home_in_any_case_of_the_address(client, user):
    answer = sign_in(client, user.email.upper())

    assert answer.url == "/"


def test_goes_on_to_where_the_person_was_going(client, user):
    assert sign_in(client, user.email, next="/inbox/").url == "/inbox/"


def test_never_goes_on_to_another_host(client, user):
    assert sign_in(client, user.email, next="https://evil.example/").url == "/"


def test_known_and_unknown_accounts_get_one_answer(client, user):
    wrong = sign_in(client, user.email, "neteisingas-1")
    unknown = sign_in(client, "niekas@mokykla.lt", "neteisingas-1")

    assert wrong.status_code == unknown.status_code == 422
    assert error_of(wrong) == error_of(unknown)
    assert f'value="{user.email}"' in wrong.text


@pytest.mark.parametrize("is_known", [True, False])
def test_sixth_failure_in_five_minutes_locks(client, user, is_known):
    email = user.email if is_known else "niekas@mokykla.lt"
    tries = [error_of(sign_in(client, email, "neteisingas-1")) for _ in range(5)]

    locked = sign_in(client, email)

    assert len(set(tries)) == 1
    assert locked.status_code == 422
    assert error_of(locked) not in tries
    assert "Too many attempts" in error_of(locked)


def test_lock_ends_after_five_minutes(client, user):
    for _ in range(6):
        sign_in(client, user.email, "neteisingas-1")

    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert sign_in(client, user.email).status_code == 302


def test_lock_is_of_one_account_not_of_the_school(client, cast, user):
    for _ in range(6):
        sign_in(client, user.email, "neteisingas-1")

    assert sign_in(client, cast.colleague.email).status_code == 302


def test_thirty_teachers_sign_in_from_one_address_in_a_minute(client, cast):
    for _ in range(30):
        assert sign_in(client, make.make_member(cast.school).email).status_code == 302
        client.logout()


def reset_link(letter):
    return re.search(r"http://127.0.0.1:8000(/\S+)", letter.text)[1]


def test_reset_letter_unlocks_and_signs_in(client, user):
    for _ in range(6):
        sign_in(client, user.email, "neteisingas-1")

    client.post(RESET, {"email": user.email})
    form = client.get(reset_link(Letter.objects.get()), follow=True)
    typed = {"password1": NEW, "password2": NEW}
    done = client.post(form.redirect_chain[-1][0], typed)
    client.post("/accounts/logout/")

    assert done.url == "/"
    assert sign_in(client, user.email, NEW).status_code == 302
    kinds = list(Letter.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["password_reset_key", "password_reset"]


def test_reset_answers_the_same_for_an_unknown_address_and_writes_nothing(client, user):
    known = client.post(RESET, {"email": user.email})
    letters = Letter.objects.count()
    unknown = client.post(RESET, {"email": "niekas@mokykla.lt"})

    assert known.url == unknown.url == reverse("account_reset_password_done")
    assert Letter.objects.count() == letters == 1


def test_reset_letter_is_in_the_readers_language_and_trusts_no_host_header(client, user):
    User.objects.filter(pk=user.pk).update(language="en")

    client.post(RESET, {"email": user.email}, headers={"host": "evil.example"})

    letter = Letter.objects.get()
    assert letter.subject == "A new password for the APT portal"
    assert "evil.example" not in letter.text + letter.html


def test_link_of_a_reset_works_once(client, user):
    client.post(RESET, {"email": user.email})
    link = reset_link(Letter.objects.get())
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW, "password2": NEW})
    client.post("/accounts/logout/")

    again = client.get(link)

    assert again.status_code == 200
    assert 'name="password1"' not in again.text
    assert f'href="{RESET}"' in again.text


@pytest.mark.parametrize("link", ["1-abc", "zzzzzzzzzzzzz-abc", "0-%00", "ZZZ-x/y"])
def test_made_up_reset_link_is_an_answer(client, db, link):
    answer = client.get(f"{RESET}key/{link}/")

    assert answer.status_code in (200, 404)


def test_new_password_is_refused_beside_its_field(client, user):
    client.post(RESET, {"email": user.email})
    form = client.get(reset_link(Letter.objects.get()), follow=True).redirect_chain[-1][0]

    answer = client.post(form, {"password1": "apt-demo-2026", "password2": "apt-demo-2026"})

    assert answer.status_code == 422
    assert "demonstration" in error_of(answer)


def test_password_is_changed_and_told(cast, login):
    client = login(cast.teacher)
    url = "/accounts/password/change/"
    typed = {"oldpassword": "ne tas", "password1": NEW, "password2": NEW}
    refused = client.post(url, typed)
    changed = client.post(url, {**typed, "oldpassword": make.PASSWORD})

    assert refused.status_code == 422
    assert changed.url == "/settings/"
    assert client.get("/settings/").status_code == 200  # still signed in here
    assert Letter.objects.get().kind == "password_changed"


def test_shared_computer_ends_with_the_browser(client, user):
    answer = sign_in(client, user.email, is_shared="on")

    assert client.session["is_shared_computer"] is True
    assert answer.cookies["apt_session"]["max-age"] == ""
    assert answer.cookies["apt_language"]["max-age"] == ""


def test_own_computer_stays_signed_in_for_two_weeks(client, user):
    answer = sign_in(client, user.email)

    assert "is_shared_computer" not in client.session
    assert answer.cookies["apt_session"]["max-age"] == 14 * 24 * 3600


def test_the_mark_of_a_session_names_it_and_ends_with_it(client, user):
    first = sign_in(client, user.email).cookies
    out = client.post("/accounts/logout/").cookies
    second = sign_in(client, user.email).cookies

    assert len(first["apt_mark"].value) == 16
    assert first["apt_mark"].value != second["apt_mark"].value
    for cookies in (first, out, second):
        session, mark = cookies["apt_session"], cookies["apt_mark"]
        assert mark["max-age"] == session["max-age"]
        assert mark["expires"] == session["expires"]
    assert (out["apt_mark"].value, out["apt_mark"]["max-age"]) == ("", 0)
    assert not first["apt_mark"]["httponly"]


def test_language_of_the_person_comes_with_the_sign_in(client, user):
    User.objects.filter(pk=user.pk).update(language="en")

    assert sign_in(client, user.email).cookies["apt_language"].value == "en"


def test_sign_out_asks_on_a_get_and_ends_on_a_post(cast, login):
    client = login(cast.teacher)

    asked = client.get("/accounts/logout/")
    done = client.post("/accounts/logout/")

    assert "data-signout" in asked.text
    assert done.url == LOGIN
    assert client.get("/").status_code == 302


def test_closed_account_says_whom_to_ask(client, user):
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert sign_in(client, user.email).url == "/accounts/inactive/"
    assert client.get("/accounts/inactive/").status_code == 200


@pytest.mark.parametrize(
    "path", ["email/", "confirm-email/", "reauthenticate/", "login/code/confirm/", "nothing/"]
)
def test_pages_of_allauth_that_we_do_not_have_are_not_there(client, cast, path):
    assert client.get(f"/accounts/{path}").status_code == 404


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("signup/", "/invitation/"),
        ("password/set/", RESET),
        ("password/reset/key/done/", LOGIN),
    ],
)
def test_pages_that_allauth_names_lead_to_ours(client, db, path, leads_to):
    assert client.get(f"/accounts/{path}").url == leads_to


def test_a_refused_form_has_a_summary_that_leads_to_its_field(client, db):
    answer = client.post("/accounts/login/", {"login": "ne paštas", "password": "x"})

    assert answer.status_code == 422
    assert '<div class="alert alert-danger" role="alert" tabindex="-1">' in answer.text
    assert 'href="#div_id_login"' in answer.text
    assert 'id="div_id_login"' in answer.text
