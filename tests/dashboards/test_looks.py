"""Pages under somebody's hands in a real browser; how all look stands in tests/looks."""

from datetime import date

import pytest
from playwright.sync_api import expect

from goals.enums import GoalStatus
from goals.models import GoalStep
from tests import factories as make
from tests.browser import axe, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def goal(cast):
    make.make_reflection(cast.teacher, cast.year, submitted=True)
    make.make_reflection(cast.teacher, cast.year, date(2026, 11, 1), slip="Klausti pirmiau")
    return make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=3)


def test_a_step_is_ticked_on_home_without_a_new_page(page, live_server, cast, goal):
    step = goal.steps.first()
    sign_in(page, live_server, cast.teacher)
    page.goto(f"{live_server.url}/")
    page.evaluate("window.stayed = true")

    page.locator(f"#zingsnis-{step.pk}").click()

    expect(page.locator(f"#zingsnis-{step.pk}")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#metu-rieve .c1")).to_contain_text("1")
    assert page.evaluate("window.stayed")
    assert GoalStep.objects.get(pk=step.pk).done_on == make.TODAY


def test_the_profile_menu_opens_by_keyboard(page, live_server, cast):
    sign_in(page, live_server, cast.administrator)
    page.goto(f"{live_server.url}/help/")

    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".menu a[href='/school/settings/']")).to_be_visible()
    axe(page)


def test_the_school_prints_without_its_frame(page, live_server, cast, goal):
    sign_in(page, live_server, cast.administrator)
    page.goto(f"{live_server.url}/school/")
    visits = page.locator(".unfolds table")
    expect(visits).to_be_attached()
    expect(visits).to_be_hidden()

    page.emulate_media(media="print")

    expect(visits).to_be_visible()
    expect(page.locator(".topbar")).to_be_hidden()
    expect(page.locator(".hm")).to_be_visible()
