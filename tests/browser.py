"""What a test that drives a real browser leans on; the fixtures stand in conftest.py."""

import os
from importlib import import_module
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from core.middleware import SessionMark
from people import middleware

#: Sandboxes and background traffic have no place in a test machine.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG_22_AA = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }
}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
#: `./run test --all` asks every rule in the dark too.
ALL = bool(os.environ.get("APT_TEST_ALL"))
#: What nobody reads of axe's answer takes much of its time.
BRIEFLY = {"resultTypes": ["violations"], "selectors": False}
VIOLATIONS = """options => 'axe' in window && axe.run(document, options).then(found =>
  found.violations.map(one => one.id + ': ' +
    one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | ')))"""
#: Theme and width of every page's four looks; a new width costs more than a new theme.
LOOKS = [(theme, width) for width in (1280, 390) for theme in ("light", "dark")]
OWN_HOSTS = {"127.0.0.1", "localhost"}
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


class Slips:
    """What a page did wrong while it was watched: errors, policy breaches, foreign requests.

    `allow(words)` lets a console message pass that a test provokes on purpose. A 4xx of
    our own pages is an answer and not a slip (tests assert it); of a static file it is one.
    """

    def __init__(self):
        self.found = []
        self.allowed = ["the server responded with a status of 4"]

    def allow(self, words):
        self.allowed.append(words)

    def watch(self, page):
        page.on("console", self._console)
        page.on("pageerror", lambda error: self._slip(f"page error: {error}"))
        page.on("request", self._request)
        page.on("response", self._response)

    def _slip(self, words):
        if not any(allowed in words for allowed in self.allowed):
            self.found.append(words)

    def _console(self, message):
        if message.type == "error" or "Content Security" in message.text:
            self._slip(message.text)

    def _request(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in OWN_HOSTS:
            self._slip(f"a request to another host: {request.url}")

    def _response(self, response):
        if response.status >= 400 and f"/{settings.STATIC_URL.strip('/')}/" in response.url:
            self._slip(f"{response.status}: {response.url}")


def sign_in(page, live_server, member):
    """Make this browser the person of `member`, in that membership, without the form."""
    user = member.user
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session[middleware.SESSION_KEY] = member.pk
    session.save()
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key}
    mark = {"name": settings.MARK_COOKIE_NAME, "value": SessionMark.of(session.session_key)}
    page.context.add_cookies([{**cookie, "url": live_server.url, "httpOnly": True}])
    page.context.add_cookies([{**mark, "url": live_server.url}])


def violations(page, theme="light"):
    """Rules of WCAG 2.2 AA that the page breaks as it stands, and where.

    The dark differs from the light in its colours alone and is asked for these.
    """
    asked = {**(WCAG_22_AA if theme == "light" or ALL else COLOURS), **BRIEFLY}
    found = page.evaluate(VIOLATIONS, asked)
    if found is False:  # a page just opened
        page.evaluate(AXE_SCRIPT)
        found = page.evaluate(VIOLATIONS, asked)
    return found


def axe(page, theme="light"):
    """Assert that the page as it stands breaks no rule of WCAG 2.2 AA."""
    found = violations(page, theme)
    assert not found, "\n".join(found)


def axe_in_every_look(page, looks=LOOKS):
    """`axe` in both themes and both widths, and nothing to scroll sideways for."""
    before = page.viewport_size
    for theme, width in looks:
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        axe(page, theme)
        assert not page.evaluate(SIDEWAYS), f"{page.url} scrolls sideways at {width} px"
    page.emulate_media(color_scheme=None, reduced_motion=None)
    if before:
        page.set_viewport_size(before)
