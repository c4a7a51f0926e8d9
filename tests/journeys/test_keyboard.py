"""A teacher, an observer and a curator without a mouse: Tab, Enter and Space do everything."""

import pytest
from playwright.sync_api import expect

from dialogue.models import Message
from goals.enums import GoalStatus
from observations.models import Observation
from reflections.models import Reflection
from tests import browser
from tests import factories as make
from tests.journeys import steps
from tests.observations.factories import SOON, make_lesson

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST = 80


def tab_to(page, selector):
    """Press Tab until the focus stands there, and see that it can be seen."""
    for _press in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("css => document.activeElement.matches(css)", selector):
            look = "() => getComputedStyle(document.activeElement).outlineStyle"
            assert page.evaluate(look) != "none", f"the focus on {selector} cannot be seen"
            return
    raise AssertionError(f"{MOST} presses of Tab never reached {selector}")


def sign_in(page, live_server, member, path):
    page.goto(f"{live_server.url}{path}")
    tab_to(page, "#id_login")
    page.keyboard.type(member.email)
    tab_to(page, "#id_password")
    page.keyboard.type(make.PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator(".topbar .menu")).to_be_visible()
    page.wait_for_load_state()


def test_step_reflection_and_answer_by_keyboard(page, live_server, cast):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=2)
    make.make_reflection(cast.teacher, cast.year, submitted=True, next_step="Klausiu kitaip.")
    step = goal.steps.first()
    sign_in(page, live_server, cast.teacher, "/")
    tab_to(page, f"#zingsnis-{step.pk}")
    page.keyboard.press("Space")
    expect(page.locator(f"#zingsnis-{step.pk}")).to_have_attribute("aria-pressed", "true")

    page.goto(f"{live_server.url}/reflections/2026-11/")
    tab_to(page, "[name=how_it_went]")
    page.keyboard.press("Space")
    tab_to(page, "#id_what_happened")
    page.keyboard.type("Klausė patys.")
    tab_to(page, "#id_next_step")
    page.keyboard.type("Palauksiu ilgiau.")
    tab_to(page, "button[value=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Palauksiu ilgiau.")
    assert Reflection.objects.get(month="2026-11-01").is_submitted

    page.context.clear_cookies()
    sign_in(page, live_server, cast.curator, "/desk/")
    tab_to(page, "#id_text")
    page.keyboard.type("Ačiū.")
    tab_to(page, "#eile .btn-primary")
    page.keyboard.press("Enter")
    expect(page.locator("#eile [role=status].st-on")).to_be_visible()
    assert Message.objects.get().text == "Ačiū."


def test_skip_link_leads_past_the_menu(page, live_server, cast):
    browser.sign_in(page, live_server, cast.teacher)
    page.goto(live_server.url)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_a_lesson_is_observed_and_confirmed_by_keyboard(page, live_server, cast):
    lesson = make_lesson(cast.teacher, cast.year)
    sign_in(page, live_server, cast.colleague, "/lessons/")
    tab_to(page, f"form[action='/lessons/{lesson.pk}/sign-up/'] button")
    page.keyboard.press("Enter")
    expect(page.locator(f"#pamoka{lesson.pk} .st-on")).to_be_visible()

    with steps.at(SOON, 10, 5):
        page.goto(f"{live_server.url}/lessons/{lesson.pk}/")
        tab_to(page, "form[action^='/observations/begin/'] button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/observations/*/")
        page.wait_for_load_state("networkidle")
        tab_to(page, "[data-note-side=pupils]")
        page.keyboard.press("Enter")
        page.keyboard.type("Spėja raštu.")
        tab_to(page, "#id_answer_strengths")
        page.keyboard.type("Dvi tylios minutės.")
        tab_to(page, "button[value=submit]")
        page.keyboard.press("Enter")
        expect(page.locator("#aptarimas")).to_be_visible()
        row = Observation.objects.get()
        assert [line["text"] for line in row.notes] == ["Spėja raštu."]

        page.context.clear_cookies()
        sign_in(page, live_server, cast.teacher, row.get_absolute_url())
        tab_to(page, "#id_owner_words")
        page.keyboard.type("Kalbu per daug.")
        tab_to(page, "#patvirtinimas button")
        page.keyboard.press("Enter")
        expect(page.locator("[name=reason]")).to_have_count(1)

    row.refresh_from_db()
    assert (row.status, row.owner_words) == ("confirmed", "Kalbu per daug.")
