"""A group's year: twelve days planned in one step, an agenda, who came, what was agreed."""

from datetime import date

import pytest
from playwright.sync_api import expect

from meetings.models import Meeting
from tests.journeys import steps

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

POINT = "Kas pasikeitė nuo rugsėjo?"
AGREED = "Atsinešti po vieną mokinio klausimą"
FIRST = date(2026, 9, 1)
SECOND_WEDNESDAY = date(2026, 9, 9)
NEXT_MONTH = date(2026, 10, 12)


def plan(page, live_server, cast):
    """The facilitator: one rule, twelve days, one of them changed."""
    steps.open_as(page, live_server, cast.facilitator, f"/groups/{cast.group.pk}/plan/")
    page.locator("[name=last]").select_option("2027-08")
    page.locator("[name=place]").fill("Biblioteka")
    page.locator("form[method=get] button").click()
    expect(page.locator("[name^=day_]")).to_have_count(12)
    page.locator("[name=day_1]").fill("2026-10-15")
    page.locator("form.sheet[method=post] button").click()
    page.wait_for_url(f"**/groups/{cast.group.pk}/")
    page.locator(f"form[action='/groups/{cast.group.pk}/turns/'] button").click()
    page.wait_for_load_state("load")


def answer(page, live_server, cast):
    """A member on a phone, in one tap."""
    page.set_viewport_size(steps.PHONE)
    steps.open_as(page, live_server, cast.teacher, f"/groups/{cast.group.pk}/")
    page.locator("button[value=cannot]").click()
    expect(page.locator("button[value=cannot]")).to_have_attribute("aria-pressed", "true")


def hold(page, live_server, cast, meeting):
    """On the day: one tap for each, and it was held."""
    steps.open_as(page, live_server, cast.facilitator, meeting.get_absolute_url())
    row = page.locator("#lankomumas li", has_text=cast.groupmate.name)
    row.locator("button[value=absent]").click()
    expect(row.locator("button[value=absent]")).to_have_attribute("aria-pressed", "true")
    page.locator("#lankomumas .btn-primary").click()
    expect(page.locator(".page-head .st-on")).to_be_visible()


def put_on_the_agenda(page, live_server, cast, meeting):
    """Any member adds a point."""
    steps.open_as(page, live_server, cast.groupmate, f"{meeting.get_absolute_url()}points/")
    page.locator("[name=title]").fill(POINT)
    page.locator("form.sheet .btn-primary").click()
    page.wait_for_url(f"**{meeting.get_absolute_url()}**")
    expect(page.locator("main")).to_contain_text(POINT)


def agree(page, live_server, cast, meeting):
    """After the meeting: what, and who does it."""
    steps.open_as(page, live_server, cast.facilitator, f"{meeting.get_absolute_url()}agreements/")
    page.locator("[name=text]").fill(AGREED)
    page.locator("[name=owner]").select_option(str(cast.teacher.pk))
    page.locator("form.sheet .btn-primary").click()
    page.wait_for_url(f"**{meeting.get_absolute_url()}**")
    expect(page.locator("#susitarimai")).to_contain_text(AGREED)


def find_it_again(page, live_server, cast, meeting):
    """Its owner, next month: on the home page, and at the next meeting."""
    steps.open_as(page, live_server, cast.teacher, "/")
    expect(page.locator("main")).to_contain_text(AGREED)
    page.goto(live_server.url + meeting.get_absolute_url())
    expect(page.locator("section[aria-labelledby=grizta]")).to_contain_text(AGREED)


@pytest.mark.journey
def test_a_groups_year(page, live_server, cast):
    with steps.at(FIRST, 10):
        plan(page, live_server, cast)
        meetings = list(Meeting.objects.in_order())
        assert len(meetings) == 12
        assert [row.day for row in meetings[:2]] == [SECOND_WEDNESDAY, date(2026, 10, 15)]
        assert {row.led_by for row in meetings} == {cast.teacher, cast.groupmate, cast.facilitator}
        answer(page, live_server, cast)
        put_on_the_agenda(page, live_server, cast, meetings[0])

    with steps.at(SECOND_WEDNESDAY, 16):
        hold(page, live_server, cast, meetings[0])
        agree(page, live_server, cast, meetings[0])

    with steps.at(NEXT_MONTH, 10):
        find_it_again(page, live_server, cast, meetings[1])

    rows = dict(meetings[0].attendances.values_list("member", "presence"))
    assert rows == {
        cast.teacher.pk: "excused",
        cast.groupmate.pk: "absent",
        cast.facilitator.pk: "present",
    }
