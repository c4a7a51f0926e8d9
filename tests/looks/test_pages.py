"""Every page of the table in every look: WCAG 2.2 AA, widths, title, headings, focus.

A part of the table is one test: one browser page, one sign-in for each person. A fault is
written down and the next page looked at, so that one run tells them all. `--all` takes the
four looks in English too and every rule in the dark; SHOTS names a folder for pictures.
"""

import os
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.core.cache import cache

from people.models import User
from tests import browser
from tests.looks import pages, stage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAIN = [("light", 1280)]
ALL = bool(os.environ.get("APT_TEST_ALL"))
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
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
VIOLATIONS = """options => axe.run(document, options).then(found => found.violations.map(one =>
  one.id + ': ' + one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')))"""
SKELETON = """() => ({
  title: document.title,
  lang: document.documentElement.lang,
  h1: document.querySelectorAll('h1').length,
  here: [...document.querySelectorAll('.mainnav [aria-current=page]')].length,
  dots: /[^.]\\.\\.(?!\\.)/.test(document.querySelector('main').innerText),
})"""


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
        cache.clear()  # how often somebody tried
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        answer = self.page.goto(self.server.url + address.format(**self.stage.ids))
        self._expect(answer.status == int(act if act.isdigit() else 200), f"{answer.status}")
        if act == pages.SENT:
            self._send()
        if self.page.locator("[hx-trigger~=load]").count():
            self.page.wait_for_load_state("networkidle")
        self.page.evaluate(OPEN)
        self._skeleton(language)
        self._looks(looks)
        if looks != PLAIN:  # no other language moves the focus
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
        self._expect(not seen["dots"], "a sentence ends in two dots")

    def _looks(self, looks):
        """All rules in the light; the dark, other in its colours alone, is asked for these."""
        self.page.evaluate(AXE_SCRIPT)
        for theme, width in looks:
            self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            self.page.set_viewport_size({"width": width, "height": 900})
            asked = browser.WCAG_22_AA if theme == "light" or ALL else COLOURS
            for words in self.page.evaluate(VIOLATIONS, asked):
                self.faults.append(f"{self.where} {theme} {width}: {words}")
            self._shoot(theme, width)
        for width in (320, 390, 768, 1280):
            self.page.set_viewport_size({"width": width, "height": 900})
            self._expect(not self.page.evaluate(browser.SIDEWAYS), f"sideways at {width}")

    def _keyboard(self):
        """The first Tab is the skip link, it can be seen, and it leads into the content."""
        self.page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0) }")
        if self.page.locator("a.skip").count():
            self.page.locator("a.skip").focus()
            seen = "() => getComputedStyle(document.activeElement).outlineStyle !== 'none'"
            self._expect(self.page.evaluate(seen), "the focus cannot be seen")
            self._expect(self.page.locator("a.skip").bounding_box()["y"] >= 0, "skip link hidden")
            self.page.keyboard.press("Enter")
            self._expect(self.page.locator("main:focus").count(), "the skip link leads nowhere")
        else:
            self._expect(False, "no skip link")

    def _shoot(self, theme, width):
        folder = os.environ.get("SHOTS")
        if folder:
            name = self.where.replace("/", "_").replace(" ", "_").replace("?", "_")
            path = Path(folder) / f"{name}-{width}-{theme}.png"
            self.page.screenshot(path=path, full_page=True)

    def _expect(self, is_right, words):
        if not is_right:
            self.faults.append(f"{self.where}: {words}")


@pytest.fixture
def look(page, slips, live_server, cast):
    return Look(page, slips, live_server, stage.set_up(cast))


def see(look, part, language, looks, left_out=None):
    for row in pages.PARTS[part]:
        if row[2] != left_out:
            look.at(row, language, looks)
    assert look.faults == [], "\n" + "\n".join(look.faults)


@pytest.mark.parametrize("part", pages.PARTS)
def test_lithuanian_pages_in_every_look(look, part):
    see(look, part, "lt", browser.LOOKS)


@pytest.mark.parametrize("part", pages.PARTS)
def test_english_pages(look, part):
    """Each page as it opens; what it says to a refused form is looked at with `--all`."""
    User.objects.update(language="en")
    see(look, part, "en", PLAIN, left_out=pages.SENT)


@pytest.mark.full
@pytest.mark.parametrize("part", pages.PARTS)
def test_english_pages_in_every_look(look, part):
    User.objects.update(language="en")
    see(look, part, "en", browser.LOOKS)
