"""A goal that goes on in the next school year (A4): offered, never over another goal."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from goals.models import Goal, GoalStep
from years.queries import year_after


def has_room_after(goal):
    """The next year is open and the owner has no goal there."""
    return year_after(goal.year) is not None and not Goal.objects.after(goal).exists()


@transaction.atomic
def carry_over(goal, *, by):
    """A draft in the next open year with sentence, why, criteria and unfinished steps."""
    year = year_after(goal.year)
    if year is None:
        raise RefusedError(_("The next school year is not open yet."))
    carried, is_new = Goal.objects.get_or_create(
        owner=goal.owner,
        year=year,
        defaults={
            "sentence": goal.sentence,
            "why": goal.why,
            "criteria": goal.criteria,
            "competence": goal.competence,
            "carried_from": goal,
        },
    )
    if not is_new:
        raise RefusedError(_("There is a goal for the next year already; it stays as it is."))
    carry_steps(goal, carried, by=by)
    return carried


@transaction.atomic
def carry_steps(goal, to, *, by):
    """Plan the unfinished steps of `goal` in `to` as well; those it has already are left out."""
    has = set(to.steps.values_list("text", flat=True))
    left = [text for text in goal.steps.open().values_list("text", flat=True) if text not in has]
    first = len(has)
    GoalStep.objects.bulk_create(
        GoalStep(goal=to, text=text, position=first + n) for n, text in enumerate(left)
    )
    return len(left)


@transaction.atomic
def carry_year(year, former, *, by):
    """When `year` opens: a draft for everyone who closed the former year's goal as carried
    over, takes part and has no goal there yet; gives how many were made."""
    if former is None or year != year_after(former):
        return 0
    return len([carry_over(goal, by=by) for goal in Goal.objects.going_on(former, year)])
