"""What a new school year looks like before the school has changed anything; no database.

Holidays follow the pattern of the minister's yearly orders for general education: the rows
are the school's to change, these are only the days it begins with.
"""

from datetime import date, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.dates import DAY, lithuanian_holidays, next_month
from years.enums import TermSystem

WEEK = timedelta(weeks=1)
MONDAY_TO_FRIDAY = timedelta(days=4)


def year_span(starts_year):
    """1 September – 31 August."""
    return date(starts_year, 9, 1), date(starts_year + 1, 8, 31)


def term_spans(system, starts_year):
    """(name, first day, last day) of each term, in the school's language."""
    begin, end = date(starts_year, 9, 1), date(starts_year + 1, 6, 15)
    with translation.override(settings.LANGUAGE_CODE):
        if system == TermSystem.TRIMESTERS:
            names = [_("Trimester I"), _("Trimester II"), _("Trimester III")]
            starts = [begin, date(starts_year, 12, 1), date(starts_year + 1, 3, 11)]
        else:
            names = [_("Half-year I"), _("Half-year II")]
            starts = [begin, date(starts_year + 1, 2, 1)]
    lasts = [start - DAY for start in starts[1:]] + [end]
    return list(zip(names, starts, lasts, strict=True))


def closure_spans(starts_year):
    """(name, from, until) of the school's holidays, in the school's language."""
    spring = starts_year + 1
    autumn = _monday(date(starts_year, 11, 1))
    christmas = _monday(date(starts_year, 12, 26))
    winter = _monday(date(spring, 2, 1) + 6 * DAY) + 2 * WEEK
    easter = _easter_monday(spring) + DAY
    with translation.override(settings.LANGUAGE_CODE):
        return [
            (_("Autumn holidays"), autumn, autumn + MONDAY_TO_FRIDAY),
            (_("Christmas holidays"), christmas, christmas + WEEK + MONDAY_TO_FRIDAY),
            (_("Winter holidays"), winter, winter + MONDAY_TO_FRIDAY),
            (_("Easter holidays"), easter, easter + 3 * DAY),
            (_("Summer holidays"), date(spring, 7, 1), date(spring, 8, 24)),
        ]


def months_of(year):
    """First days of all the months that the year touches, in order."""
    months = [year.starts_on.replace(day=1)]
    while (following := next_month(months[-1])) <= year.ends_on:
        months.append(following)
    return months


def _monday(day):
    return day - day.weekday() * DAY


def _easter_monday(year):
    """Of all public holidays only Easter's two fall between 22 March and 26 April."""
    return max(lithuanian_holidays(date(year, 3, 22), date(year, 4, 26)))
