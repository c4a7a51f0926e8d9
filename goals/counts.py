"""A school year's goals counted: facts, never a sentence."""

from goals.enums import GoalStatus
from goals.models import Goal, GoalCount
from years import counters

AGREED = {GoalStatus.AGREED, GoalStatus.CLOSED}


def goal_rows(batch):
    """Rows of GoalCount, of who takes part: one query."""
    people = {year.pk: batch.pks(year) for year in batch.years}
    rows = {year.pk: GoalCount(year=year, submitted=0, agreed=0) for year in batch.years}
    goals = Goal.objects.filter(year__in=batch.years).submitted().order_by()
    for year, owner, status in goals.values_list("year", "owner", "status"):
        if owner in people[year]:
            rows[year].submitted += 1
            rows[year].agreed += status in AGREED
    return list(rows.values())


def register():
    """Called once, when the app is ready."""
    counters.register("goals", GoalCount, goal_rows)
