"""How the views of goals answer: where to go back to, and what a refusal says."""

from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from core.autosave import Writing
from core.exceptions import OvertakenError, RefusedError, TransitionError
from core.returning import way_back


def back(request, default):
    """To the page that the form names, else to `default`."""
    return redirect(way_back(request, default))


@dataclass(frozen=True)
class Choice:
    """What the page of two texts was answered with: the copy chosen (None: what is there
    stays), and what stood on the page."""

    copy: object
    version: int | None
    shown: list

    @classmethod
    def of(cls, post, copies):
        """404 for a copy that does not wait among `copies`."""
        chosen = post.get("copy", "")
        copy = get_object_or_404(copies, pk=chosen) if chosen.isdecimal() else None
        shown = [int(pk) for pk in post.getlist("shown") if pk.isdecimal() and len(pk) < 18]
        return cls(copy, Writing.of(post).version, shown)


def refusals_told(view):
    """A rule that says no becomes a message on the page one came from."""

    @wraps(view)
    def answer(request, pk, **kwargs):
        try:
            return view(request, pk, **kwargs)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        except OvertakenError:
            messages.warning(request, _("The text has changed meanwhile: compare once more."))
            return redirect(request.path)
        except TransitionError:
            messages.warning(request, _("The goal has moved on since you opened it."))
        return back(request, reverse("goals:mine"))

    return answer
