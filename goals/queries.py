"""Reads of goals that pages and other apps ask for by name."""

from goals.enums import GoalStatus, Moment
from goals.models import Goal, GoalAttachment, GoalStep, SelfAssessment
from groups.rules import curates_owner
from years.queries import due_day, year_after

DUE_KINDS = {"mid": "self_mid", "end": "self_end"}


def goals_by_member(members, year):
    """{member id: facts} of submitted goals (values, never words) in one query.

    `members` is a queryset or a list of Members; whoever is missing has not submitted one.
    """
    facts = Goal.objects.filter(owner__in=members, year=year).facts()
    return {row["owner_id"]: row for row in facts}


def for_page():
    """Goals with what a page about one of them names; narrow it with `visible_to`."""
    return Goal.objects.for_page()


def steps_for_page():
    """Steps with the goal that decides who may touch them."""
    return GoalStep.objects.select_related("goal__owner", "goal__year")


def attachments_for_page():
    return GoalAttachment.objects.select_related("goal__owner", "goal__year")


def others_of_direction(goal):
    """How many colleagues chose the same school direction this year."""
    if goal.direction_id is None:
        return 0
    same = Goal.objects.filter(direction=goal.direction_id).submitted()
    return same.exclude(owner=goal.owner_id).count()


def former_goals(member, year):
    """The member's goals of other years, latest first."""
    return Goal.objects.of_years_before(member, year)


def goal_to_carry(member, year):
    """The latest former goal whose steps may go on in `year`, or None."""
    if year is None:
        return None
    before = former_goals(member, year).filter(year__starts_on__lt=year.starts_on).submitted()
    return before.first()


def goal_after(goal):
    """The owner's goal of the next open year, or None."""
    return Goal.objects.after(goal).first()


def can_go_on(goal, there):
    """A next year is open, and its goal (`there`) is none yet or still being written."""
    return there.is_editable if there else year_after(goal.year) is not None


def has_ended(goal):
    """The year-end self-assessment is submitted: the goal may be closed (A4)."""
    ends = SelfAssessment.objects.filter(goal=goal, moment=Moment.END)
    return ends.submitted().exists()


def about_goal(member, pk):
    """(teacher, year) of a submitted goal of somebody whom `member` curates, else None."""
    goal = Goal.objects.visible_to(member).submitted().for_page().filter(pk=pk).first()
    return (goal.owner, goal.year) if goal and curates_owner(member, goal) else None


def about_assessment(member, pk):
    """As `about_goal`, for a submitted self-assessment."""
    rows = SelfAssessment.objects.visible_to(member).submitted()
    row = rows.select_related("goal__owner", "goal__year").filter(pk=pk).first()
    return (row.goal.owner, row.goal.year) if row and curates_owner(member, row.goal) else None


def returned_by(goal):
    """Who gave the goal back last, while it is returned; else None."""
    if goal.status != GoalStatus.RETURNED:
        return None
    steps = goal.transitions.filter(to_status=GoalStatus.RETURNED).select_related("by")
    last = steps.last()
    return last.by if last else None


def assessment_due(goal, moment):
    """The DueDay of a self-assessment, or None where the school left it out."""
    return due_day(goal.year, DUE_KINDS[moment])


def assessment_dues(year):
    """{kind: DueDay} of both self-assessments."""
    return {due.kind: due for due in year.due_days.filter(kind__in=DUE_KINDS.values())}


def goals_carried(year, former):
    """A line per person whose goal goes on when `year` opens; no words of it."""
    return [goal.owner.name for goal in Goal.objects.going_on(former, year)] if former else []
