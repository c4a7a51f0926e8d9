"""Clients of the cast, and how the forms of `tests/access/forms.py` are sent."""

import re
from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people.middleware import SESSION_KEY
from tests.access.forms import FORMS, path_of, row_of
from tests.access.stage import PDF
from tests.conftest import READERS
from tests.office import files

WITHOUT_MEMBERSHIP = ["operator", "municipality_viewer"]
ROLES = [*READERS, *WITHOUT_MEMBERSHIP, "anonymous"]
#: Who stands where somebody else of the cast stands too: they take turns over the addresses,
#: and look for planted words with `--all`.
ECHOES = ["both_schools", "both_schools_there", "on_leave", "stranger_administrator"]
ECHOES += ["municipality_viewer"]
_ROW = re.compile(r"=([a-z_]+)")
#: what differs from one answer to the next of the very same page
_ONCE = re.compile(
    r'((?:csrfmiddlewaretoken|form_token)" value="|csrf-token" content="|nonce="|nonce-)[^"\']+'
)


def client_of(stage, role):
    client = Client(raise_request_exception=False)
    if role in (None, "anonymous"):
        return client
    who = getattr(stage, role)
    client.force_login(getattr(who, "user", who))
    if role not in WITHOUT_MEMBERSHIP:
        session = client.session
        session[SESSION_KEY] = who.pk
        session.save()
    return client


def data_of(stage, address):
    """The form's fields with the stage's rows put in, and its file made anew."""
    _role, fields = FORMS.get(address, (None, {}))
    return {_named(stage, name): _value(stage, value) for name, value in fields.items()}


def send(stage, client, address, data=None):
    return client.post(path_of(stage, address), data_of(stage, address) if data is None else data)


def body(answer):
    """The whole answer; a file that streams is read to its end, which closes it."""
    if answer.streaming:
        return b"".join(answer.streaming_content)
    return answer.content


def scrubbed(answer, path):
    """A page without what is made anew for every answer and without its own address."""
    page = _ONCE.sub(r"\1…", body(answer).decode())
    return page.replace(path, "PATH").replace(quote(path, safe="/"), "PATH")


def _named(stage, name):
    return _ROW.sub(lambda found: str(row_of(stage, found[1]).pk), name)


def _value(stage, value):
    if value == "FILE":
        return SimpleUploadedFile("planas.pdf", PDF, "application/pdf")
    if value == "SHEET":
        return files.csv(files.row())
    return str(row_of(stage, value[1:]).pk) if value.startswith("=") else value
