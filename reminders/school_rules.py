"""What one school decided about its reminders: read for its settings page, and kept."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from reminders.models import ReminderRule
from reminders.moments import rhythms_of
from reminders.registry import deadline_sources
from years.models import DueDay
from years.queries import workdays_of


@dataclass(frozen=True)
class Example:
    """The next due day of a kind, and the days on which it is reminded of."""

    due_on: date
    days: tuple[date, ...]
    at: time


def rhythms_at(school):
    """{kind: Rhythm} as it holds in the school; one query."""
    decided = rhythms_of([school.pk])
    return {
        source.name: decided.get((school.pk, source.name), source.rhythm)
        for source in deadline_sources
    }


def is_usual(kind, offsets, at):
    """The source's own rhythm, in whatever order its offsets are named."""
    usual = deadline_sources[kind].rhythm
    return (set(offsets), at) == (set(usual.offsets), usual.at)


def can_be_overdue(source):
    """An event is past once it was, and a term's lessons are the next term's."""
    return not (source.is_event or source.rhythm.is_weekly)


def examples(year, rhythms, today):
    """{kind: Example} of the kinds whose due days are rows of `year`; two queries."""
    if year is None:
        return {}
    found, workdays = {}, workdays_of(year)
    for day in DueDay.objects.filter(year=year, due_on__gte=today).order_by("due_on"):
        if day.kind in rhythms and day.kind not in found:
            found[day.kind] = _example(day, rhythms[day.kind], workdays)
    return found


def _example(day, rhythm, workdays):
    try:
        days = {rhythm.moment(day.due_on, one, workdays).date() for one in rhythm.offsets}
    except ValueError:  # the school is closed for good: nobody will be reminded
        days = set()
    days = sorted(one for one in days if one >= day.opens_on)
    return Example(day.due_on, tuple(days), rhythm.at)


@transaction.atomic
def keep_rules(school, decided, *, by):
    """Remind of each kind as `decided`: {kind: (offsets, at)}.

    A kind that is reminded of as its source proposes has no row; one without offsets is
    never reminded of.
    """
    usual = [kind for kind, (offsets, at) in decided.items() if is_usual(kind, offsets, at)]
    ReminderRule.objects.filter(school=school, kind__in=usual).delete()
    ReminderRule.objects.bulk_create(
        [
            ReminderRule(school=school, kind=kind, offsets=sorted(offsets), at=at)
            for kind, (offsets, at) in decided.items()
            if kind not in usual
        ],
        update_conflicts=True,
        unique_fields=["school", "kind"],
        update_fields=["offsets", "at"],
    )


def drop_rules(school, *, by):
    """Every kind as its source proposes."""
    ReminderRule.objects.filter(school=school).delete()
