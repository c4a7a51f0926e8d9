"""How the views of goals answer: where to go back to, and what a refusal says."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from core.exceptions import RefusedError, TransitionError


def back(request, default):
    """The page that the form names, if it is one of ours; else `default`."""
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(page if is_ours else default)


def refusals_told(view):
    """A rule that says no becomes a message on the page one came from."""

    @wraps(view)
    def answer(request, pk, **kwargs):
        try:
            return view(request, pk, **kwargs)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        except TransitionError:
            messages.warning(request, _("The goal has moved on since you opened it."))
        return back(request, reverse("goals:mine"))

    return answer
