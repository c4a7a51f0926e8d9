"""Terms and holidays; the due days follow them."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from years.models import Term
from years.services.days import recompute_due_days
from years.services.locks import lock_year
from years.services.turns import write_terms


@transaction.atomic
def save_term(term, *, by):
    """Keep a term whose days were changed; returns the due days that moved.

    Raises ValidationError when another term was saved meanwhile and the two overlap.
    """
    lock_year(term.year)
    term.clean()
    term.save()
    return recompute_due_days(term.year, by=by)


@transaction.atomic
def save_closure(closure, *, by):
    """Add a closure or change its days; returns the due days that moved.

    Raises ValidationError when another closure was saved meanwhile and the two overlap.
    """
    lock_year(closure.year)
    closure.clean()
    closure.save()
    return recompute_due_days(closure.year, by=by)


@transaction.atomic
def remove_closure(closure, *, by):
    """School works on these days after all; returns the due days that moved."""
    year = closure.year
    lock_year(year)
    closure.delete()
    return recompute_due_days(year, by=by)


@transaction.atomic
def replace_terms(year, *, system, by):
    """Divide the year anew; refused when something is counted by its terms already."""
    lock_year(year)
    try:
        with transaction.atomic():
            Term.objects.filter(year=year).delete()
    except ProtectedError as error:
        raise RefusedError(_("Lessons are counted by these terms already.")) from error
    write_terms(year, system)
    return recompute_due_days(year, by=by)
