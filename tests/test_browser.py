"""The browser's own fixtures catch what they promise to catch."""

import pytest
from playwright.sync_api import expect

from tests.browser import Slips, axe, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_signed_in_page_has_its_styles_and_no_slip(page, live_server, cast):
    sign_in(page, live_server, cast.teacher)

    page.goto(f"{live_server.url}/settings/")

    expect(page.locator(".topbar")).to_be_visible()
    assert page.evaluate("document.styleSheets.length") >= 2
    axe(page)


def test_inline_script_and_foreign_request_are_slips(context, live_server, cast):
    slips, page = Slips(), context.new_page()
    slips.watch(page)
    page.goto(f"{live_server.url}/accounts/login/")

    page.evaluate("fetch('http://example.com/').catch(() => 0)")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))"
    )

    assert any("Content Security" in slip for slip in slips.found)


def test_axe_sees_a_barrier(page, live_server, db):
    page.goto(f"{live_server.url}/accounts/login/")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")

    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)
