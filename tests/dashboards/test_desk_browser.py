"""The desk under a curator's hands: drafts by themselves, openers, one answer after another."""

from datetime import date

import pytest

from dialogue.models import Message, MessageDraft, Receipt
from dialogue.services import send_message
from tests import factories as make
from tests.browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(cast, page, live_server):
    """Two reflections wait; the curator has the desk before them."""
    for month, day in ((date(2026, 9, 1), 12), (date(2026, 10, 1), 14)):
        reflection = make.make_reflection(cast.teacher, cast.year, month, submitted=True)
        since = make.at(date(2026, 11, day))
        make.make_waiting(reflection, cast.curator, since=since)
    sign_in(page, live_server, cast.curator)
    page.goto(f"{live_server.url}/desk/")
    return page


def test_answers_go_one_after_another_and_each_is_kept_while_typed(cast, desk):
    answer = desk.locator("#id_text")
    desk.locator("[data-opener]").first.click()
    answer.press_sequentially("veikia.")
    desk.wait_for_selector("#issaugota:not(:empty)")
    assert MessageDraft.objects.get().text.endswith("veikia.")

    desk.locator("#eile .btn-primary").click()

    desk.wait_for_selector("#eile [role=status].st-on")
    desk.wait_for_selector("#eile h3:focus")
    assert Message.objects.get().text.endswith("veikia.")
    assert not MessageDraft.objects.exists()
    answer.press_sequentially("Antras.")
    desk.wait_for_selector("#issaugota:not(:empty)")
    assert MessageDraft.objects.get().text == "Antras."


def test_draft_is_there_after_the_page_was_left(cast, desk):
    desk.locator("#id_text").press_sequentially("Pusė minties")
    desk.wait_for_selector("#issaugota:not(:empty)")

    desk.reload()

    assert desk.locator("#id_text").input_value() == "Pusė minties"


def test_sent_text_does_not_come_back(cast, desk, live_server):
    desk.locator("#id_text").press_sequentially("Išsiųsta.")
    desk.locator("#eile .btn-primary").click()
    desk.wait_for_selector("#eile [role=status].st-on")

    thread = Message.objects.get().thread
    send_message(thread, "O tai?", by=cast.teacher)
    desk.goto(f"{live_server.url}/desk/?open={thread.pk}")
    desk.wait_for_timeout(800)

    assert desk.locator("#id_text").input_value() == ""


def test_note_saves_itself_and_the_filter_swaps_the_months(cast, desk, live_server):
    desk.goto(f"{live_server.url}/desk/{cast.teacher.pk}/")
    desk.locator("#id_text").press_sequentially("Paklausti")
    desk.wait_for_selector("#issaugota:not(:empty)")

    desk.locator("label[for=id_show_goal]").click()

    desk.wait_for_selector("#metai .empty")
    assert "show=goal" in desk.url
    assert desk.locator("#id_text").input_value() == "Paklausti"
    assert not Receipt.objects.exists()


def test_arrows_go_through_the_queue_unless_somebody_types(cast, desk):
    first = desk.locator("#eile .open a.tap").get_attribute("href")
    desk.keyboard.press("ArrowRight")
    desk.wait_for_url("**/desk/?open=*")
    second = desk.locator("#eile .open a.tap").get_attribute("href")
    assert first != second

    desk.locator("#eile .open a.tap").click()
    desk.wait_for_url(f"**{second}")
    desk.locator("#id_text").press("ArrowLeft")
    assert desk.url.endswith(second)
    desk.locator("h1").click()
    desk.keyboard.press("ArrowLeft")

    desk.wait_for_url(f"**{first}")


def test_an_answer_on_the_records_own_page_is_kept_while_typed(cast, page, live_server):
    reflection = make.make_reflection(cast.teacher, cast.year, submitted=True)
    thread = make.make_waiting(reflection, cast.curator)
    send_message(thread, "O kas padėjo?", by=cast.curator)
    sign_in(page, live_server, cast.teacher)
    page.goto(f"{live_server.url}{reflection.get_absolute_url()}")

    page.locator("#id_text").press_sequentially("Tyla po klausimo")
    page.wait_for_selector("#issaugota:not(:empty)")
    page.reload()

    assert page.locator("#id_text").input_value() == "Tyla po klausimo"
    assert MessageDraft.objects.get().author == cast.teacher
    page.locator("form:has(#id_text) button[type=submit]").first.click()
    page.wait_for_selector(".msg .quote >> text=Tyla po klausimo")
    assert page.locator("#id_text").input_value() == ""
    assert not MessageDraft.objects.exists()
