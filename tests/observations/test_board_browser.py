"""The board in a real browser: one tap, a filter, a week on a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from observations.models import Place
from tests.browser import sign_in
from tests.observations.factories import make_place
from tests.observations.lessons import bells, lesson_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def school(cast):
    """Four lessons on the board: free, full, one's place, one's own."""
    bells(cast.school)
    me, other = cast.teacher, cast.colleague
    cast.open = lesson_of(other, day=1, hour=9, topic="Porinis rašinio redagavimas", room="214")
    full = lesson_of(other, day=1, hour=11, topic="Kodėl rūdija ne visi metalai?", places_count=1)
    make_place(full, cast.groupmate)
    cast.going = lesson_of(cast.groupmate, day=3, hour=10, topic="Srovės stiprio matavimas")
    make_place(cast.going, me)
    cast.mine = lesson_of(me, day=4, hour=10, topic="Debatai", number=3)
    make_place(cast.mine, other)
    make_place(cast.mine, cast.curator, "invited")
    return cast


def url(name, *args):
    return reverse(f"observations:{name}", args=args)


def test_a_place_is_taken_and_given_up_in_one_tap_without_leaving(page, live_server, school):
    sign_in(page, live_server, school.teacher)
    page.goto(f"{live_server.url}{url('board')}")
    row = page.locator(f"#pamoka{school.open.pk}")

    row.get_by_role("button").click()
    expect(row.locator(".st-on")).to_be_visible()
    assert Place.objects.filter(lesson=school.open, observer=school.teacher).count() == 1
    row.get_by_role("button").click()

    expect(row.locator(".btn-outline-primary")).to_be_visible()
    assert page.url.endswith(url("board"))


def test_a_filter_swaps_the_board_and_keeps_the_address(page, live_server, school):
    sign_in(page, live_server, school.teacher)
    page.goto(f"{live_server.url}{url('board')}")
    expect(page.locator("li.lesson")).to_have_count(4)

    page.locator("#id_free").check()

    expect(page.locator("li.lesson")).to_have_count(2)
    assert "free=on" in page.url
    page.locator(".views a").last.click()
    expect(page.locator(".wk").first).to_be_visible()
    assert "free=on" in page.url


def test_the_week_opens_at_todays_column_on_a_phone(page, live_server, school):
    page.set_viewport_size({"width": 390, "height": 800})
    sign_in(page, live_server, school.teacher)

    page.goto(f"{live_server.url}{url('board')}?view=week")

    box = page.locator("[data-week]")
    today = page.locator("th.today").bounding_box()
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert today["x"] >= box.bounding_box()["x"]
    assert today["x"] < 390
