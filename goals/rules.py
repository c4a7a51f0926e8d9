"""Who may do what with a goal: the whole policy, on one screen."""

import rules

from goals.enums import AssessmentStatus, GoalStatus
from groups.rules import curates_owner, reads_shared
from people.rules import is_here, is_owner, takes_part
from years.rules import is_open


@rules.predicate
def is_submitted(member, goal):
    return goal is not None and goal.status != GoalStatus.DRAFT


@rules.predicate
def is_editable(member, goal):
    return goal is not None and goal.is_editable


def has_status(status):
    """A predicate: the goal stands in `status`."""
    return rules.predicate(lambda member, goal: goal is not None and goal.status == status)


@rules.predicate
def sees_goal_of(member, part):
    return part is not None and sees_goal(member, part.goal)


@rules.predicate
def owns_goal_of(member, part):
    return part is not None and part.goal.owner_id == member.pk


@rules.predicate
def curates_goal_of(member, part):
    return (
        part is not None and is_submitted(member, part.goal) and curates_owner(member, part.goal)
    )


@rules.predicate
def is_submitted_assessment(member, assessment):
    return assessment is not None and assessment.status == AssessmentStatus.SUBMITTED


@rules.predicate
def curates_owner_of_goal(member, part):
    return part is not None and curates_owner(member, part.goal)


sees_goal = is_owner | (is_submitted & (curates_owner | reads_shared))
owns_open = is_owner & is_here & is_open

rules.add_perm("goals.view_goal", sees_goal)
rules.add_perm("goals.view_goalstep", sees_goal_of)
rules.add_perm("goals.view_goalattachment", sees_goal_of)
rules.add_perm("goals.view_goalamendment", owns_goal_of | curates_goal_of)
rules.add_perm(
    "goals.view_selfassessment",
    owns_goal_of | (is_submitted_assessment & curates_owner_of_goal),
)
rules.add_perm("goals.add_goal", takes_part)
rules.add_perm("goals.change_goal", owns_open)
rules.add_perm("goals.edit_text", owns_open & is_editable)
rules.add_perm("goals.submit_goal", owns_open & is_editable)
rules.add_perm("goals.take_back_goal", owns_open & has_status(GoalStatus.SUBMITTED))
rules.add_perm("goals.amend_goal", owns_open & has_status(GoalStatus.AGREED))
rules.add_perm("goals.close_goal", owns_open & has_status(GoalStatus.AGREED))
rules.add_perm("goals.reopen_goal", owns_open & has_status(GoalStatus.CLOSED))
rules.add_perm(
    "goals.decide_goal", curates_owner & is_here & is_open & has_status(GoalStatus.SUBMITTED)
)
