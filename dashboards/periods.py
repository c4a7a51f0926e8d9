"""A part of the school year that a page is narrowed down to: a term, or the whole year."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from core.dates import month_of
from years.models import Term


@dataclass(frozen=True)
class Period:
    """`number` is the term's, 0 for the whole year; `first` and `last` are days."""

    number: int
    name: str
    first: date
    last: date

    def holds(self, day):
        return self.first <= day <= self.last


def term_of(month, periods):
    """The number of the term a month belongs to: that of its first day, else the one that begins
    in it; None outside all terms."""
    terms = periods[1:]
    found = [t for t in terms if t.holds(month)] or [
        t for t in terms if month_of(t.first) == month
    ]
    return found[0].number if found else None


def periods_of(year):
    """The whole year first, then its terms: one query."""
    whole = Period(0, _("Whole school year"), year.starts_on, year.ends_on)
    terms = Term.objects.filter(year=year).order_by("number")
    return [whole, *(Period(t.number, t.name, t.starts_on, t.ends_on) for t in terms)]


def chosen(periods, asked):
    """The period asked for in the address; anything unknown is the whole year."""
    return next((period for period in periods if str(period.number) == asked), periods[0])
