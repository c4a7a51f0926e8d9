"""What a browser does with an editor that saves itself: the half of static/js/autosave.js.

Needs neither the portal nor locust, so that both the crowd and a test can be such a browser.
"""

import random
import time
from html.parser import HTMLParser
from urllib.parse import urlencode

#: What FormData leaves out unless it is the button that was pressed, or belongs elsewhere.
NOT_SENT = frozenset({"submit", "button", "reset", "image", "file"})


class EditorForm(HTMLParser):
    """`attributes` and `fields` [(name, value)] of the page's <form data-autosave>.

    `choices` are the values of its radio buttons by name, ticked or not.
    """

    def __init__(self, html):
        super().__init__()
        self.attributes, self.fields, self.choices = {}, [], {}
        self._is_inside = self._is_hidden = False
        self._text = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and "data-autosave" in given:
            self.attributes, self._is_inside = given, True
        elif tag == "noscript":
            self._is_hidden = True
        elif self._is_inside and not self._is_hidden and "form" not in given:
            self._control(tag, given)

    def _control(self, tag, given):
        if tag == "textarea":
            self._text = [given["name"], ""]
        elif tag == "input" and given.get("name") and given.get("type") not in NOT_SENT:
            if given.get("type") == "radio":
                self.choices.setdefault(given["name"], []).append(given["value"])
            if given.get("type") not in ("radio", "checkbox") or "checked" in given:
                self.fields.append((given["name"], given.get("value", "on")))

    def handle_data(self, data):
        if self._text:
            self._text[1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._is_inside = False
        elif tag == "noscript":
            self._is_hidden = False
        elif tag == "textarea" and self._text:
            name, value = self._text
            self.fields.append((name, value.removeprefix("\n")))
            self._text = None


class OpenEditor:
    """One open page: its fields, and the counters that go with every post of it."""

    def __init__(self, html):
        form = EditorForm(html)
        self.save_url = form.attributes["data-save-url"]
        self.submit_url = form.attributes["action"]
        self.version = int(form.attributes["data-version"])
        self.fields = form.fields
        self.choices = form.choices
        self.editor = f"{time.time() * 1000:.0f}{random.random()}"  # noqa: S311  a name only
        self.seq = 0

    def write(self, texts):
        """Put `texts` {field: value} where something else stood."""
        left = [(name, value) for name, value in self.fields if name not in texts]
        self.fields = [*left, *texts.items()]

    def autosave(self):
        """(address, body, headers) as Autosave.post() sends them."""
        fields = [*self._counted(), ("autosave", "1")]
        body, kind = encoded(fields)
        token = dict(fields)["csrfmiddlewaretoken"]
        return self.save_url, body, {**kind, "X-Autosave": "1", "X-CSRFToken": token}

    def submission(self):
        """(address, body, headers) of the button."""
        return self.submit_url, *encoded([*self._counted(), ("act", "submit")])

    def is_acknowledged(self, status, answer):
        """Whether the server has said that it holds the text; goes on from its version.

        A version that does not grow would mean that somebody else's answer came.
        """
        version = answer.get("version") if status == 200 else None
        if not isinstance(version, int) or version < self.version:
            return False
        self.version = version
        return True

    def _counted(self):
        self.seq = max(self.seq + 1, int(time.time() * 1000))
        counters = {"version": self.version, "editor": self.editor, "seq": self.seq}
        left = [(name, value) for name, value in self.fields if name not in counters]
        return [*left, *((name, str(value)) for name, value in counters.items())]


def encoded(fields):
    """(body, its header) of the fields, as the script and a form without files post them.

    The one place that knows how they travel.
    """
    lines = [(name, value.replace("\r\n", "\n").replace("\n", "\r\n")) for name, value in fields]
    return urlencode(lines).encode(), {"Content-Type": "application/x-www-form-urlencoded"}
