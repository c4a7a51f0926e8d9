"""From the letter of an invitation into the portal and back again, in a real browser."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from people.models import Invitation, Member
from people.services.invitations import invite_member
from post.models import Letter
from tests import factories as make
from tests.browser import axe_in_every_look, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "trys-zodziai-is-eiles"  # noqa: S105  a test's own


@pytest.fixture
def newcomer(cast):
    member = make.make_member(cast.school, "Ieva", email="ieva@mokykla.lt", user=None)
    invite_member(member, by=cast.administrator)
    return member


def link_of(letter):
    return urlsplit(re.search(r"http://\S+", letter.text)[0]).path


def submit(page):
    page.locator("main button.btn-primary[type=submit]").click()


def test_letter_password_home_sign_out_sign_in(page, live_server, newcomer):
    page.goto(live_server.url + link_of(Letter.objects.get()))
    expect(page.locator("#id_email")).to_have_value("ieva@mokykla.lt")
    with page.expect_response(lambda answer: answer.url.endswith("/invitation/opened/")):
        pass  # the page has been on the screen for two seconds

    page.fill("#id_password", "trumpas")
    submit(page)
    expect(page.locator(".invalid-feedback")).to_be_visible()
    page.fill("#id_password", PASSWORD)
    submit(page)
    page.wait_for_url(live_server.url + "/")
    assert Member.objects.get(pk=newcomer.pk).user is not None
    assert Invitation.objects.get().opened_at is not None

    page.goto(live_server.url + "/accounts/logout/")
    submit(page)
    page.wait_for_url("**/accounts/login/")
    page.fill("#id_login", "ieva@mokykla.lt")
    page.fill("#id_password", PASSWORD)
    submit(page)
    page.wait_for_url(live_server.url + "/")
    expect(page.locator(".topbar")).to_be_visible()


def test_signing_in_works_without_scripts(browser, browser_context_args, live_server, cast):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/inbox/")

    page.fill("#id_login", cast.teacher.email)
    page.fill("#id_password", make.PASSWORD)
    submit(page)

    page.wait_for_url("**/inbox/")
    context.close()


def test_forgotten_password(page, live_server, cast):
    page.goto(live_server.url + "/accounts/login/")
    page.locator("main a[href='/accounts/password/reset/']").click()
    page.fill("#id_email", cast.teacher.email)
    submit(page)
    page.wait_for_url("**/accounts/password/reset/done/")

    page.goto(live_server.url + link_of(Letter.objects.get()))
    axe_in_every_look(page)
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    submit(page)

    page.wait_for_url(live_server.url + "/")


def test_theme_and_language_are_kept_by_the_toggle_and_the_page(page, live_server, cast):
    sign_in(page, live_server, cast.teacher)
    page.goto(live_server.url + "/settings/")

    page.locator("button[name=theme][value=dark]:not([data-theme-toggle])").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.locator("[data-theme-toggle]").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
    page.locator("main button[name=language][value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
