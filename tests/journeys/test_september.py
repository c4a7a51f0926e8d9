"""September of a teacher: invited, in, the goal written, agreed with the curator, seen."""

import re
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from goals.enums import GoalStatus
from goals.models import Goal
from post.models import Letter
from tests import browser
from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "trys-zodziai-is-eiles"  # noqa: S105  a test's own
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
SENTENCE = "Noriu, kad septintokai patys matytų, ką taisyti toliau."


@pytest.fixture
def people(transactional_db):
    """An administrator, a curator, and Ieva who is on the list but has never signed in."""
    school = make.make_school("Ąžuolupio gimnazija")
    year = make.make_year(school)
    administrator = make.make_member(school, "Asta", is_administrator=True, takes_part_from=None)
    curator = make.make_member(school, "Jolanta")
    ieva = make.make_member(school, "Ieva", email="ieva@mokykla.lt", user=None)
    make.make_curatorship(curator, ieva, year)
    return administrator, curator, ieva


@pytest.fixture
def window(browser, browser_context_args, live_server, slips):
    """`window(size)` opens a browser of another person; all are watched for slips."""
    contexts = []

    def open_window(size):
        context = browser.new_context(
            **browser_context_args, base_url=live_server.url, viewport=size
        )
        contexts.append(context)
        page = context.new_page()
        slips.watch(page)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert slips.found == []


@pytest.mark.journey
def test_september_of_a_teacher(people, window, live_server):
    administrator, curator, ieva = people
    office = window(DESK)
    browser.sign_in(office, live_server, administrator)
    office.goto(f"/people/{ieva.pk}/")
    office.locator("button[name=action][value=invite]").click()
    letter = Letter.objects.get(address="ieva@mokykla.lt")

    phone = window(PHONE)
    _joins(phone, letter)
    _writes_the_goal(phone)
    goal = Goal.objects.get()
    assert (goal.owner, goal.status, goal.steps.count()) == (ieva, GoalStatus.SUBMITTED, 2)

    _agrees(window(DESK), curator)
    goal.refresh_from_db()
    assert goal.status == GoalStatus.AGREED
    assert timezone.localdate(goal.agreed_at) == make.TODAY

    phone.goto("/inbox/")
    phone.locator("main a[href^='/inbox/'], main form[action^='/inbox/'] button").first.click()
    phone.goto("/goals/")
    expect(phone.locator(".say")).to_have_text(SENTENCE)
    expect(phone.locator("#zingsniai")).to_be_visible()
    expect(phone.locator("main")).to_contain_text("Pradėti pamoką klausimu")
    assert not phone.evaluate(browser.SIDEWAYS)


def _joins(page, letter):
    page.goto(urlsplit(re.search(r"http://\S+", letter.text)[0]).path)
    page.fill("#id_password", PASSWORD)
    page.locator("main button.btn-primary").click()
    expect(page.locator(".tabbar")).to_be_visible()
    assert urlsplit(page.url).path == "/"


def _writes_the_goal(page):
    """From the one next thing of the home page to the submitted goal."""
    page.locator("main .btn-primary").first.click()
    page.wait_for_url(re.compile("/goals/"))
    if page.url.endswith("/goals/"):
        page.locator("a[href='/goals/new/']").first.click()
    page.fill("#id_sentence", SENTENCE)
    page.locator("main button[type=submit]").first.click()
    page.fill("#id_criteria", "Trys klausimai per pamoką.")
    page.fill("#id_new_0-text", "Pradėti pamoką klausimu")
    page.fill("#id_new_1-text", "Pakviesti kolegę stebėti")
    page.locator("#id_direction").select_option(index=1)
    expect(page.locator("#issaugota")).to_have_text(re.compile(r"\d\d:\d\d"), timeout=15_000)
    assert Goal.objects.get().status == GoalStatus.DRAFT
    page.locator("button[value=submit]").click()
    expect(page.locator(".say")).to_have_text(SENTENCE)


def _agrees(page, curator):
    """The curator signs in through the form and finds the goal on the desk."""
    page.goto("/desk/")
    page.fill("#id_login", curator.email)
    page.fill("#id_password", make.PASSWORD)
    page.locator("main .btn-primary").click()
    page.locator("#eile a.btn-primary").click()
    expect(page.locator("main")).to_contain_text(SENTENCE)
    page.locator("button[name=decision][value=agree]").click()
    expect(page.locator("main [role=status]").first).to_be_visible()
