"""How the views of the adviser programme fetch their rows and say a refusal."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coaching.models import Advising
from core.access import visible_or_404
from core.exceptions import RefusedError, TransitionError

BESIDE = ("owner__subject", "adviser", "year__school", "proposed_by")


def advising_or_404(request, pk):
    """The work of the two, for one of them."""
    return visible_or_404(
        Advising, request.member, beside=lambda rows: rows.select_related(*BESIDE), pk=pk
    )


def refusals_told(view):
    """A rule that says no becomes a message on the page of the two."""

    @wraps(view)
    def answer(request, pk, *args, **kwargs):
        try:
            return view(request, pk, *args, **kwargs)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        except TransitionError:
            messages.warning(request, _("It has moved on since you opened the page."))
        return redirect("coaching:advising", pk)

    return answer
