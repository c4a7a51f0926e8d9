"""The person's text is sacred, the browser's half: the real scripts in a real Chromium."""

import re

import pytest
from playwright.sync_api import expect

from tests.core.autosave_stage import (
    CHROMIUM,
    KEPT,
    KEY,
    OPEN,
    OTHER_KEY,
    open_editor,
    status,
    stored,
    until,
    write,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium: the browser tests did not run"),
]


def test_saves_within_five_seconds_of_the_last_keystroke(editor, stage):
    write(editor, "Ačiū, 7b!")

    took = stage.wait_for(lambda: stage.texts == ["Ačiū, 7b!"])

    assert 1 < took < 5
    status(editor).to_have_text("Juodraštis išsaugotas 14:32")
    assert editor.locator("form[data-autosave]").get_attribute("data-version") == "2"
    assert editor.locator("input[name=version]").input_value() == "2"
    assert (stage.saves[0]["autosave"], stage.saves[0]["header"]) == ("1", "token")
    assert "file" not in stage.saves[0]
    stored(editor, 0)


def test_saves_every_five_seconds_while_typing_goes_on(editor, stage):
    editor.locator("#id_text").press_sequentially("a" * 14, delay=500)

    assert len(stage.saves) >= 1


def test_one_request_at_a_time_and_the_newer_text_goes_next(editor, stage):
    stage.delay = 3
    write(editor, "vienas")
    stage.wait_for(lambda: stage.begun == 1)
    write(editor, " du")

    stage.wait_for(lambda: len(stage.saves) == 2)

    assert stage.texts == ["vienas", "vienas du"]
    assert [save["version"] for save in stage.saves] == ["1", "2"]


def test_leaving_the_page_saves(editor, stage):
    write(editor, "paskutinis žodis")

    editor.goto(stage.url + "/home/")

    stage.wait_for(lambda: "paskutinis žodis" in stage.texts)


def test_offline_keeps_and_sends_when_the_connection_is_back(editor, stage):
    stage.mode = "cut"
    write(editor, "be ryšio")
    expect(editor.get_by_role("alert")).to_contain_text("Nėra ryšio.")
    status(editor).to_have_text(re.compile("Neišsaugota. Dar kartą po [248] s."))
    assert editor.evaluate(OPEN, [KEY, "reflection:2026-11"]) == [[["text", "be ryšio"]]]

    stage.mode = "ok"
    editor.evaluate("dispatchEvent(new Event('online'))")

    stage.wait_for(lambda: stage.texts == ["be ryšio"], 2)
    expect(editor.get_by_role("alert")).to_have_count(0)
    stored(editor, 0)


def test_offline_reload_shows_what_the_server_holds_and_what_it_does_not(editor, stage):
    until(editor, KEPT)
    editor.get_by_label("Taip").check()
    write(editor, "išsiųsta")
    stage.wait_for(lambda: "išsiųsta" in stage.texts)
    status(editor).to_have_text("Juodraštis išsaugotas 14:32")
    stage.mode = "cut"

    editor.reload()
    expect(editor.locator("#id_text")).to_have_value("išsiųsta")
    expect(editor.get_by_label("Taip")).to_be_checked()
    editor.locator("#id_text").press("End")
    write(editor, ", neišsiųsta")
    stored(editor, 1)
    editor.reload()

    expect(editor.locator("#id_text")).to_have_value("išsiųsta, neišsiųsta")
    stage.mode = "ok"
    stage.wait_for(lambda: stage.fields["text"] == "išsiųsta, neišsiųsta")
    assert stage.fields["how"] == "yes"


def test_a_lost_answer_is_not_a_conflict_with_oneself(editor, stage):
    write(editor, "a")
    stage.wait_for(lambda: stage.version == 2)
    status(editor).to_have_text("Juodraštis išsaugotas 14:32")
    stage.version = 3  # the server stored another save of this page, the answer never came

    write(editor, "b")

    stage.wait_for(lambda: stage.texts == ["a", "ab"])
    status(editor).to_have_text("Juodraštis išsaugotas 14:32")
    expect(editor.get_by_role("alert")).to_have_count(0)


