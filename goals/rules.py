"""Who may do what with a goal: the whole policy, on one screen."""

import rules

from goals.enums import EDITABLE, KEEPS_PENDING, AssessmentStatus, GoalStatus
from groups.rules import curates_owner, reads_shared
from people.rules import is_here, is_owner, is_owner_here, takes_part
from years.rules import is_open

DRAFT, SUBMITTED, AGREED, CLOSED = (
    GoalStatus.DRAFT,
    GoalStatus.SUBMITTED,
    GoalStatus.AGREED,
    GoalStatus.CLOSED,
)


def stands_in(*statuses):
    """A predicate: the goal's status is one of `statuses`."""
    return rules.predicate(lambda member, goal: goal is not None and goal.status in statuses)


def of_its_goal(predicate):
    """A predicate over a part of a goal: `predicate` holds for the goal."""
    return rules.predicate(lambda member, part: part is not None and predicate(member, part.goal))


@rules.predicate
def is_step_open(member, step):
    return step is not None and step.done_on is None


@rules.predicate
def is_submitted_assessment(member, assessment):
    return assessment is not None and assessment.status == AssessmentStatus.SUBMITTED


is_submitted = ~stands_in(DRAFT)
sees_goal = is_owner | (is_submitted & (curates_owner | reads_shared))
owns_open = is_owner & is_here & is_open
#: the text form opens: for the draft itself, or for what waits apart
writes_text = owns_open & stands_in(DRAFT, *KEEPS_PENDING)
plans_steps = owns_open & ~stands_in(CLOSED)
owns_open_assessed = owns_open & ~stands_in(DRAFT, CLOSED)
sees_between_two = is_owner | (is_submitted & curates_owner)

rules.add_perm("goals.view_goal", sees_goal)
rules.add_perm("goals.view_between_two", sees_between_two)
rules.add_perm("goals.view_goalstep", of_its_goal(sees_goal))
rules.add_perm("goals.view_goalattachment", of_its_goal(sees_goal))
rules.add_perm("goals.view_goalamendment", of_its_goal(sees_between_two))
rules.add_perm("goals.view_goalaudiencechange", of_its_goal(sees_between_two))
rules.add_perm(
    "goals.view_selfassessment",
    of_its_goal(is_owner) | (is_submitted_assessment & of_its_goal(curates_owner)),
)
rules.add_perm("goals.add_goal", takes_part)
rules.add_perm("goals.write_goal", owns_open)
rules.add_perm("goals.edit_text", writes_text)
rules.add_perm("goals.delete_goal", owns_open & stands_in(DRAFT))
rules.add_perm("goals.submit_goal", owns_open & stands_in(*EDITABLE))
rules.add_perm("goals.take_back_goal", owns_open & stands_in(SUBMITTED))
rules.add_perm(
    "goals.decide_goal",
    stands_in(SUBMITTED) & is_here & is_owner_here & is_open & curates_owner,
)
rules.add_perm("goals.amend_goal", owns_open & stands_in(AGREED))
rules.add_perm("goals.close_goal", owns_open & stands_in(AGREED))
rules.add_perm("goals.reopen_goal", owns_open & stands_in(CLOSED))
rules.add_perm("goals.carry_goal", is_owner & takes_part & is_submitted)
rules.add_perm("goals.change_audience", is_owner & is_here)
rules.add_perm("goals.attach", owns_open & ~stands_in(CLOSED))
rules.add_perm("goals.detach", of_its_goal(owns_open))
rules.add_perm("goals.add_step", plans_steps)
rules.add_perm("goals.tick_step", of_its_goal(plans_steps))
rules.add_perm("goals.edit_step", of_its_goal(writes_text))
rules.add_perm("goals.delete_step", of_its_goal(writes_text) & is_step_open)
rules.add_perm("goals.assess_goal", owns_open_assessed)
