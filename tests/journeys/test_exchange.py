"""An exchange event fills up, a place frees, the first on the waiting list is told."""

import pytest
from playwright.sync_api import expect

from activity.models import Notification
from meetings.events_enums import SeatStatus
from meetings.models import ExchangeEvent, Seat
from tests.journeys import steps
from tests.meetings.event_factories import SOON

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def invite(page, live_server, host):
    steps.open_as(page, live_server, host, "/events/new/")
    page.locator("[name=title]").fill("Kaip klausti, kad kalbėtų jie")
    page.locator("[name=day]").fill(f"{SOON:%Y-%m-%d}")
    page.locator("[name=begins]").fill("14:00")
    page.locator("[name=ends]").fill("15:30")
    page.locator("[name=places]").fill("1")
    page.locator("form.sheet button[type=submit]").click()
    page.wait_for_url("**/events/*/")
    return ExchangeEvent.objects.get()


def sign_up(page, live_server, member, event, css):
    steps.open_as(page, live_server, member, "/events/")
    page.locator(f"form[action='/events/{event.pk}/sign-up/'] button").click()
    expect(page.locator(f"#mainai{event.pk} .{css}")).to_be_visible()
    return Seat.objects.get(member=member)


def test_event_fills_up_and_the_first_who_waits_gets_the_freed_place(page, live_server, cast):
    event = invite(page, live_server, cast.teacher)
    seat = sign_up(page, live_server, cast.colleague, event, "st-on")
    sign_up(page, live_server, cast.groupmate, event, "st-wait")
    sign_up(page, live_server, cast.curator, event, "st-wait")
    expect(page.locator(f"#mainai{event.pk} .st-wait")).to_contain_text("2")

    steps.open_as(page, live_server, cast.colleague, event.get_absolute_url())
    page.locator(f"form[action='/events/seats/{seat.pk}/give-up/'] button").click()
    page.wait_for_load_state("networkidle")

    told = Notification.objects.filter(entry__verb="seat_got")
    assert [row.member for row in told] == [cast.groupmate]
    steps.open_as(page, live_server, cast.groupmate, "/inbox/")
    page.locator(f"form[action='/inbox/{told[0].pk}/'] button").click()
    page.wait_for_url(f"**/events/{event.pk}/")
    expect(page.locator("main .st-on").first).to_be_visible()
    steps.open_as(page, live_server, cast.curator, event.get_absolute_url())
    expect(page.locator("main .st-wait").first).to_contain_text("1")
    assert event.seats.get(member=cast.groupmate).status == SeatStatus.TAKEN
