"""Steps in the life of a goal; the only code that moves its status."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.attachments import let_files_go
from core.exceptions import RefusedError
from core.flow import step
from dialogue.services import stop_waiting
from goals.enums import AssessmentStatus, GoalStatus, Moment, Outcome
from goals.models import Goal, GoalAudienceChange
from goals.services.carrying import carry_over, has_room_after
from goals.services.text import INCOMPLETE, columns, lacking, typed_text
from goals.services.waiting import await_curator, locked, settle, told
from groups.queries import curator_of


@transaction.atomic
def create_goal(owner, *, year, by, sentence=""):
    """The draft of the year's goal; gives (goal, is_new), for there is one a year."""
    return Goal.objects.get_or_create(owner=owner, year=year, defaults={"sentence": sentence})


@transaction.atomic
def delete_goal(goal, *, by):
    """Throw a draft away; what the curator has seen once is taken back, not deleted (A33)."""
    goal = locked(goal)
    if not goal.is_draft or goal.transitions.exists() or goal.threads.exists():
        raise RefusedError(_("The curator has seen this goal already, so it stays. Change it."))
    let_files_go(goal.attachments.all())
    goal.delete()


@transaction.atomic
def submit_goal(goal, *, by):
    """Hand the goal to its curator: what was typed after a return becomes its text."""
    goal = locked(goal)
    text = typed_text(goal)
    if lacking(text, has_steps=goal.steps.exists(), school=goal.owner.school):
        raise RefusedError(INCOMPLETE)
    now = timezone.now()
    changes = columns(text) if goal.pending else {}
    goal = step(
        goal, GoalStatus.SUBMITTED, by=by, submitted_at=now, pending=None, editor="", **changes
    )
    curator = await_curator(goal)
    record(by, "goal_submitted", goal.subject, tell=told(curator))
    return goal


@transaction.atomic
def take_back_goal(goal, *, by):
    """„Atsiimti“: a draft again, and the curator is told."""
    goal = step(goal, GoalStatus.DRAFT, by=by, submitted_at=None)
    stop_waiting(goal.subject)
    record(by, "goal_taken_back", goal.subject, tell=told(curator_of(goal.owner, goal.year)))
    return goal


@transaction.atomic
def agree_goal(goal, *, by):
    """The curator agrees; from now on every change keeps its history."""
    goal = step(goal, GoalStatus.AGREED, by=by, agreed_at=timezone.now())
    settle(goal, by=by)
    record(by, "goal_agreed", goal.subject, tell=[goal.owner])
    return goal


@transaction.atomic
def return_goal(goal, *, note, by):
    """The curator gives the goal back with a note; `note` is required."""
    if not note.strip():
        raise RefusedError(_("Write what should be clarified: without it the goal cannot return."))
    now = timezone.now()
    goal = step(goal, GoalStatus.RETURNED, by=by, returned_at=now, return_note=note)
    settle(goal, by=by)
    record(by, "goal_returned", goal.subject, tell=[goal.owner])
    return goal


@transaction.atomic
def close_goal(goal, *, outcome, by):
    """The owner closes, after the year-end self-assessment; carried over makes a draft (A4)."""
    goal = locked(goal)
    if goal.pending:
        raise RefusedError(_("First submit the change you have begun, or drop it."))
    ends = goal.assessments.filter(moment=Moment.END, status=AssessmentStatus.SUBMITTED)
    if not ends.exists():
        raise RefusedError(_("First submit the year-end self-assessment."))
    goal = step(goal, GoalStatus.CLOSED, by=by, closed_at=timezone.now(), outcome=outcome)
    record(by, "goal_closed", goal.subject, tell=told(curator_of(goal.owner, goal.year)))
    if outcome == Outcome.CARRIED and has_room_after(goal):
        carry_over(goal, by=by)
    return goal


@transaction.atomic
def reopen_goal(goal, *, by):
    """Closed too early: agreed again, until the year closes."""
    goal = step(goal, GoalStatus.AGREED, by=by, closed_at=None, outcome="")
    record(by, "goal_reopened", goal.subject, tell=told(curator_of(goal.owner, goal.year)))
    return goal


@transaction.atomic
def change_audience(goal, *, audience, by):
    """Takes effect at once, is kept once the goal is out of its draft, tells nobody."""
    goal = locked(goal)
    if goal.audience == audience:
        return goal
    if not goal.is_draft:
        GoalAudienceChange.objects.create(goal=goal, was=goal.audience, now=audience, by=by)
    goal.audience = audience
    goal.save(update_fields=["audience", "updated_at"])
    return goal
