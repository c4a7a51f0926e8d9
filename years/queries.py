"""Reads of the calendar that other apps ask for by name."""

from datetime import date

from django.utils import timezone

from core.dates import WorkingDays
from core.prepared import Prepared
from years.models import Closure, DueDay, SchoolYear

#: From August on the coming school year is meant, before that the running one (A9).
FIRST_PROPOSED_MONTH = 8


@Prepared
def _current(school, day: date):
    return SchoolYear.objects.filter(school=school).current_first(day)[:1]


def current_year(school, day=None):
    """The school's current year (A9), or None before any is open."""
    day = day or timezone.localdate()
    found = _current.rows(school=getattr(school, "pk", school), day=day)
    return found[0] if found else None


def open_years_by_school(school_ids, day=None):
    """{school id: its open years, the current one (A9) first}; one query."""
    years = SchoolYear.objects.filter(school__in=school_ids).current_first(day)
    found = {}
    for year in years:
        found.setdefault(year.school_id, []).append(year)
    return found


def workdays_of(year):
    """The school's working days in `year`: one query for its closures."""
    return Closure.objects.filter(year=year).workdays()


def workdays_by_year(years):
    """{year id: WorkingDays} of many years: one query for all closures."""
    spans = {year.pk: [] for year in years}
    rows = Closure.objects.filter(year__in=spans)
    for pk, *span in rows.order_by("year").values_list("year_id", "from_on", "until_on"):
        spans[pk].append(tuple(span))
    return {pk: WorkingDays(closures) for pk, closures in spans.items()}


@Prepared
def _of_month(year, kind: str, month: date):
    return DueDay.objects.filter(year=year, kind=kind, month=month)


def due_day(year, kind, *, month=None):
    """The year's due day of a kind (and month), or None where the school left it out."""
    if month is None:
        return DueDay.objects.filter(year=year, kind=kind, month=None).first()
    return next(iter(_of_month.rows(year=year.pk, kind=kind, month=month)), None)


def reflection_months(year):
    """The year's reflection months with their due days, in order."""
    return list(DueDay.objects.filter(year=year).months())


def last_due(days, today=None):
    """Of due days in order the latest that has passed, else the first; None of none."""
    today = today or timezone.localdate()
    past = [day for day in days if day.due_on < today]
    return past[-1] if past else next(iter(days), None)


def next_start(school, today=None):
    """The calendar year in which the next year to be proposed begins."""
    today = today or timezone.localdate()
    last = SchoolYear.objects.filter(school=school).order_by("-starts_on").first()
    if last:
        return last.starts_on.year + 1
    return today.year if today.month >= FIRST_PROPOSED_MONTH else today.year - 1


def open_year(school, pk):
    """The open school year that an address names by its id, or None."""
    if not (pk.isdecimal() and len(pk) < 18):
        return None
    return SchoolYear.objects.open().filter(school=school, pk=pk).first()


def years_after(year):
    """The school's open years after `year`, the next one first."""
    later = SchoolYear.objects.open().filter(school=year.school_id, starts_on__gt=year.starts_on)
    return later.order_by("starts_on")


def year_after(year):
    """The school's next open year, or None."""
    return years_after(year).first()
