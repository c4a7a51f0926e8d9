"""What happens to goals, as sentences; they name the deed and never the goal's own words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activity.registry import Found
from goals.enums import MOMENT_TITLES
from goals.models import Goal, SelfAssessment

VERBS = {
    "goal_submitted": (
        gettext_lazy("A goal was submitted"),
        lambda actor, title, numbers: _("%(actor)s submitted the year's goal") % {"actor": actor},
    ),
    "goal_taken_back": (
        gettext_lazy("A goal was taken back"),
        lambda actor, title, numbers: (
            _("%(actor)s took the year's goal back to the draft") % {"actor": actor}
        ),
    ),
    "goal_agreed": (
        gettext_lazy("Your goal is agreed"),
        lambda actor, title, numbers: _("%(actor)s agreed to your goal") % {"actor": actor},
    ),
    "goal_returned": (
        gettext_lazy("Your goal came back with a note"),
        lambda actor, title, numbers: (
            _("%(actor)s returned your goal with a note") % {"actor": actor}
        ),
    ),
    "goal_amended": (
        gettext_lazy("An agreed goal was changed"),
        lambda actor, title, numbers: _("%(actor)s changed the agreed goal") % {"actor": actor},
    ),
    "goal_closed": (
        gettext_lazy("A goal was closed"),
        lambda actor, title, numbers: _("%(actor)s closed the year's goal") % {"actor": actor},
    ),
    "goal_reopened": (
        gettext_lazy("A goal was opened again"),
        lambda actor, title, numbers: (
            _("%(actor)s opened the year's goal again") % {"actor": actor}
        ),
    ),
    "assessment_submitted": (
        gettext_lazy("A self-assessment was submitted"),
        lambda actor, title, numbers: (
            _("%(actor)s submitted a self-assessment of the goal") % {"actor": actor}
        ),
    ),
}

#: Kept in the journal, told to nobody.
QUIET_VERBS = {
    "goal_step_done": (
        gettext_lazy("A step of a goal was done"),
        lambda actor, title, numbers: _("%(actor)s ticked a step of the goal") % {"actor": actor},
    ),
}


def goal_title(goal):
    return _("Goal of %(years)s") % {"years": goal.year.label}


def find_goals(member, ids):
    """{id: Found} of the goals this member may read now."""
    goals = Goal.objects.visible_to(member).filter(pk__in=ids).select_related("year")
    return {goal.pk: Found(goal_title(goal), goal.get_absolute_url()) for goal in goals}


def find_assessments(member, ids):
    """{id: Found} of the self-assessments this member may read now."""
    rows = SelfAssessment.objects.visible_to(member).filter(pk__in=ids)
    return {
        row.pk: Found(
            _("Self-assessment: %(moment)s") % {"moment": MOMENT_TITLES[row.moment]},
            row.get_absolute_url(),
        )
        for row in rows
    }
