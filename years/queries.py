"""Reads of the calendar that other apps ask for by name."""

from core.dates import WorkingDays
from years.models import Closure, DueDay, SchoolYear


def current_year(school, day=None):
    """The school's current year (A9), or None before any is open."""
    return SchoolYear.objects.filter(school=school).current_first(day).first()


def workdays_of(year):
    """The school's working days in `year`: one query for its closures."""
    closures = Closure.objects.filter(year=year).values_list("from_on", "until_on")
    return WorkingDays(list(closures))


def due_day(year, kind, *, month=None):
    """The year's due day of a kind (and month), or None where the school left it out."""
    return DueDay.objects.filter(year=year, kind=kind, month=month).first()


def reflection_months(year):
    """The year's reflection months with their due days, in order."""
    return list(DueDay.objects.filter(year=year).months())
