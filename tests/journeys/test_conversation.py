"""A conversation is proposed, moved, held, agreed; and two hands write in its notes at once."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from activity.models import Notification
from coaching.enums import ConversationStatus
from coaching.models import Conversation, ConversationAgreement, ConversationNotes
from tests.coaching.factories import make_conversation
from tests.journeys import steps
from tests.observations.factories import SOON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FRIDAY = SOON + timedelta(days=1)
LATER = SOON + timedelta(days=4)


@pytest.mark.journey
def test_a_conversation_is_proposed_moved_held_and_agreed(page, live_server, cast):
    row = _propose(page, live_server, cast)
    _agree_and_move(page, live_server, cast, row)
    with steps.at(LATER, 12):
        _hold(page, live_server, cast, row)
        _write_down(page, live_server, cast, row)

    row.refresh_from_db()
    agreement = ConversationAgreement.objects.get()
    assert (row.status, row.revision, row.proposed_by) == ("held", 1, cast.teacher)
    assert (agreement.text, agreement.done_on) == ("Nufilmuosiu penkias minutes.", LATER)
    told = Notification.objects.filter(member=cast.curator).order_by("pk")
    assert list(told.values_list("entry__verb", flat=True))[:1] == ["conversation_proposed"]


def _propose(page, live_server, cast):
    """The teacher, to the curator: two times and what it should be about."""
    steps.open_as(page, live_server, cast.teacher, "/coaching/")
    page.locator("main a.btn-primary").click()
    for number, day in ((1, SOON), (2, FRIDAY)):
        page.locator(f"[name=day{number}]").fill(f"{day:%Y-%m-%d}")
        page.locator(f"[name=begins{number}]").fill("14:10")
    page.locator("[name=wish]").fill("Kaip suspėti su kiekvienu?")
    page.locator("form.sheet button.btn-primary").click()
    page.wait_for_url("**/coaching/*/")
    return Conversation.objects.get()


def _agree_and_move(page, live_server, cast, row):
    """The curator takes the second time; then the teacher moves it."""
    steps.open_as(page, live_server, cast.curator, f"/coaching/{row.pk}/")
    expect(page.get_by_text("Kaip suspėti su kiekvienu?")).to_be_visible()
    page.locator(".pickcards label").last.click()
    page.locator(f"form[action='/coaching/{row.pk}/agree/'] button").click()
    expect(page.locator(".st-on").first).to_be_visible()
    steps.open_as(page, live_server, cast.teacher, f"/coaching/{row.pk}/move/")
    page.locator("[name=day]").fill(f"{LATER:%Y-%m-%d}")
    page.locator("[name=begins]").fill("10:00")
    page.locator("[name=word]").fill("Penktadienį posėdis.")
    page.locator("form.sheet button.btn-primary").click()
    page.wait_for_url(f"**/coaching/{row.pk}/")
    expect(page.get_by_text("Penktadienį posėdis.")).to_be_visible()


def _hold(page, live_server, cast, row):
    steps.open_as(page, live_server, cast.curator, f"/coaching/{row.pk}/")
    page.locator(f"form[action='/coaching/{row.pk}/hold/'] button").click()
    expect(page.locator("#susitarimai")).to_be_visible()


def _write_down(page, live_server, cast, row):
    """The curator writes what was agreed; the teacher has it done in one tap."""
    form = page.locator(f"form[action='/coaching/{row.pk}/agreements/']")
    form.locator("[name=text]").fill("Nufilmuosiu penkias minutes.")
    form.locator("button[type=submit]").click()
    expect(page.locator("#susitarimai .quote")).to_have_text("Nufilmuosiu penkias minutes.")
    steps.open_as(page, live_server, cast.teacher, "/coaching/")
    page.locator("aside button.box").click()
    expect(page.locator("#susitarimai .done")).to_be_visible()


def test_two_people_typing_in_the_same_notes_lose_nothing(page, browser, live_server, cast):
    row = make_conversation(cast.teacher, cast.curator, cast.year, ConversationStatus.HELD)
    path, other = f"/coaching/{row.pk}/notes/", browser.new_page()
    try:
        for one, who, text in (
            (page, cast.teacher, "Kalbėjome apie Emą."),
            (other, cast.curator, "Kalbėjome apie trupmenas."),
        ):
            steps.open_as(one, live_server, who, path)
            one.locator("[name=text]").fill(text)
        for one in (page, other):
            one.locator("button[value=share]").click()
            one.wait_for_load_state("networkidle")
        expect(other.locator("main")).to_contain_text("Emą")
        expect(other.locator("main")).to_contain_text("trupmenas")
        steps.open_as(page, live_server, cast.teacher, path)
        expect(page.locator("main")).to_contain_text("trupmenas")
    finally:
        other.close()

    notes = ConversationNotes.objects.get()
    assert {one.text for one in notes.versions.all()} == {
        "Kalbėjome apie Emą.",
        "Kalbėjome apie trupmenas.",
    }
