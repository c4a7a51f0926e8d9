"""Four teachers complete 2+2 in one half-year: the first lesson in a browser, whole."""

import pytest
from playwright.sync_api import expect

from observations.counting import terms_of
from observations.models import Observation
from tests import browser
from tests.journeys import steps
from tests.observations.factories import SOON, make_lesson, make_place

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FRIDAY = SOON + steps.days(1)
ANSWERS = {"answer_strengths": "Dvi tylios minutės.", "act": "submit"}


def observe(page, live_server, lesson, observer):
    """In the back row, with the connection cut in the middle of the lesson."""
    page.set_viewport_size(steps.PHONE)
    steps.open_as(page, live_server, observer, f"/lessons/{lesson.pk}/")
    page.locator(f"form[action='/observations/begin/{lesson.pk}/'] button").click()
    page.wait_for_url("**/observations/*/")
    page.wait_for_load_state("networkidle")
    row = Observation.objects.get(lesson=lesson, observer=observer)
    steps.note(page, "teacher", "Klausia, kas pasikeis.")
    steps.stored(row, lambda now: len(now.notes) == 1)
    page.wait_for_function(steps.IS_KEPT)
    expect(page.get_by_text(lesson.focus_question)).to_be_in_viewport()

    page.context.set_offline(True)
    steps.note(page, "pupils", "Spėja raštu.")
    steps.note(page, "pupils", "Keičiasi vietomis.")
    expect(page.locator("[role=alert]")).to_be_visible()
    page.reload()
    expect(page.locator("[name=note_text]")).to_have_count(3)
    expect(page.locator("[name=note_text]").last).to_have_value("Keičiasi vietomis.")
    steps.note(page, "teacher", "Padeda tylomis.")
    page.context.set_offline(False)

    row = steps.stored(row, lambda now: len(now.notes) == 4)
    assert [line["side"] for line in row.notes] == ["teacher", "pupils", "pupils", "teacher"]
    assert all(len(line["at"]) == 5 for line in row.notes)
    page.locator("[data-note-remove]").nth(1).click()
    row = steps.stored(row, lambda now: len(now.notes) == 3)
    page.locator("[data-note-back] button").click()
    steps.stored(row, lambda now: len(now.notes) == 4)
    browser.axe_in_every_look(page)
    page.locator("#id_answer_strengths").fill("Dvi tylios minutės.")
    page.locator("button[value=submit]").click()
    expect(page.locator("#aptarimas")).to_be_visible()
    return row


def talk_and_confirm(page, live_server, row):
    browser.axe_in_every_look(page)
    page.locator("[name=agreements]").fill("Keisis kas dešimt minučių.")
    page.locator("#aptarimas button").click()
    steps.open_as(page, live_server, row.owner, f"/observations/{row.pk}/")
    expect(page.locator("[name=agreements]")).to_have_value("Keisis kas dešimt minučių.")
    page.locator("[name=owner_words]").fill("Kalbu per daug.")
    page.locator("#patvirtinimas button").click()
    expect(page.locator("[name=reason]")).to_have_count(1)
    browser.axe_in_every_look(page)


def in_short(login, cast, owner, observer, number):
    """The same road by plain forms, without a script."""
    lesson = make_lesson(owner, cast.year, SOON, 8 + number)
    make_place(lesson, observer)
    client = login(observer)
    client.post(f"/observations/begin/{lesson.pk}/")
    row = Observation.objects.get(lesson=lesson)
    client.post(f"/observations/{row.pk}/", ANSWERS)
    talked = {"version": 0, "discussed_on": f"{FRIDAY:%Y-%m-%d}", "agreements": "Sutarta."}
    client.post(f"/observations/{row.pk}/discuss/", talked)
    login(owner).post(f"/observations/{row.pk}/confirm/", {"owner_words": "Ačiū."})


def test_four_teachers_complete_two_and_two(page, live_server, cast, login, slips):
    slips.allow("ERR_INTERNET_DISCONNECTED")
    teachers = [cast.teacher, cast.colleague, cast.groupmate, cast.facilitator]
    lesson = steps.post_lesson(page, live_server, cast.teacher, SOON)
    steps.sign_up(page, live_server, cast.colleague, lesson)
    steps.open_as(page, live_server, cast.teacher, f"/lessons/{lesson.pk}/move/")
    page.locator("[name=day]").fill(f"{FRIDAY:%Y-%m-%d}")
    page.locator("form.sheet button[type=submit]").click()
    page.wait_for_url(f"**/lessons/{lesson.pk}/")

    with steps.at(FRIDAY, 10, 5):
        row = observe(page, live_server, lesson, cast.colleague)
        talk_and_confirm(page, live_server, row)
        for number in range(1, 8):
            owner, observer = teachers[number % 4], teachers[(number + 1) % 4]
            in_short(login, cast, owner, observer, number)

        for teacher in teachers:
            half = terms_of([teacher], [cast.year])[teacher.pk][0]
            assert (half.shown, half.observed, half.is_done) == (2, 2, True)
        steps.open_as(page, live_server, cast.teacher, "/observations/")
        expect(page.locator("svg.marks").last).to_be_visible()
        browser.axe_in_every_look(page)
