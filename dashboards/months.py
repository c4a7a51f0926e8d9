"""The months of a year as they stand for each member: one law for home, desk and school.

Nothing here reads a word: only that a reflection was submitted, late or not, answered or not.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils import timezone

from core.dates import month_of
from core.figures import MonthState
from people.models import Leave
from reflections.enums import ReflectionStatus
from reflections.models import Reflection, ReflectionThread
from years.queries import reflection_months

#: States that count as submitted, late or not, answered or not.
SUBMITTED = frozenset({MonthState.ANSWERED, MonthState.DONE, MonthState.LATE})


@dataclass(frozen=True)
class Month:
    """One reflection month of one member; `reflection_id` none for others' drafts."""

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
    def is_expected(self):
        """Counts in „iš“: not left out for leave, joining or leaving (A11)."""
        return self.state != MonthState.LEFT_OUT


def month_states(members, year, *, days=None, own=False):
    """{member id: [Month]} in the year's order: two queries, and one for the days if not given.

    `own` shows the drafts: only ever for a member's own page (A45).
    """
    members = list(members)
    days = reflection_months(year) if days is None else days
    facts = facts_of(Reflection.objects.filter(owner__in=members, year=year))
    leaves = defaultdict(list)
    away = Leave.objects.filter(member__in=members)
    for member_id, *span in away.values_list("member_id", "from_on", "until_on"):
        leaves[member_id].append(span)
    return {
        member.pk: months_of(member, days, facts.get(member.pk, {}), leaves[member.pk], own=own)
        for member in members
    }


def facts_of(reflections):
    """{owner id: {month: values}} of these reflections, one query."""
    rows = with_answered(reflections).values("pk", "owner_id", "month", *FACTS)
    facts = defaultdict(dict)
    for row in rows:
        facts[row["owner_id"]][row["month"]] = row
    return facts


FACTS = ("status", "is_late", "is_answered")


def with_answered(reflections):
    """Adds `is_answered`: a curator has answered in words („Perskaičiau“ is no answer)."""
    threads = ReflectionThread.objects.filter(
        reflection=OuterRef("pk"), thread__answered_at__isnull=False
    )
    return reflections.annotate(is_answered=Exists(threads))


def months_of(member, days, facts, leaves, *, own=False):
    """[Month] of one member, out of what was read before: no query."""
    today = timezone.localdate()
    return [_month(member, day, facts.get(day.month), leaves, own, today) for day in days]


def _month(member, day, fact, leaves, own, today):
    is_draft = fact is not None and fact["status"] == ReflectionStatus.DRAFT
    if is_draft and not own:
        fact = None
    if is_draft and own:
        state = MonthState.DRAFT
    elif fact is not None:
        state = _submitted(fact)
    elif not is_expected(member, day, leaves):
        state = MonthState.LEFT_OUT
    else:
        state = _waiting(day, today)
    return Month(
        month=day.month,
        opens_on=day.opens_on,
        due_on=day.due_on,
        state=state,
        reflection_id=fact["pk"] if fact else None,
        is_late=bool(fact and fact["is_late"]),
    )


def _submitted(fact):
    if fact["is_answered"]:
        return MonthState.ANSWERED
    return MonthState.LATE if fact["is_late"] else MonthState.DONE


def _waiting(day, today):
    if today < day.opens_on:
        return MonthState.FUTURE
    return MonthState.NOW if today <= day.due_on else MonthState.MISSED


def is_expected(member, day, leaves):
    """Whether this month is asked of this member: here, taking part, not on leave (A11)."""
    if member.takes_part_from is None:
        return False
    began = month_of(max(member.joined_on, member.takes_part_from))
    ends = [end for end in (member.left_on, member.takes_part_until) if end]
    if day.month < began or any(end < day.due_on for end in ends):
        return False
    return not any(first <= day.due_on <= last for first, last in leaves)
