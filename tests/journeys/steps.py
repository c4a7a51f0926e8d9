"""What a teacher does with lessons, as a browser does it."""

import time
from datetime import timedelta

import time_machine
from playwright.sync_api import expect

from observations.models import Observation, OpenLesson
from tests import browser
from tests.observations.factories import moment

PHONE = {"width": 390, "height": 844}
IS_KEPT = "async () => !!(await caches.match(location.pathname))"


def at(day, hour, minute=0):
    """The server's clock, a journey long or a step."""
    return time_machine.travel(moment(day, hour, minute), tick=True)


def open_as(page, live_server, member, path):
    browser.sign_in(page, live_server, member)
    page.goto(live_server.url + path)


def post_lesson(page, live_server, member, day, hour="10:00"):
    open_as(page, live_server, member, "/lessons/new/")
    page.locator("[name=day]").fill(f"{day:%Y-%m-%d}")
    page.locator("[name=begins]").fill(hour)
    page.locator("[name=minutes]").fill("45")
    page.locator("[name=class_name]").fill("II b")
    page.locator("[name=focus_question]").fill("Ar su schema dirba visa grupė?")
    page.locator("form.sheet button[type=submit]").click()
    page.wait_for_url("**/lessons/*/")
    return OpenLesson.objects.latest("pk")


def sign_up(page, live_server, member, lesson):
    open_as(page, live_server, member, "/lessons/")
    page.locator(f"form[action='/lessons/{lesson.pk}/sign-up/'] button").click()
    expect(page.locator(".st-on[role=status]").first).to_be_visible()


def note(page, side, text):
    page.locator(f"button[data-note-side={side}]").click()
    page.keyboard.type(text)


def stored(row, is_there, seconds=30):
    """Waits until the server's row is as asked."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        row = Observation.objects.get(pk=row.pk)
        if is_there(row):
            return row
        time.sleep(0.2)
    raise AssertionError(f"the server holds {row.notes}")


def days(count):
    return timedelta(days=count)
