"""„Verta pasiteirauti“: whom a curator may want to ask how they are (A42). Never a judgement."""

from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.figures import MonthState
from core.wording import month_genitive
from goals.enums import GoalStatus
from people.models import Member

#: A goal not agreed is worth asking about this many working days after its due.
GOAL_AFTER = 20
#: So many due months in a row without a reflection.
QUIET_MONTHS = 2
MOST = 5

SETTLED = (GoalStatus.AGREED, GoalStatus.CLOSED)


@dataclass(frozen=True)
class Asked:
    """Somebody it is worth asking, and why; `since` is the day it began."""

    member: Member
    reasons: list[str]
    since: date


def worth_asking(rows, *, goal_due, leaves, workdays, today, silences=None):
    """Longest first; a page shows at most MOST. `rows` are (member, months, goal's facts or None).

    `silences`: {member id: since when no conversation for sixty days was worth asking}.
    Who is on leave today is left out, and so are months and a due day within a leave.
    """
    asked = []
    for member, months, goal in rows:
        away = leaves[member.pk]
        if is_away(away, today):
            continue
        found = [_quiet(months, today)]
        if goal_due and not is_away(away, goal_due):
            found.append(_goal_late(member, goal, goal_due, workdays, today))
        if since := (silences or {}).get(member.pk):
            found.append((since, _("No conversation for 60 days.")))
        found = [one for one in found if one]
        if found:
            since = min(day for day, _reason in found)
            asked.append(Asked(member, [reason for _day, reason in found], since))
    return sorted(asked, key=lambda one: one.since)


def is_away(spans, day):
    return any(first <= day <= last for first, last in spans)


def _quiet(months, today):
    """(day since, reason) when the last two due months brought nothing."""
    due = [month for month in months if month.is_expected and month.due_on < today]
    missed = []
    for month in reversed(due):
        if month.state != MonthState.MISSED:
            break
        missed.append(month)
    if len(missed) < QUIET_MONTHS:
        return None
    names = ", ".join(month_genitive(month.month.month) for month in reversed(missed))
    said = ngettext(
        "%(months)s reflection not submitted.",
        "%(months)s reflections not submitted.",
        len(missed),
    )
    return missed[-1].due_on, capfirst(said % {"months": names})


def _goal_late(member, goal, due_on, workdays, today):
    """(day since, reason) when the goal is not agreed long after it was due."""
    if goal and goal["status"] in SETTLED:
        return None
    joined = max(filter(None, [member.joined_on, member.takes_part_from]))
    if workdays.add(max(due_on, joined), GOAL_AFTER) >= today:
        return None
    if goal is None:
        return due_on, _("The goal is not submitted yet.")
    if goal["status"] == GoalStatus.RETURNED:
        return due_on, _("The goal is being made more precise.")
    return due_on, _("The goal is not agreed yet.")
