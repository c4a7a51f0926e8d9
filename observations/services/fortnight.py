"""Fourteen days to confirm, without the school's holidays and the teacher's days away (A23)."""

from collections import defaultdict

from core.dates import DAY
from people.models import Leave
from years.models import Closure

#: So many days the teacher has to confirm.
DAYS = 14
#: So many days before time confirms, the teacher is told.
TOLD_BEFORE = 4


def confirms_on(observation, since):
    """When time confirms what was submitted on the day `since`; two queries."""
    away = spans_of(observation.year_id, [observation.owner_id])
    return counted_from(since, away[observation.owner_id])


def counted_from(day, away):
    """The fourteenth day after `day` that lies in no span of `away` (both ends included)."""
    counted = 0
    while counted < DAYS:
        day += DAY
        counted += not any(first <= day <= last for first, last in away)
    return day


def spans_of(year_id, owner_ids):
    """{owner id: [(first, last)]}: the school's closures and each one's leaves; two queries."""
    closures = list(Closure.objects.filter(year=year_id).values_list("from_on", "until_on"))
    away = defaultdict(lambda: list(closures))
    leaves = Leave.objects.filter(member__in=owner_ids)
    for owner_id, *span in leaves.values_list("member_id", "from_on", "until_on"):
        away[owner_id].append(tuple(span))
    return away
