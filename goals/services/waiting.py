"""The curator's word on a goal or a self-assessment: awaited, handed over, told."""

from activity.services import record_daily
from dialogue.services import await_answer, mark_thread_read, stop_waiting
from goals.enums import GoalStatus
from goals.models import AssessmentThread, Goal, GoalThread, SelfAssessment
from groups.queries import curator_of


def locked(row):
    """The row as it is now, held until the transaction ends."""
    return type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)


def await_curator(goal):
    """Put the goal into its curator's queue; gives the curator, or None when there is none."""
    curator = curator_of(goal.owner, goal.year)
    if curator:
        _open_goal_thread(goal, curator)
    return curator


def await_curator_of_assessment(assessment):
    """As `await_curator`, for a self-assessment."""
    goal = assessment.goal
    curator = curator_of(goal.owner, goal.year)
    if curator:
        _open_assessment_thread(assessment, curator)
    return curator


def settle(goal, *, by):
    """The curator decided: that is an answer, nobody waits any more."""
    thread = GoalThread.objects.filter(goal=goal, thread__curator=by).first()
    if thread:
        mark_thread_read(thread.thread, by=by)
    stop_waiting(goal.subject)


def told(curator):
    return [curator] if curator else []


def tell_once_a_day(verb, goal, *, by):
    """Record a change of an agreed goal; the curator hears of it once a day (A3)."""
    record_daily(by, verb, goal.subject, tell=told(curator_of(goal.owner, goal.year)))


def take_over(member, year, *, curator, by):
    """What was submitted while there was no curator reaches the first one (A1, A6).

    What waited for a former curator is moved by dialogue itself.
    """
    goal = Goal.objects.filter(owner=member, year=year).select_related("owner", "year").first()
    if goal is None:
        return
    if goal.status == GoalStatus.SUBMITTED:
        _open_goal_thread(goal, curator)
    for assessment in SelfAssessment.objects.filter(goal=goal, threads=None).submitted():
        assessment.goal = goal
        _open_assessment_thread(assessment, curator)


def link_goal(pk, thread):
    """The goal's own row for a thread that was opened about it."""
    GoalThread.objects.get_or_create(thread=thread, defaults={"goal_id": pk})


def link_assessment(pk, thread):
    AssessmentThread.objects.get_or_create(thread=thread, defaults={"assessment_id": pk})


def _open_goal_thread(goal, curator):
    thread = await_answer(goal.subject, teacher=goal.owner, curator=curator, year=goal.year)
    link_goal(goal.pk, thread)


def _open_assessment_thread(assessment, curator):
    goal = assessment.goal
    thread = await_answer(assessment.subject, teacher=goal.owner, curator=curator, year=goal.year)
    link_assessment(assessment.pk, thread)
