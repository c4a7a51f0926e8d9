"""Write the counts of school years (`years.counts`): twice gives the same rows."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from years.counters import counters
from years.counts import batch_of
from years.enums import YearStatus
from years.models import SchoolYear

#: School years counted at once: a constant number of statements for so many.
AT_ONCE = 50
#: From this hour on a day's counts are made.
NIGHT = 3


def recount(years):
    """Count these school years anew, fifty in a transaction; how many they were."""
    years = list(years)
    for start in range(0, len(years), AT_ONCE):
        _recount(years[start : start + AT_ONCE])
    return len(years)


def recount_due(now=None):
    """Open years not counted since three at night, and closed ones that some count lacks.

    Only of schools that a municipality looks at: nobody else asks for these counts. Asked
    every hour: what a stopped machine did not do at night is done when it runs again.
    """
    years = SchoolYear.objects.filter(school__municipality__isnull=False)
    due = Q(status=YearStatus.OPEN) & _lacks(counted_at__gte=_last_night(now or timezone.now()))
    due |= Q(status=YearStatus.CLOSED) & _lacks()
    return recount(years.filter(due).order_by("pk"))


def recount_turned(year):
    """A year was closed or opened again: its counts stand, or move on, from here."""
    if year.school.municipality_id:
        recount([year])


def recount_school(school):
    """All the years of a school that a municipality begins to look at."""
    return recount(SchoolYear.objects.filter(school=school).exclude(status=YearStatus.PLANNED))


def _lacks(**counted):
    """Q over school years: some count of the whole year has no such row."""
    lacks = Q(pk__in=[])
    for counter in counters:
        if counter.model.TOLD_APART_BY == ("year",):
            lacks |= ~Q(pk__in=counter.model.objects.filter(**counted).values("year"))
    return lacks


def _last_night(now):
    """The last three o'clock at night of the portal's time zone."""
    local = timezone.localtime(now)
    return (local - timedelta(hours=NIGHT)).replace(hour=NIGHT, minute=0, second=0, microsecond=0)


@transaction.atomic
def _recount(years):
    batch, now = batch_of(years), timezone.now()
    for counter in counters:
        _write(counter.model, counter.rows(batch), now)


def _write(model, rows, now):
    for row in rows:
        row.counted_at = now
    told_apart = model.TOLD_APART_BY
    fixed = {"id", *told_apart}
    model.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=list(told_apart),
        update_fields=[f.name for f in model._meta.concrete_fields if f.name not in fixed],
    )
