"""One signed-in person at the real WSGI application: session, CSRF, gzip, nothing left out."""

import gzip
import json
from html.parser import HTMLParser
from importlib import import_module
from io import BytesIO

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.wsgi import WSGIHandler
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.utils.crypto import get_random_string
from django.utils.http import urlencode

from people.middleware import SESSION_KEY as MEMBER_KEY


class Visitor:
    """Asks as `user`; the session is planted, so that no time is spent on a password."""

    def __init__(self, user, member, values):
        """`values`: what bare SQL names this person's records by."""
        self.token = get_random_string(CSRF_SECRET_LENGTH)
        self.session_key = _planted_session(user, member)
        self.values = {"session": self.session_key, "user": user.pk, **values}
        cookies = {
            settings.SESSION_COOKIE_NAME: self.session_key,
            settings.CSRF_COOKIE_NAME: self.token,
        }
        self.cookies = "; ".join(f"{name}={value}" for name, value in cookies.items())

    def get(self, path):
        return Answer.to(self._environ(path))

    def part(self, path):
        """What htmx asks for: the part of a page that stands for it elsewhere."""
        return Answer.to({**self._environ(path), "HTTP_HX_REQUEST": "true"})

    def post(self, path, fields):
        """A form as a browser's script sends it (`fetch` with URLSearchParams)."""
        body = urlencode(fields, doseq=True).encode()
        asked = {
            **self._environ(path),
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_X_AUTOSAVE": "1",
            "HTTP_X_CSRFTOKEN": self.token,
            "wsgi.input": BytesIO(body),
        }
        return Answer.to(asked)

    def _environ(self, path):
        return {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SCRIPT_NAME": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_COOKIE": self.cookies,
            "HTTP_ACCEPT_ENCODING": "gzip, deflate, br",
            "HTTP_ACCEPT_LANGUAGE": "lt",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": BytesIO(),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }


class Answer:
    """What came back, as it goes over the wire."""

    application = None

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @classmethod
    def to(cls, environ):
        """Ask the application, read the answer whole and close it, as a server does."""
        cls.application = cls.application or WSGIHandler()
        head = {}

        def begin(status, headers, exc_info=None):
            head.update(status=int(status[:3]), headers=dict(headers))

        response = cls.application(environ, begin)
        try:
            body = b"".join(response)
        finally:
            response.close()
        return cls(head["status"], head["headers"], body)

    @property
    def text(self):
        is_packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.body) if is_packed else self.body).decode()

    @property
    def json(self):
        return json.loads(self.text)


class KeptForm(HTMLParser):
    """The page's form that saves itself: where to, and the fields as they stand."""

    def __init__(self, text):
        super().__init__()
        self.save_url, self.fields, self.texts = "", {}, []
        self._is_inside, self._area, self._select = False, None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        if tag == "form" and "data-autosave" in held:
            self._is_inside, self.save_url = True, held["data-save-url"]
        elif self._is_inside and held.get("name") and held.get("type") != "file":
            self._field(tag, held)
        elif self._is_inside and tag == "option" and self._select and "selected" in held:
            self.fields[self._select] = held.get("value", "")

    def _field(self, tag, held):
        name, kind = held["name"], held.get("type")
        if tag == "textarea":
            self._area, self.fields[name] = name, ""
            self.texts.append(name)
        elif tag == "select":
            self._select = name
        elif tag == "input" and kind in ("checkbox", "radio"):
            if "checked" in held:
                self.fields.setdefault(name, []).append(held.get("value", "on"))
        elif tag == "input":
            self.fields[name] = held.get("value", "")

    def handle_data(self, data):
        if self._area:
            self.fields[self._area] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._is_inside = False
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._select = None


def _planted_session(user, member):
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    if member:
        session[MEMBER_KEY] = member.pk
    session.create()
    return session.session_key