def test_session_over_keeps_the_text_and_goes_on_after_signing_in(editor, stage):
    stage.mode = "signed-out"
    write(editor, "prieš pat")
    link = editor.get_by_role("alert").get_by_role("link", name="Prisijunkite")
    expect(link).to_have_attribute("href", "/accounts/login/?next=/reflections/2026-11/")
    status(editor).to_have_text("Prisijungimas baigėsi")
    write(editor, " pamoką")
    editor.wait_for_timeout(500)

    link.click()
    editor.wait_for_url("**/accounts/login/**")
    stage.mode = "ok"
    open_editor(editor, stage)

    expect(editor.locator("#id_text")).to_have_value("prieš pat pamoką")
    stage.wait_for(lambda: stage.fields["text"] == "prieš pat pamoką")
    stored(editor, 0)


def test_a_token_changed_by_a_new_sign_in_is_renewed_for_the_same_member_only(editor, stage):
    stage.token, stage.key = "newer", OTHER_KEY
    write(editor, "mano")
    stage.wait_for(lambda: len(stage.saves) == 2)
    assert {save["csrfmiddlewaretoken"] for save in stage.saves} == {"token"}

    stage.key = KEY
    editor.evaluate("dispatchEvent(new Event('online'))")

    stage.wait_for(lambda: stage.fields["text"] == "mano")
    assert stage.saves[-1]["header"] == "newer"


def test_restored_text_names_the_version_it_began_from(editor, stage):
    stage.mode = "broken"
    write(editor, "čia")
    stage.wait_for(lambda: stage.saves)
    status(editor).to_have_text(re.compile("Neišsaugota"))
    editor.goto(stage.url + "/home/")
    stage.mode, stage.version, stage.fields = "ok", 5, {"text": "kitame įrenginyje"}

    open_editor(editor, stage)

    expect(editor.locator("#id_text")).to_have_value("čia")
    expect(editor.get_by_role("link", name="Palyginkite abu")).to_be_visible()
    assert stage.saves[-1]["version"] == "1"
    assert stage.fields == {"text": "kitame įrenginyje"}


def test_restored_text_is_the_newest_also_by_a_clock_set_back(editor, stage):
    stage.mode = "broken"  # the server may have stored it, the answer never came
    write(editor, "čia")
    stage.wait_for(lambda: stage.saves)
    status(editor).to_have_text(re.compile("Neišsaugota"))
    editor.goto(stage.url + "/home/")
    sent = len(stage.saves)
    editor.add_init_script("const now = Date.now; Date.now = () => now() - 36e5;")

    stage.mode = "ok"
    open_editor(editor, stage)

    stage.wait_for(lambda: stage.fields["text"] == "čia")
    before, after = stage.saves[:sent], stage.saves[sent]
    assert {save["editor"] for save in before} == {after["editor"]}
    assert int(after["seq"]) > max(int(save["seq"]) for save in before)


def test_conflict_stops_and_shows_the_link(editor, stage):
    stage.version = 2
    write(editor, "mano")
    link = editor.get_by_role("alert").get_by_role("link", name="Palyginkite abu")
    expect(link).to_have_attribute("href", "/conflict/7/")
    stored(editor, 0)

    write(editor, " dar")
    stored(editor, 1)
    editor.wait_for_timeout(3000)

    assert stage.texts == ["mano"]


