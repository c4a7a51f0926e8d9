"""How the views of the 2+2 answer: where to go back to, and what a refusal says."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.exceptions import RefusedError, TransitionError
from core.returning import way_back


def back(request, default):
    """The page that the form names, if it is one of ours; else `default`."""
    return redirect(way_back(request, default))


def overtaken_told(view):
    """A step that the protocol has left behind becomes a message on its page."""

    @wraps(view)
    def answer(request, pk):
        try:
            return view(request, pk)
        except TransitionError:
            messages.warning(request, _("It has moved on since you opened the page."))
            return redirect("observations:protocol", pk)

    return answer


def refusals_told(view):
    """A rule that says no becomes a message on the page one came from."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        except TransitionError:
            messages.warning(request, _("It has moved on since you opened the page."))
        return back(request, "observations:board")

    return answer
