"""Due days: proposed by rule, moved with the calendar, set by hand where the school wishes."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from years.duekinds import MONTHLY, Proposal, kinds
from years.models import DueDay
from years.proposals import months_of
from years.services.locks import lock_year

#: The year ring is drawn of so many months at least.
FEWEST_MONTHS = 6


@dataclass(frozen=True)
class Moved:
    """A due day that followed the calendar; `was_on` is where it stood."""

    due_day: DueDay
    was_on: date


def write_proposed_days(year):
    """All that the registered kinds propose, for a new year."""
    proposals = _proposals(year)
    return DueDay.objects.bulk_create(_row(year, key[0], p) for key, p in proposals.items())


@transaction.atomic
def recompute_due_days(year, *, by, today=None):
    """Let days not set by hand and not yet past follow the calendar; returns what Moved.

    A day never moves into the past. A month that the school left out stays left out;
    what a new term needs is added.
    """
    lock_year(year)
    today = today or timezone.localdate()
    proposals = _proposals(year)
    rows = {_key(row): row for row in DueDay.objects.filter(year=year)}
    moved = []
    for key, row in rows.items():
        proposal = proposals.get(key) or _plain_month(year, row)
        if proposal and _follows(row, proposal, today):
            moved.append(Moved(row, row.due_on))
            row.opens_on, row.due_on = _dates(proposal)
    DueDay.objects.bulk_update([one.due_day for one in moved], ["opens_on", "due_on"])
    DueDay.objects.bulk_create(
        _row(year, key[0], proposal)
        for key, proposal in proposals.items()
        if key not in rows and proposal.month is None
    )
    return [one for one in moved if one.due_day.due_on != one.was_on]


@transaction.atomic
def set_due_day(due_day, *, opens_on, due_on, by):
    """Set by hand: no rule moves it any more."""
    lock_year(due_day.year)
    due_day.opens_on, due_day.due_on, due_day.is_set_by_hand = opens_on, due_on, True
    due_day.save(update_fields=["opens_on", "due_on", "is_set_by_hand"])
    return due_day


@transaction.atomic
def let_rule_set(due_day, *, by):
    """Give a day set by hand back to its rule; returns what Moved."""
    due_day.is_set_by_hand = False
    due_day.save(update_fields=["is_set_by_hand"])
    return recompute_due_days(due_day.year, by=by)


@transaction.atomic
def leave_out_month(year, *, month, by):
    """Expect no reflection of `month`; refused once somebody has written it."""
    lock_year(year)
    rows = list(DueDay.objects.filter(year=year).months())
    row = next((one for one in rows if one.month == month), None)
    if row is None:
        return
    if len(rows) <= FEWEST_MONTHS:
        raise RefusedError(
            _("A school year has at least %(fewest)s reflection months.")
            % {"fewest": FEWEST_MONTHS}
        )
    is_used = kinds[MONTHLY].is_used if MONTHLY in kinds else None
    if is_used and is_used(row):
        raise RefusedError(_("Somebody has written the reflection of this month already."))
    row.delete()


@transaction.atomic
def bring_back_month(year, *, month, by):
    """Make `month` a reflection month of the year (again)."""
    lock_year(year)
    if month not in months_of(year):
        raise RefusedError(_("This month does not belong to the school year."))
    proposal = _proposals(year).get((MONTHLY, month, None)) or _month_by_rule(year, month)
    DueDay.objects.get_or_create(
        year=year,
        kind=MONTHLY,
        month=month,
        defaults=dict(zip(("opens_on", "due_on"), _dates(proposal), strict=True)),
    )


def _proposals(year):
    """{(kind, month, term id): Proposal} of every registered kind, within the calendar."""
    terms, workdays = list(year.terms.all()), year.closures.workdays()
    try:
        return {
            (kind.name, one.month, one.term and one.term.pk): one
            for kind in kinds
            for one in kind.propose(year, terms, workdays)
        }
    except ValueError as error:
        raise RefusedError(_("So many days off leave no working day for a deadline.")) from error


def _month_by_rule(year, month):
    """A month that no rule proposes (July): due on its last working day."""
    due_on = year.closures.workdays().last_of_month(month)
    return Proposal(opens_on=month, due_on=due_on, month=month)


def _plain_month(year, row):
    return _month_by_rule(year, row.month) if row.kind == MONTHLY and row.month else None


def _key(row):
    return row.kind, row.month, row.term_id


def _dates(proposal):
    """(opens on, due on): a day opens no later than it is due."""
    return min(proposal.opens_on, proposal.due_on), proposal.due_on


def _row(year, kind, proposal):
    opens_on, due_on = _dates(proposal)
    return DueDay(
        year=year,
        kind=kind,
        month=proposal.month,
        term=proposal.term,
        opens_on=opens_on,
        due_on=due_on,
    )


def _follows(row, proposal, today):
    if row.is_set_by_hand or row.due_on < today or proposal.due_on < today:
        return False
    return (row.opens_on, row.due_on) != _dates(proposal)
