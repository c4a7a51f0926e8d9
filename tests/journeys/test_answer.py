"""The end of a month: the curator answers from the desk, the teacher reads, the curator sees."""

import pytest
from playwright.sync_api import expect

from dialogue.models import Receipt
from tests import browser
from tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = "Pastebėjau, kad klausia jau patys."


def test_the_answer_is_written_read_and_known_to_be_read(page, live_server, cast):
    reflection = make.make_reflection(cast.teacher, cast.year, submitted=True)
    make.make_waiting(reflection, cast.curator)
    browser.sign_in(page, live_server, cast.curator)
    page.goto(f"{live_server.url}/desk/")
    page.locator("#id_text").fill(WORDS)
    page.locator("#eile .btn-primary").click()
    expect(page.locator("#eile [role=status].st-on")).to_be_visible()

    browser.sign_in(page, live_server, cast.teacher)
    page.goto(live_server.url)
    expect(page.locator("main")).to_contain_text(WORDS)
    with page.expect_response(lambda answer: answer.url.endswith("/receipt/")):
        page.goto(f"{live_server.url}/reflections/{reflection.pk}/")
    expect(page.locator("main")).to_contain_text(WORDS)
    assert Receipt.objects.filter(reader=cast.teacher).exists()

    browser.sign_in(page, live_server, cast.curator)
    page.goto(f"{live_server.url}/reflections/{reflection.pk}/")
    seen = page.locator("section[aria-labelledby=pokalbis] p:has(svg)")
    expect(seen.filter(has_text=cast.teacher.name)).to_be_visible()