def test_a_refused_field_says_so_beside_it_and_loses_nothing(editor, stage):
    stage.mode = "refuse"
    write(editor, "per ilgas")
    expect(editor.locator("#id_text + .invalid-feedback")).to_have_text("Tekstas per ilgas.")
    expect(editor.locator("fieldset .invalid-feedback")).to_have_text("Pasirinkite.")
    field = editor.locator("#id_text")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("aria-describedby", "hint autosave_error_text")
    expect(field).to_have_value("per ilgas")
    stored(editor, 1)

    stage.mode = "ok"
    write(editor, "!")

    expect(editor.locator(".invalid-feedback")).to_have_count(0)
    expect(field).to_have_attribute("aria-describedby", "hint")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    stored(editor, 0)


def test_a_page_with_refused_values_counts_as_unsaved(editor, stage):
    stage.fields, stage.more = {"text": "atmesta, bet parašyta"}, "data-unsaved"

    open_editor(editor, stage)

    stage.wait_for(lambda: stage.texts == ["atmesta, bet parašyta"])


def test_a_second_tab_is_told_and_does_not_take_the_first_ones_text(editor, stage, context):
    stage.mode = "broken"
    write(editor, "pirmas langas")
    stored(editor, 1)
    second = context.new_page()
    open_editor(second, stage)
    expect(second.locator("#id_text")).to_have_value("")
    write(second, "antras langas")
    stage.wait_for(lambda: stage.texts.count("pirmas langas") == 2)
    stage.mode = "ok"
    second.evaluate("dispatchEvent(new Event('online'))")
    stage.wait_for(lambda: stage.fields["text"] == "antras langas", 1)

    editor.evaluate("dispatchEvent(new Event('online'))")

    expect(editor.get_by_role("link", name="Palyginkite abu")).to_be_visible(timeout=10000)
    assert stage.fields["text"] == "antras langas"
    assert "pirmas langas" in stage.texts


def test_the_vault_is_opaque_and_opens_with_its_own_key_only(editor, stage):
    stage.mode = "cut"
    write(editor, "slapta mintis")
    stored(editor, 1)

    name, value = editor.evaluate("() => Object.entries(localStorage)[0]")

    assert re.fullmatch(r"[0-9a-f]{64}", name)
    assert re.fullmatch(r"\d{5}\.[A-Za-z0-9+/=]+", value)
    assert editor.evaluate(OPEN, [KEY, "reflection:2026-11"]) == [[["text", "slapta mintis"]]]
    assert editor.evaluate(OPEN, [KEY, "reflection:2026-10"]) == []
    assert editor.evaluate(OPEN, [OTHER_KEY, "reflection:2026-11"]) == []


def test_entries_older_than_thirty_days_go(editor, stage):
    old, young = "a" * 64, "b" * 64
    editor.evaluate(
        """([old, young]) => { const day = Math.floor(Date.now() / 864e5);
        localStorage[old] = `${day - 31}.AAAA`; localStorage[young] = `${day - 29}.AAAA`; }""",
        [old, young],
    )

    open_editor(editor, stage)

    assert editor.evaluate("Object.keys(localStorage)") == [young]


def test_a_shared_computer_keeps_nothing_and_warns_on_leaving(editor, stage):
    stage.key = ""
    open_editor(editor, stage)
    until(editor, "caches.keys()", [])
    stage.mode = "broken"
    write(editor, "niekur nelieka")
    status(editor).to_have_text(re.compile("Neišsaugota"))
    asked = []
    editor.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    editor.goto(stage.url + "/home/")

    assert asked == ["beforeunload"]
    assert editor.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert editor.evaluate("caches.keys()") == []


def test_counter_speaks_near_the_limit_and_never_cuts(page, stage):
    stage.limit = 20
    open_editor(page, stage)
    counter = page.locator("[data-counter-for=id_text]")
    write(page, "ą" * 17)
    expect(counter).to_have_text("")

    page.locator("#id_text").press_sequentially("😀")
    expect(counter).to_have_text("Liko ženklų: 2")
    page.locator("#id_text").fill("ž" * 23)

    expect(counter).to_have_text("Liko ženklų: -3")
    expect(page.locator("#id_text")).to_have_value("ž" * 23)
