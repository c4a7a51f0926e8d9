"""The server's half of a form that saves itself; the browser's half is static/js/autosave.js.

A page that saves itself posts its fields together with `version` (the one its text began
from), `editor` (a name of that open page) and `seq` (grows with every post of it).
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.db.models import F
from django.http import JsonResponse
from django.utils import timezone

from core.returning import sign_in_url
from core.wording import clock

COOKIE = "apt_saved"
_LARGEST = 2**53  # what both JavaScript and the columns can hold
_EDITOR = re.compile(r"[A-Za-z0-9.+-]{1,40}")


def is_autosave(request):
    """True for a post that a script sent while somebody was typing."""
    return request.headers.get("X-Autosave") == "1"


@dataclass(frozen=True)
class Writing:
    """Where a posted text comes from; `version` is None when the post names none."""

    version: int | None = None
    editor: str = ""
    seq: int = 0

    @classmethod
    def of(cls, post):
        editor = post.get("editor", "")
        return cls(
            version=_number(post.get("version", "")),
            editor=editor if _EDITOR.fullmatch(editor) else "",
            seq=_number(post.get("seq", "")) or 0,
        )

    def follows(self, record):
        """The text began from what `record` holds now, or from the same page's own post.

        The second covers an answer that was lost on its way to the page.
        """
        if self.version is None or self.version == record.version:
            return True
        return bool(self.editor) and self.editor == record.editor

    def is_overtaken(self, record):
        """A post of the same page that arrived after a later one of it: nothing new in it."""
        return bool(self.editor) and self.editor == record.editor and self.seq <= record.seq


def written(record, changes, writing):
    """Whether `changes` (column: value) were written: only over what `record` was read as.

    One conditional statement, so that of two at once one alone succeeds; `record` holds the
    new values afterwards.
    """
    same = {"pk": record.pk, "version": record.version}
    if hasattr(record, "status"):
        same["status"] = record.status
    is_written = (
        type(record)
        .objects.filter(**same)
        .update(
            **changes,
            version=F("version") + 1,
            editor=writing.editor,
            seq=writing.seq,
            updated_at=timezone.now(),
        )
    )
    if is_written:
        record.count_save(writing)
        for field, value in changes.items():
            setattr(record, field, value)
    return bool(is_written)


def _number(text):
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        return None
    return int(text) if int(text) < _LARGEST else None


def speaks_of(request, copy):
    """The posted page named this copy, or none: a second click must not settle another one."""
    return request.POST.get("copy", "") in ("", str(copy.pk))


def is_from(request, member):
    """The page was opened as `member`: another tab may have changed the membership since."""
    return request.POST.get("member", str(member.pk)) == str(member.pk)


def saved(version):
    """200: the server holds the text."""
    now = clock(timezone.localtime())
    return JsonResponse({"version": version, "saved_at": now})


def conflict(url):
    """409: the server holds this text beside another; the person chooses at `url`."""
    return JsonResponse({"conflict_url": url}, status=409)


def refused(form):
    """422: not kept; the browser still has the text and shows why beside the field."""
    return JsonResponse({"errors": form.errors}, status=422)


def signed_out(request):
    """401: the browser keeps the text, the person signs in and goes on at the same page."""
    return JsonResponse({"login_url": sign_in_url(request)}, status=401)


def acknowledged(response, draft_key):
    """Tell the browser with the next page that it may let go of its copy of the text."""
    response.set_cookie(COOKIE, quote(draft_key, safe=""), max_age=60, samesite="Lax")
    return response


class SignedOutAutosave:
    """A script cannot follow a redirect to the sign-in page: it gets 401 and the address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_autosave(request) and not request.user.is_authenticated:
            return signed_out(request)
        return self.get_response(request)
