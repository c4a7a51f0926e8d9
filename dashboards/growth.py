"""Growth categories as the school sees them: sums, from five different authors.

Counts of what people ticked could tell who ticked it, also by taking one figure from
another. So a category shows its terms together or not at all, and nothing under five.
"""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from reflections.enums import FAMILIES, Growth
from reflections.models import Reflection

#: So many different authors make a figure.
AUTHORS = 5


@dataclass(frozen=True)
class Category:
    """`count` is None where there are too few authors."""

    code: str
    label: str
    count: int | None


@dataclass(frozen=True)
class Family:
    code: str
    label: str
    categories: list


def families(year, periods, period, days):
    """The three families with the sums of `period`: one query.

    A figure that grows by one would tell who has just submitted. So only months whose day has
    passed count, and what came late counts from the next such day on, or once the year is over.
    """
    today = timezone.localdate()
    past = [day for day in days if day.due_on < today]
    parts = _parts(periods) if period.number else []
    months = [day.month for day in past]
    reflections = Reflection.objects.filter(year=year, month__in=months).submitted()
    if past and today <= year.ends_on:
        until = max(day.due_on for day in past)
        reflections = reflections.filter(submitted_at__date__lte=until)
    row = reflections.aggregate(**_counts(period, parts))
    shown = {code: _figure(row, code, period, parts) for code in Growth.values}
    return [
        Family(letter, label, [_category(code, shown) for code in Growth if code[0] == letter])
        for letter, label in FAMILIES.items()
    ]


def largest(families):
    """The scale that all bars share."""
    counts = [one.count for family in families for one in family.categories if one.count]
    return max(counts, default=0)


def _category(code, shown):
    return Category(code.value, code.label, shown[code.value])


def _parts(periods):
    """{name: Q} of the terms that have begun and of the days outside all terms.

    Together they make up the year: a missing one could be worked out from the others.
    """
    today = timezone.localdate()
    terms = {str(p.number): _within(p) for p in periods[1:] if p.first <= today}
    outside = Q()
    for period in periods[1:]:
        outside &= ~_within(period)
    return terms | {"out": outside}


def _within(period):
    return Q(month__gte=period.first, month__lte=period.last)


def _counts(period, parts):
    """For each category: ticks of the period (n) and different authors of each part (a)."""
    counts = {}
    for code in Growth.values:
        ticked = Q(growth__contains=code)
        counts[f"{code}_n"] = Count("pk", filter=ticked & _within(period))
        for name, within in (parts or {"0": _within(period)}).items():
            counts[f"{code}_{name}"] = Count("owner", filter=ticked & within, distinct=True)
    return counts


def _figure(row, code, period, parts):
    authors = {name: row[f"{code}_{name}"] for name in (parts or ["0"])}
    outside = authors.pop("out", 0)
    if min(authors.values(), default=0) < AUTHORS or 0 < outside < AUTHORS:
        return None
    return row[f"{code}_n"]
