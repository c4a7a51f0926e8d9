"""A school year's reflections counted by the same law as the months of a person."""

from collections import defaultdict
from statistics import median

from django.utils import timezone

from reflections.models import Reflection, ReflectionCount
from reflections.months import facts_of, leaves_of, months_of
from years import counters
from years.models import DueDay


def reflection_rows(batch):
    """Rows of ReflectionCount, of who takes part: three queries."""
    today, days = timezone.localdate(), defaultdict(list)
    for day in DueDay.objects.filter(year__in=batch.years).months():
        if day.due_on < today:
            days[day.year_id].append(day)
    leaves = leaves_of(batch.members)
    facts = facts_of(Reflection.objects.filter(year__in=batch.years).submitted())
    rows = []
    for year in batch.years:
        people = [
            [
                m
                for m in months_of(one, days[year.pk], facts[one.pk], leaves[one.pk])
                if m.is_expected
            ]
            for one in batch.people[year.pk]
        ]
        rows.append(_row(year, [(len(ms), sum(m.is_submitted for m in ms)) for ms in people]))
    return rows


def _row(year, people):
    """`people` as [(months due, submitted of them)]."""
    done = [n for _due, n in people]
    return ReflectionCount(
        year=year,
        due=sum(due for due, _n in people),
        submitted=sum(done),
        authors=sum(n > 0 for n in done),
        lacking=sum(n < due for due, n in people),
        median=median(done) if done else 0,
    )


def register():
    """Called once, when the app is ready."""
    counters.register("reflections", ReflectionCount, reflection_rows)
