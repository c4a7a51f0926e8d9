"""Two people type in the same notes at once, in two browsers: nothing is lost, both are shown
and put together."""

import time

import pytest
from playwright.sync_api import expect

from meetings.models import MeetingNotes, MeetingNotesDraft
from tests import browser
from tests.meetings.factories import make_meeting

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST = "Mokiniai klausia daugiau, kai palaukiame."
SECOND = "Palaukus šešias sekundes pasigirsta tylieji."


@pytest.fixture
def other_page(context, browser_context_args, page, slips):
    """A second browser, of somebody else."""
    own = context.browser.new_context(**browser_context_args)
    second = own.new_page()
    slips.watch(second)
    yield second
    own.close()


def open_notes(page, live_server, member, meeting):
    browser.sign_in(page, live_server, member)
    page.goto(f"{live_server.url}/groups/meetings/{meeting.pk}/notes/")
    page.wait_for_load_state("networkidle")


def kept(author, text, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if MeetingNotesDraft.objects.filter(author=author, text=text).exists():
            return
        time.sleep(0.1)
    raise AssertionError(f"the server never held {text!r}")


def share(page):
    page.locator("button[value=share]").click()


def test_two_who_type_at_once_lose_nothing(page, other_page, live_server, cast):
    meeting = make_meeting(cast.group)
    open_notes(page, live_server, cast.teacher, meeting)
    open_notes(other_page, live_server, cast.groupmate, meeting)

    page.locator("#id_text").press_sequentially(FIRST)
    other_page.locator("#id_text").press_sequentially(SECOND)
    kept(cast.teacher, FIRST)
    kept(cast.groupmate, SECOND)
    share(page)
    page.wait_for_url("**/groups/meetings/*/#uzrasai")
    expect(page.locator("#uzrasai")).to_contain_text(FIRST)
    expect(page.locator("#uzrasai")).not_to_contain_text(SECOND)

    share(other_page)
    other_page.wait_for_load_state("networkidle")
    expect(other_page.locator("del").first).to_be_visible()
    expect(other_page.locator("ins").first).to_be_visible()
    expect(other_page.locator("#id_text")).to_have_value(f"{FIRST}\n{SECOND}")
    page.reload()
    expect(page.locator("#uzrasai ins").first).to_be_visible()

    share(other_page)
    other_page.wait_for_url("**/groups/meetings/*/#uzrasai")
    expect(other_page.locator("#uzrasai")).to_contain_text(SECOND)
    notes = MeetingNotes.objects.get()
    assert notes.text == f"{FIRST}\n{SECOND}"
    assert set(notes.versions.values_list("number", "text")) == {
        (1, FIRST),
        (None, SECOND),
        (2, f"{FIRST}\n{SECOND}"),
    }
    assert not notes.versions.beside().exists()


def test_what_was_typed_without_a_connection_lies_beside_what_others_saved(
    page, other_page, live_server, cast, slips
):
    meeting = make_meeting(cast.group)
    open_notes(page, live_server, cast.teacher, meeting)
    open_notes(other_page, live_server, cast.groupmate, meeting)
    slips.allow("ERR_INTERNET_DISCONNECTED")

    page.context.set_offline(True)
    page.locator("#id_text").press_sequentially(FIRST)
    page.wait_for_timeout(1500)
    other_page.locator("#id_text").press_sequentially(SECOND)
    share(other_page)
    other_page.wait_for_url("**/groups/meetings/*/#uzrasai")
    page.context.set_offline(False)
    page.goto(page.url, wait_until="networkidle")
    kept(cast.teacher, FIRST)
    share(page)
    page.wait_for_load_state("networkidle")

    expect(page.locator("#id_text")).to_have_value(f"{SECOND}\n{FIRST}")
    assert MeetingNotes.objects.get().text == SECOND
