"""The two questions every view asks: may they see it, may they do it."""

from functools import wraps

import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError
from django.http import Http404
from django.shortcuts import get_object_or_404

_NO_SUCH_VALUE = (ValueError, OverflowError, DataError, ValidationError)


def visible_or_404(source, member, *, beside=None, **lookup):
    """Fetch one row from what `member` can see; anything else does not exist for them.

    `source` is a model, or rows of one already narrowed down (`visible_to` is asked
    either way: it need not be before). `beside` adds to the rows what is read together with
    them. A value that the column could never hold is a 404 as well.
    """
    rows = getattr(source, "objects", source).visible_to(member)
    rows = beside(rows) if beside else rows
    try:
        return get_object_or_404(rows, **lookup)
    except _NO_SUCH_VALUE as error:
        raise Http404 from error


def require(member, perm, obj=None):
    """Let the request through or answer 403."""
    if not rules.has_perm(perm, member, obj):
        raise PermissionDenied(perm)


def exists_for(perm):
    """A page that does not exist (404) for whoever lacks `perm`, e.g. the school's settings."""

    def decorate(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            if not rules.has_perm(perm, request.member):
                raise Http404
            return view(request, *args, **kwargs)

        return answer

    return decorate
