"""The goal in a real browser: it saves itself, two windows meet, and it prints."""

import re

import pytest
from playwright.sync_api import expect

from goals.enums import GoalStatus
from goals.models import Goal
from tests import browser
from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def teacher(transactional_db):
    school = make.make_school()
    teacher, curator = make.make_member(school), make.make_member(school, "Rasa")
    teacher.this_year = make.make_year(school)
    teacher.curator = curator
    make.make_curatorship(curator, teacher, teacher.this_year)
    return teacher


def until_saved(page):
    expect(page.locator("#issaugota")).to_have_text(re.compile(r"\d\d:\d\d"), timeout=8000)


def test_a_goal_is_begun_saves_itself_and_is_submitted(teacher, page, live_server):
    browser.sign_in(page, live_server, teacher)
    page.goto(f"{live_server.url}/goals/")
    page.locator("a[href='/goals/new/']").click()
    page.locator("#id_sentence").fill("Noriu, kad klaustų patys.")
    page.locator("main button[type=submit]").click()

    page.locator("#id_criteria").fill("Trys klausimai per pamoką.")
    page.locator("#id_new_0-text").fill("Pradėti pamoką klausimu")
    page.locator("#id_direction").select_option("other")
    until_saved(page)
    page.reload()
    expect(page.locator("#id_new_0-text")).to_have_value("Pradėti pamoką klausimu")
    page.locator("button[value=submit]").click()

    expect(page.locator(".say")).to_have_text("Noriu, kad klaustų patys.")
    goal = Goal.objects.get()
    assert (goal.status, goal.steps.count()) == (GoalStatus.SUBMITTED, 1)


def test_a_second_window_is_told_and_both_texts_are_shown(teacher, page, live_server):
    goal = make.make_goal(teacher, teacher.this_year)
    browser.sign_in(page, live_server, teacher)
    page.goto(f"{live_server.url}/goals/{goal.pk}/edit/")
    second = page.context.new_page()
    second.goto(page.url)
    second.locator("#id_why").fill("Iš antro lango.")
    until_saved(second)

    page.locator("#id_why").fill("Iš pirmo lango.")
    page.locator("[role=alert] a").click()

    expect(page.locator("main")).to_contain_text("Iš antro lango.")
    expect(page.locator("main")).to_contain_text("Iš pirmo lango.")


def test_the_goal_prints_without_its_buttons(teacher, page, live_server):
    make.make_goal(teacher, teacher.this_year, GoalStatus.AGREED, steps=2, why="Nes svarbu.")
    browser.sign_in(page, live_server, teacher)
    page.goto(f"{live_server.url}/goals/")

    page.emulate_media(media="print")

    expect(page.locator(".say")).to_be_visible()
    expect(page.locator("#zingsniai")).to_be_visible()
    assert page.locator("main button:visible").count() == 0
    assert page.locator("main input:visible").count() == 0
