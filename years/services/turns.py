"""Propose, open, close and reopen a school year (A9)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from core.flow import step
from years import turning
from years.enums import TermSystem, YearStatus
from years.models import Closure, Direction, SchoolYear, Term
from years.proposals import closure_spans, term_spans, year_span
from years.services.counts import recount_turned
from years.services.days import write_proposed_days
from years.services.locks import lock_school, lock_year

MOST_OPEN = 2


@transaction.atomic
def propose_year(school, *, starts_year, by, system=TermSystem.HALVES):
    """Write down a planned year whole: terms, holidays, due days, last year's directions.

    Asked twice for the same year it gives the one that stands.
    """
    lock_school(school)
    starts_on, ends_on = year_span(starts_year)
    standing = SchoolYear.objects.filter(school=school, starts_on=starts_on).first()
    if standing:
        return standing
    year = SchoolYear(school=school, starts_on=starts_on, ends_on=ends_on)
    _refuse_overlap(year)
    year.save()
    former = SchoolYear.objects.before(year).first()
    write_terms(year, system, like=former)
    Closure.objects.bulk_create(
        Closure(year=year, name=name, from_on=first, until_on=last)
        for name, first, last in closure_spans(starts_year)
    )
    _copy_directions(former, year)
    write_proposed_days(year)
    return year


def write_terms(year, system, *, like=None):
    """The system's terms; lessons to show and observe as in the year `like`."""
    needs = {term.number: term for term in like.terms.all()} if like else {}
    for number, (name, first, last) in enumerate(term_spans(system, year.starts_on.year), 1):
        term = Term(year=year, number=number, name=name, starts_on=first, ends_on=last)
        if number in needs:
            term.need_shown = needs[number].need_shown
            term.need_observed = needs[number].need_observed
        term.save()


@transaction.atomic
def open_year(year, *, by, leave_out=frozenset()):
    """Open a planned year and let every practice carry over what it carries.

    `leave_out` names parts of the turn that are not wanted. None for a year that was open
    already: a second click changes nothing.
    """
    lock_school(year.school)
    if SchoolYear.objects.get(pk=year.pk).status == YearStatus.OPEN:
        return None
    _refuse_third(year)
    year = step(year, YearStatus.OPEN, by=by)
    turning.run_opening(year, SchoolYear.objects.before(year).first(), by=by, leave_out=leave_out)
    return year


@transaction.atomic
def close_year(year, *, by):
    """Close a year: what is written stays with its owners, nothing in it changes any more.

    None for a year that was closed already.
    """
    if lock_year(year).status == YearStatus.CLOSED:
        return None
    year = step(year, YearStatus.CLOSED, by=by)
    turning.run_closing(year, by=by)
    recount_turned(year)
    return year


@transaction.atomic
def reopen_year(year, *, by):
    """Undo a closing; curators and groups are back as they were. None if it is open."""
    lock_school(year.school)
    if SchoolYear.objects.get(pk=year.pk).status == YearStatus.OPEN:
        return None
    _refuse_third(year)
    year = step(year, YearStatus.OPEN, by=by)
    recount_turned(year)
    return year


@transaction.atomic
def remove_planned(year, *, by):
    """Take back a planned year that nothing hangs on yet."""
    if lock_year(year).status != YearStatus.PLANNED:
        raise RefusedError(_("Only a planned school year can be removed."))
    try:
        with transaction.atomic():
            Direction.objects.filter(year=year).delete()
            year.delete()
    except ProtectedError as error:
        raise RefusedError(_("Groups or curators of this school year exist already.")) from error


def _copy_directions(former, year):
    if former is None:
        return
    Direction.objects.bulk_create(
        Direction(year=year, code=one.code, name=one.name, position=one.position)
        for one in former.directions.all()
    )


def _refuse_overlap(year):
    try:
        year.clean()
    except ValidationError as error:
        raise RefusedError(error.messages[0]) from error


def _refuse_third(year):
    others = SchoolYear.objects.open().filter(school_id=year.school_id).exclude(pk=year.pk)
    if others.count() >= MOST_OPEN:
        raise RefusedError(_("Two school years are open already. Close one of them first."))
