"""One conversation as every page of it fetches it, and how a refusal is told."""

from functools import wraps

import rules
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from coaching.models import Conversation
from core.access import visible_or_404
from core.exceptions import RefusedError, TransitionError

ACTIONS = (
    "answer_conversation",
    "withdraw_conversation",
    "move_conversation",
    "cancel_conversation",
    "hold_conversation",
    "write_wish",
    "write_conversation",
    "keep_note",
)


def row_or_404(request, pk):
    """A conversation of the asker's own, with its people: one statement."""
    return visible_or_404(Conversation, request.member, beside=_beside, pk=pk)


def _beside(rows):
    return rows.with_pair().select_related("owner__school", "curator", "year")


def allowed(member, row):
    """{action: may they}, for the page to show no button in vain."""
    return {name: rules.has_perm(f"coaching.{name}", member, row) for name in ACTIONS}


def refusals_told(view):
    """A rule that says no becomes a message on the conversation's page."""

    @wraps(view)
    def answer(request, pk):
        try:
            return view(request, pk)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        except TransitionError:
            messages.warning(request, _("It has moved on since you opened the page."))
        return redirect("coaching:conversation", pk)

    return answer
