"""How the views of meetings answer when a rule says no."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from core.exceptions import RefusedError, TransitionError
from core.returning import way_back

#: Pages whose deeds have addresses one step below theirs.
PAGES = ("meetings:group", "meetings:meeting")


def refusals_told(view):
    """A rule that says no becomes a message on the page one came from."""

    @wraps(view)
    def answer(request, pk):
        try:
            return view(request, pk)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        except TransitionError:
            messages.warning(request, _("It has moved on since you opened the page."))
        return redirect(way_back(request, _page_above(request)))

    return answer


def _page_above(request):
    """The group or the meeting that the deed was about, else the list."""
    above = request.path.rstrip("/").rpartition("/")[0] + "/"
    try:
        is_page = resolve(above).view_name in PAGES
    except Resolver404:
        is_page = False
    return above if is_page else reverse("meetings:groups")
