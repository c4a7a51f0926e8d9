"""When people and the school are away: leaves and closures in one query."""

from collections import defaultdict

from django.db.models import F, IntegerField, Value

from core.dates import WorkingDays
from people.models import Leave
from years.models import Closure


def days_off(members, year):
    """({member id: [(first day, last day)]}, the school's working days)."""
    return days_off_in(day_off_rows(members, year))


def day_off_rows(members, year):
    """(member id or None for the school, first day, last day)."""
    nobody = Value(None, output_field=IntegerField())
    own = Leave.objects.order_by().filter(member__in=members).annotate(who=F("member_id"))
    closed = Closure.objects.order_by().filter(year=year).annotate(who=nobody)
    columns = ("who", "from_on", "until_on")
    return own.values_list(*columns).union(closed.values_list(*columns), all=True)


def days_off_in(rows):
    """({member id: [(first day, last day)]}, the school's working days) of rows that were read."""
    leaves, closures = defaultdict(list), []
    for who, *span in rows:
        (closures if who is None else leaves[who]).append(tuple(span))
    return leaves, WorkingDays(closures)
