"""Reads of goals that other apps ask for by name."""

from django.db.models import Count

from goals.models import Goal


def goal_of(member, year):
    """The member's goal of `year` with `steps_total` and `steps_done`, or None."""
    return Goal.objects.filter(owner=member, year=year).with_steps_done().first()


def goals_by_member(members, year):
    """{member id: facts} of submitted goals (values, never words) in one query.

    `members` is a queryset or a list of Members; whoever is missing has not submitted one.
    """
    facts = Goal.objects.filter(owner__in=members, year=year).facts()
    return {row["owner_id"]: row for row in facts}


def states_by_direction(year):
    """Counts of submitted goals: rows of direction_id, is_other_direction, status, n."""
    goals = Goal.objects.filter(year=year).submitted()
    grouped = goals.values("direction_id", "is_other_direction", "status")
    return list(grouped.annotate(n=Count("pk")).order_by("direction_id", "status"))
