"""A lesson is cancelled; an invitation is declined: everybody concerned hears of it."""

import pytest
from playwright.sync_api import expect

from activity.models import Notification
from observations.enums import LessonStatus, PlaceStatus
from observations.models import Place
from tests.journeys import steps
from tests.observations.factories import SOON, make_lesson

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_lesson_is_cancelled(page, live_server, cast):
    lesson = steps.post_lesson(page, live_server, cast.teacher, SOON)
    steps.sign_up(page, live_server, cast.colleague, lesson)

    steps.open_as(page, live_server, cast.teacher, f"/lessons/{lesson.pk}/")
    page.locator("details:has([name=word]) summary").click()
    page.locator("[name=word]").fill("Klasė išvyksta.")
    page.locator(f"form[action='/lessons/{lesson.pk}/cancel/'] button").click()
    page.wait_for_load_state("networkidle")

    lesson.refresh_from_db()
    assert lesson.status == LessonStatus.CANCELLED
    assert Notification.objects.filter(
        member=cast.colleague, entry__verb="lesson_cancelled"
    ).exists()
    steps.open_as(page, live_server, cast.colleague, f"/lessons/{lesson.pk}/")
    expect(page.get_by_text("Klasė išvyksta.")).to_be_visible()
    assert not Place.objects.held().exists()


def test_invitation_is_declined(page, live_server, cast):
    lesson = make_lesson(cast.teacher, cast.year, SOON)
    steps.open_as(page, live_server, cast.teacher, f"/lessons/{lesson.pk}/")
    page.locator("details:has([name=observer]) summary").click()
    page.locator("[name=observer]").select_option(str(cast.colleague.pk))
    page.locator(f"form[action='/lessons/{lesson.pk}/invite/'] button").click()
    page.wait_for_load_state("networkidle")
    place = Place.objects.get(observer=cast.colleague)

    steps.open_as(page, live_server, cast.colleague, f"/lessons/{lesson.pk}/")
    form = page.locator(f"form[action='/lessons/places/{place.pk}/answer/']").last
    if not form.locator("[name=word]").is_visible():
        page.locator("details:has([name=word]) summary").first.click()
    form.locator("[name=word]").fill("Tuo metu vedu savo pamoką.")
    form.locator("button").last.click()
    page.wait_for_load_state("networkidle")

    place.refresh_from_db()
    assert (place.status, place.word) == (PlaceStatus.DECLINED, "Tuo metu vedu savo pamoką.")
    steps.open_as(page, live_server, cast.teacher, f"/lessons/{lesson.pk}/")
    expect(page.get_by_text("Tuo metu vedu savo pamoką.")).to_be_visible()
