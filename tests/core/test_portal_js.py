"""What portal.js does on every page, and what leaves the browser when: in a real Chromium."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Error, expect

from tests.core.autosave_stage import (
    CHROMIUM,
    KEPT,
    OTHER_KEY,
    open_editor,
    stored,
    until,
    write,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium: the browser tests did not run"),
]


def test_submit_is_sent_once_and_its_copy_goes_with_the_next_page(editor, stage):
    stage.mode, stage.delay = "broken", 0
    write(editor, "pateikiu")
    stored(editor, 1)
    stage.mode, stage.delay = "ok", 1
    button = editor.get_by_role("button", name="Pateikti")

    shown = button.evaluate("""async (b) => {
        b.click(); b.click(); b.form.requestSubmit();
        await new Promise((resolve) => setTimeout(resolve, 50));
        b.form.requestSubmit();
        return [b.textContent, b.disabled, b.ariaBusy];
    }""")
    assert shown == ["Siunčiama…", True, "true"]
    editor.wait_for_url("**/home/")

    assert [(post["text"], post["act"], post["version"]) for post in stage.submits] == [
        ("pateikiu", "submit", "1")
    ]
    stored(editor, 0)
    until(editor, "!document.cookie.includes('apt_saved')")
    expect(editor.locator("#summary")).to_be_focused()


def test_submit_while_a_save_is_on_its_way_is_no_conflict(editor, stage):
    stage.delay = 0.5
    write(editor, "greitai")
    editor.evaluate("document.dispatchEvent(new CustomEvent('apt:flush', { detail: [] }))")

    editor.get_by_role("button", name="Pateikti").click()
    editor.wait_for_url("**/home/")

    assert stage.submits[0]["editor"] == stage.saves[0]["editor"]
    assert int(stage.submits[0]["seq"]) > int(stage.saves[0]["seq"])
    stage.wait_for(lambda: stage.version == 3)
    stored(editor, 0)


def test_saved_cookie_leaves_other_drafts_alone(editor, stage):
    stage.mode = "broken"
    write(editor, "lapkritis")
    stored(editor, 1)
    cookie = f"apt_saved={quote('reflection:2026-10', safe='')}; path=/"
    editor.evaluate("(cookie) => { document.cookie = cookie; }", cookie)

    editor.goto(stage.url + "/home/")

    until(editor, "!document.cookie.includes('apt_saved')")
    stored(editor, 1)


def test_signing_out_asks_when_text_is_unsent_and_leaves_nothing(editor, stage):
    stage.mode = "broken"
    write(editor, "neišsiųsta")
    stored(editor, 1)
    editor.locator("#signout").click()
    dialog = editor.get_by_role("dialog", name="Yra neišsiųsto teksto")
    dialog.get_by_role("button", name="Likti").click()
    stored(editor, 1)
    assert stage.logouts == []

    editor.locator("#signout").click()
    dialog.get_by_role("button", name="Atsijungti").click()
    editor.wait_for_url("**/signed-out/")

    assert len(stage.logouts) == 1
    assert editor.evaluate("localStorage.length") == 0
    assert editor.evaluate("caches.keys()") == []


def test_signing_out_sends_first_and_then_need_not_ask(editor, stage):
    write(editor, "dar spėjau")

    editor.locator("#signout").click()
    editor.wait_for_url("**/signed-out/")

    assert stage.texts == ["dar spėjau"]
    assert editor.evaluate("localStorage.length") == 0


def test_another_member_does_not_find_the_kept_page(editor, stage):
    until(editor, KEPT)
    stage.key = OTHER_KEY

    editor.goto(stage.url + "/home/")

    until(editor, "caches.keys()", [])


@pytest.mark.parametrize("mark", ["", "c3d4"])
def test_a_kept_page_ends_with_its_session_and_the_text_comes_back(editor, stage, context, mark):
    until(editor, KEPT)
    stage.mode = "cut"
    write(editor, "tik mano")
    stored(editor, 1)
    editor.close()
    cookie = {"name": "apt_mark", "value": mark, "url": stage.url}
    context.add_cookies([cookie]) if mark else context.clear_cookies()

    first = context.new_page()
    with pytest.raises(Error, match="net::ERR"):
        first.goto(stage.url + "/reflections/2026-11/")

    stage.mode, stage.mark = "ok", "e5f6"
    signed_in = context.new_page()
    open_editor(signed_in, stage)
    expect(signed_in.locator("#id_text")).to_have_value("tik mano")
    until(signed_in, KEPT)
    assert len(signed_in.evaluate("caches.keys()")) == 1


def test_receipt_is_sent_once_after_two_seconds_and_only_for_what_was_seen(page, stage):
    page.goto(stage.url + "/read/")
    page.wait_for_timeout(1000)
    assert stage.receipts == []

    stage.wait_for(lambda: stage.receipts)
    page.evaluate("scrollTo(0, 400); setTimeout(() => scrollTo(0, 0), 200)")
    page.wait_for_timeout(2500)

    assert stage.receipts == [("/receipt/1/", "token")]
