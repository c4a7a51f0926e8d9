"""The months of a year as they stand for each member; nothing here reads a word."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.dates import month_of, next_month
from core.figures import MonthState
from people.models import Leave
from reflections.enums import ReflectionStatus
from reflections.models import Reflection, ReflectionThread
from years.queries import reflection_months

#: States that count as submitted.
SUBMITTED = frozenset({MonthState.ANSWERED, MonthState.DONE, MonthState.LATE})


@dataclass(frozen=True)
class Month:
    """One reflection month of one member; others' drafts do not exist here (A45)."""

    month: date
    opens_on: date
    due_on: date
    state: MonthState
    reflection_id: int | None = None
    is_late: bool = False

    @property
    def is_submitted(self):
        return self.state in SUBMITTED

    @property
    def is_reachable(self):
        """Its page opens: not more than one month ahead (A8)."""
        return self.month <= next_month(timezone.localdate())

    def is_waiting(self, today):
        """Open now and not submitted yet."""
        return self.opens_on <= today and self.is_expected and not self.is_submitted

    @property
    def is_expected(self):
        """Counts in „iš“ (A11)."""
        return self.state != MonthState.LEFT_OUT


def month_states(members, year, *, days=None, own=False):
    """{member id: [Month]} in the year's order: two queries, three when `days` are not given.

    `own` shows drafts: for a member's own page only.
    """
    members = list(members)
    days = reflection_months(year) if days is None else days
    facts = facts_of(Reflection.objects.filter(owner__in=members, year=year))
    leaves = leaves_of(members)
    return {
        member.pk: months_of(member, days, facts[member.pk], leaves[member.pk], own=own)
        for member in members
    }


def months_of(member, days, facts, leaves, *, own=False):
    """[Month] of one member out of what was read before: no query."""
    return [_month(member, day, facts.get(day.month), leaves, own) for day in days]


def with_answered(reflections):
    """Adds `is_answered`: the curator answered in words („Perskaičiau“ is no answer).

    Asked of each row by itself: with EXISTS PostgreSQL may read everybody's threads once instead.
    """
    answered = ReflectionThread.objects.filter(
        reflection=OuterRef("pk"), thread__answered_at__isnull=False
    )
    said = Subquery(answered.values(is_answered=Value(True))[:1])
    return reflections.annotate(is_answered=Coalesce(said, False))


def facts_of(reflections):
    """{owner id: {month: values}}, one query."""
    return facts_in(fact_rows(reflections))


def fact_rows(reflections):
    rows = with_answered(reflections)
    return rows.values("pk", "owner_id", "month", "status", "is_late", "is_answered")


def facts_in(rows):
    """{owner id: {month: values}} of rows that were read."""
    facts = defaultdict(dict)
    for row in rows:
        facts[row["owner_id"]][row["month"]] = row
    return facts


def leaves_of(members):
    """{member id: [(first day, last day)]}, one query."""
    leaves = defaultdict(list)
    away = Leave.objects.filter(member__in=members)
    for member_id, *span in away.values_list("member_id", "from_on", "until_on"):
        leaves[member_id].append(span)
    return leaves


def is_expected(member, day, leaves):
    """Whether the month of a DueDay is asked of this member: here, taking part, not away."""
    if member.takes_part_from is None:
        return False
    began = month_of(max(member.joined_on, member.takes_part_from))
    ends = [end for end in (member.left_on, member.takes_part_until) if end]
    if day.month < began or any(end < day.due_on for end in ends):
        return False
    return not any(first <= day.due_on <= last for first, last in leaves)


def _month(member, day, fact, leaves, own):
    if fact and fact["status"] == ReflectionStatus.DRAFT and not own:
        fact = None
    if fact:
        state = _written(fact)
    elif not is_expected(member, day, leaves):
        state = MonthState.LEFT_OUT
    else:
        state = _waiting(day, timezone.localdate())
    return Month(
        month=day.month,
        opens_on=day.opens_on,
        due_on=day.due_on,
        state=state,
        reflection_id=fact["pk"] if fact else None,
        is_late=bool(fact and fact["is_late"]),
    )


def _written(fact):
    if fact["status"] == ReflectionStatus.DRAFT:
        return MonthState.DRAFT
    if fact["is_answered"]:
        return MonthState.ANSWERED
    return MonthState.LATE if fact["is_late"] else MonthState.DONE


def _waiting(day, today):
    if today < day.opens_on:
        return MonthState.FUTURE
    return MonthState.NOW if today <= day.due_on else MonthState.MISSED
