"""When a reflection is due, who still has one to submit, and which were submitted."""

from collections import defaultdict
from datetime import date

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import month_of, next_month
from reflections.models import Reflection
from reflections.months import is_expected, leaves_of
from reflections.words import reflection_letter, title_of
from reminders.registry import Deadline, Event, register_deadlines, register_events
from reminders.rhythm import Rhythm
from years import duekinds
from years.duekinds import Proposal
from years.models import DueDay

#: Months without reflections unless the school lists them by hand.
SUMMER = (7, 8)


def register():
    """Called once, when the app is ready."""
    label = gettext_lazy("Monthly reflection")
    duekinds.register("reflection", label, propose, is_used=is_written)
    register_deadlines(
        "reflection", label, reflections_due, rhythm=Rhythm((-5, -1, 2)), letter=reflection_letter
    )
    register_events("reflection", submitted_events)


def propose(year, terms, workdays):
    """A month opens on its first day and is due on its last working day."""
    return [
        Proposal(opens_on=month, due_on=workdays.last_of_month(month), month=month)
        for month in _months(year)
    ]


def is_written(due_day):
    """Somebody has begun the reflection of this month: it cannot be left out any more."""
    return Reflection.objects.filter(year=due_day.year_id, month=due_day.month).exists()


def reflections_due(scope):
    """Months that are not submitted, opened by today; four queries."""
    days = DueDay.objects.filter(year__in=scope.years).months()
    days = list(days.filter(due_on__range=scope.between, opens_on__lte=scope.today))
    if not days:
        return []
    of_year = defaultdict(list)
    for day in days:
        of_year[day.year_id].append(day)
    members = list(with_latest_step(scope.members))
    leaves = leaves_of(members)
    written = Reflection.objects.submitted().filter(
        owner__in=members, month__in=[day.month for day in days]
    )
    done = set(written.values_list("owner_id", "month"))
    return [
        _deadline(member, day)
        for member in members
        if member.school_id in scope.year_of
        for day in of_year[scope.year_of[member.school_id].pk]
        if (member.pk, day.month) not in done and is_expected(member, day, leaves[member.pk])
    ]


def with_latest_step(members):
    """Adds `step` of each member's latest submitted reflection, and its `step_month` (A7)."""
    latest = Reflection.objects.filter(owner=OuterRef("pk")).submitted().newest_first()
    return members.annotate(
        step=Subquery(latest.values("next_step")[:1]),
        step_month=Subquery(latest.values("month")[:1]),
    )


def submitted_events(scope):
    """What was submitted; one query."""
    rows = Reflection.objects.submitted().filter(
        owner__in=scope.members, year__in=scope.years, submitted_at__date__range=scope.between
    )
    return [
        Event(
            member_id=row.owner_id,
            kind="reflection",
            key=row.subject,
            at=row.submitted_at,
            title=_("Submitted: %(title)s") % {"title": title_of(row)},
            url=row.get_absolute_url(),
        )
        for row in rows
    ]


def _deadline(member, day):
    month = f"{day.month:%Y-%m}"
    has_step = member.step_month and member.step_month < day.month
    step_month = member.step_month if has_step else None
    return Deadline(
        member_id=member.pk,
        kind="reflection",
        key=f"reflection:{month}",
        opens_on=day.opens_on,
        due_on=day.due_on,
        title=title_of(day),
        url=reverse("reflections:edit", args=[month]),
        own_words=member.step if step_month else "",
        numbers={"month": month} | ({"step_month": f"{step_month:%Y-%m}"} if step_month else {}),
    )


def _months(year) -> list[date]:
    months, month = [], month_of(year.starts_on)
    while month <= year.ends_on:
        if month.month not in SUMMER:
            months.append(month)
        month = next_month(month)
    return months
