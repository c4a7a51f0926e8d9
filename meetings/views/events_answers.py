"""How the views of exchange events answer a rule that says no."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.exceptions import RefusedError, TransitionError
from core.returning import way_back


def refusals_told(view):
    """The refusal becomes a message on the page one came from."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except RefusedError as refusal:
            messages.error(request, refusal.message)
        except TransitionError:
            messages.warning(request, _("It has moved on since you opened the page."))
        return redirect(way_back(request, "meetings:events"))

    return answer
