"""A month of a teacher in a real browser: whatever happens to the page, the text is kept."""

import time

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from reflections.models import Reflection, ReflectionDraftCopy
from tests import browser
from tests import factories as make
from tests.core.autosave_stage import until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = "/reflections/2026-11/"
NO_CONNECTION = "ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def editor(page, live_server, cast, slips):
    """November's editor, open; October left a step."""
    make.make_reflection(cast.teacher, cast.year, submitted=True, next_step="Klausiu kitaip.")
    browser.sign_in(page, live_server, cast.teacher)
    slips.allow(NO_CONNECTION)
    page.goto(live_server.url + PAGE)
    page.wait_for_load_state("networkidle")
    return page


def write(page, text):
    page.locator("#id_mattered").press_sequentially(text)


def stored(text, seconds=10):
    """Waits until the server holds `text`; gives the reflection."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        row = Reflection.objects.filter(month="2026-11-01", mattered=text).first()
        if row:
            return row
        time.sleep(0.1)
    raise AssertionError(f"the server never held {text!r}")


def test_month_is_typed_kept_and_submitted(editor):
    editor.get_by_text("Klausiu kitaip.").wait_for()
    editor.locator("label[for=id_how_it_went_2]").click()
    expect(editor.locator("label[for=id_what_happened] .if-not-tried")).to_be_visible()
    editor.locator("label[for=id_how_it_went_1]").click()
    expect(editor.locator("label[for=id_what_happened] .if-tried")).to_be_visible()
    write(editor, "Ačiū, 7b!")

    assert stored("Ačiū, 7b!").how_it_went == "partly"
    expect(editor.locator("#issaugota")).to_contain_class("st-on")
    editor.locator("#id_next_step").fill("Duosiu laiko.")
    editor.locator("button[value=submit]").click()
    editor.wait_for_url("**/reflections/*/")

    row = stored("Ačiū, 7b!")
    assert row.is_submitted
    expect(editor.get_by_text("Duosiu laiko.")).to_be_visible()
    until(editor, "localStorage.length", 0)


def test_text_typed_without_a_connection_is_sent_when_it_is_back(editor):
    write(editor, "a")
    stored("a")
    editor.context.set_offline(True)
    write(editor, "bc")
    expect(editor.locator("[role=alert]")).to_be_visible()

    editor.context.set_offline(False)

    stored("abc", 20)
    expect(editor.locator("[role=alert]")).to_have_count(0)


def test_second_tab_never_overwrites(editor, live_server):
    other = editor.context.new_page()
    other.goto(live_server.url + PAGE)
    other.wait_for_load_state("networkidle")
    write(editor, "pirmas")
    stored("pirmas")
    write(other, "antras")

    other.locator("[role=alert] a").click()
    other.wait_for_url("**/conflict/")

    assert ReflectionDraftCopy.objects.get().content["mattered"] == "antras"
    expect(other.locator("#id_mattered")).to_have_value("pirmas\n\nantras")
    other.locator("button[value=merge]").click()
    other.wait_for_url("**" + PAGE)
    stored("pirmas\n\nantras")


def test_session_over_signs_in_and_goes_on(editor, live_server, cast):
    write(editor, "prieš")
    stored("prieš")
    Session.objects.all().delete()
    write(editor, " pat")
    expect(editor.locator("[role=alert] a")).to_have_attribute(
        "href", "/accounts/login/?next=%2Freflections%2F2026-11%2F"
    )

    browser.sign_in(editor, live_server, cast.teacher)
    editor.goto(live_server.url + PAGE)

    expect(editor.locator("#id_mattered")).to_have_value("prieš pat")
    stored("prieš pat")


def test_what_happened_arrives_beside_the_text(editor):
    expect(editor.locator("#kova")).to_be_visible()
