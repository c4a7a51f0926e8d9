"""Every page of the table in every look: WCAG 2.2 AA, widths, title, headings, focus.

A part of the table is one test: one browser page, one sign-in for each person. A fault is
written down and the next page looked at, so that one run tells them all. `--all` takes the
four looks in English too and every rule in the dark; SHOTS names a folder for pictures.
"""

import os
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

from people.models import User
from tests import browser
from tests.looks import pages, stage
from tests.tries import forget_tries

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NONE: list = []
#: Nothing is to be scrolled sideways for in these.
WIDTHS = (320, 390, 768, 1280)
#: The name of the product ends every title.
ENDS = {"lt": "– APT portalas", "en": "– APT portal"}
SEND = """() => {
  const form = [...document.querySelectorAll('main form')].find(one =>
    one.method === 'post' && one.querySelector('input:not([type=hidden]),textarea,select'));
  for (const field of form.querySelectorAll('[required], [type=email]'))
    if (!['checkbox', 'radio', 'hidden', 'file'].includes(field.type)) field.value = '';
  form.noValidate = true;
  const buttons = [...form.querySelectorAll('button[type=submit]')];
  form.requestSubmit(buttons.find(one => one.value === 'submit') || buttons.at(-1));
}"""
OPEN = "() => document.querySelectorAll('main details').forEach(one => one.open = true)"
SKELETON = """() => ({
  title: document.title,
  lang: document.documentElement.lang,
  h1: document.querySelectorAll('h1').length,
  here: [...document.querySelectorAll('.mainnav [aria-current=page]')].length,
  skip: !!document.querySelector('a.skip'),
  dots: /[^.]\\.\\.(?!\\.)/.test(document.querySelector('main').innerText),
})"""
SKIP = """() => {
  document.activeElement.blur();
  window.scrollTo(0, 0);
  const link = document.querySelector('a.skip');
  link?.focus();
  const seen = getComputedStyle(document.activeElement).outlineStyle !== 'none';
  return [seen, link?.getBoundingClientRect().y >= 0];
}"""
SOON = """() => new Promise(tell => {
  const until = performance.now() + 10000;
  const look = () => %s ? tell(true)
    : performance.now() > until ? tell(false) : setTimeout(look, 10);
  look();
})"""
ARRIVED = SOON % "!document.querySelector('.htmx-request, .htmx-settling')"
IN_MAIN = SOON % "document.activeElement.matches('main')"


class Look:
    """Looks at pages of one browser and writes down what is wrong with them."""

    def __init__(self, page, slips, live_server, found):
        self.page, self.slips, self.server, self.stage = page, slips, live_server, found
        self.faults = []
        self.who = ""

    def at(self, row, language, looks):
        who, address, act = row
        self.where = f"{language} {who or 'nobody signed in'} {address} {act}".rstrip()
        self._be(who, language)
        forget_tries()  # how often somebody tried
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        answer = self.page.goto(self.server.url + address.format(**self.stage.ids))
        self._expect(answer.status == int(act if act.isdigit() else 200), f"{answer.status}")
        if act == pages.SENT:
            self._send()
        self._expect(self.page.evaluate(ARRIVED), "a part of the page does not come")
        self.page.evaluate(OPEN)
        self._skeleton(language)
        self._looks(looks)
        if looks:  # another language moves no focus
            self._keyboard()
        self.faults += [f"{self.where}: {slip}" for slip in self.slips.found]
        self.slips.found.clear()

    def _be(self, who, language):
        if who != self.who:
            self.page.context.clear_cookies()
            if who:
                browser.sign_in(self.page, self.server, self.stage.people[who])
            self.who = who
        cookie = {"name": "apt_language", "value": language, "url": self.server.url}
        self.page.context.add_cookies([cookie])

    def _send(self):
        with self.page.expect_navigation():
            self.page.evaluate(SEND)
        wrong = "[aria-invalid=true], .invalid-feedback, .alert-danger"
        self._expect(self.page.locator(wrong).count(), "a refused form says nothing")

    def _skeleton(self, language):
        seen = self.page.evaluate(SKELETON)
        self._expect(seen["title"].endswith(ENDS[language]), f"title „{seen['title']}“")
        self._expect(seen["lang"] == language, f"lang „{seen['lang']}“")
        self._expect(seen["h1"] == 1, f"{seen['h1']} h1")
        self._expect(seen["here"] <= 1, f"{seen['here']} places marked in the menu")
        self._expect(seen["skip"], "no skip link")
        self._expect(not seen["dots"], "a sentence ends in two dots")

    def _looks(self, looks):
        for theme, width in looks:
            self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            self._widen(width)
            for words in browser.violations(self.page, theme):
                self.faults.append(f"{self.where} {theme} {width}: {words}")
            self._shoot(theme, width)
        for width in set(WIDTHS) - {width for _theme, width in looks}:
            self._widen(width)

    def _widen(self, width):
        if self.page.viewport_size["width"] != width:
            self.page.set_viewport_size({"width": width, "height": 900})
        self._expect(not self.page.evaluate(browser.SIDEWAYS), f"sideways at {width}")

    def _keyboard(self):
        """The skip link can be seen when it has the focus, and it leads into the content."""
        is_outlined, is_inside = self.page.evaluate(SKIP)
        self._expect(is_outlined, "the focus cannot be seen")
        self._expect(is_inside, "skip link hidden")
        self.page.keyboard.press("Enter")
        self._expect(self.page.evaluate(IN_MAIN), "the skip link leads nowhere")

    def _shoot(self, theme, width):
        folder = os.environ.get("SHOTS")
        if folder:
            name = self.where.replace("/", "_").replace(" ", "_").replace("?", "_")
            path = Path(folder) / f"{name}-{width}-{theme}.png"
            self.page.screenshot(path=path, full_page=True)

    def judge(self):
        assert self.faults == [], "\n" + "\n".join(self.faults)

    def _expect(self, is_right, words):
        if not is_right:
            self.faults.append(f"{self.where}: {words}")


@pytest.fixture
def look(page, slips, live_server, cast):
    return Look(page, slips, live_server, stage.set_up(cast))


class AnyNumber(dict):
    def __missing__(self, name):
        return "1"


def view_of(address):
    path = address.format_map(AnyNumber()).partition("?")[0]
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def once():
    """A row for each view, and one refusal of each kind."""
    found = {}
    for row in (row for part in pages.PARTS.values() for row in part):
        found.setdefault(row[2] or view_of(row[1]), row)
    return set(found.values())


def see(look, part, language, looks, rows=None):
    for row in pages.PARTS[part]:
        if rows is None or row in rows:
            look.at(row, language, looks)
    look.judge()


@pytest.mark.parametrize("part", pages.PARTS)
def test_lithuanian_pages_in_every_look(look, part):
    """A row of each view; its other states and every refused form are looked at with `--all`."""
    see(look, part, "lt", browser.LOOKS, None if browser.ALL else once())


@pytest.mark.parametrize("part", pages.PARTS)
def test_english_pages(look, part):
    """The words fit at every width; axe, which has seen the same page in Lithuanian, is asked
    with `--all`."""
    User.objects.update(language="en")
    see(look, part, "en", NONE, once())


@pytest.mark.full
@pytest.mark.parametrize("part", pages.PARTS)
def test_english_pages_in_every_look(look, part):
    User.objects.update(language="en")
    see(look, part, "en", browser.LOOKS)
