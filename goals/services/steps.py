"""Steps of a goal: planned, dated, ticked; only their words are the goal's own (A3)."""

from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError
from core.once import made_before
from goals.enums import GoalStatus
from goals.models import GoalAmendment, GoalStep
from goals.services.waiting import locked, tell_once_a_day

#: So many steps a goal may have at most.
MOST = 40
_NAMESPACE = UUID("5f0c7b0e-6f5e-4a7c-9d52-0b6a8f1c2d3e")


def too_many():
    """The sentence that refuses one step more."""
    return _("A goal has at most %(most)d steps.") % {"most": MOST}


def row_names(goal):
    """{name in the draft's form: step}; the names stay the same whenever the form is shown.

    A row typed there is `new_<n>`, also once it is stored: its form token says so. Thus a
    form that saves itself many times, or is sent twice, makes one step of one row.
    """
    known = {_token(goal, n): f"new_{n}" for n in range(MOST)}
    return {known.get(step.form_token, f"step_{step.pk}"): step for step in goal.steps.all()}


def save_rows(goal, rows):
    """Make the draft's steps what the form says: {name: (text, due_on)}; "" takes one out.

    RefusedError for more than there may be: what is taken out makes room first.
    """
    steps = row_names(goal)
    for name, (text, due_on) in sorted(rows.items(), key=lambda row: row[0] not in steps):
        step = steps.get(name)
        if step is None:
            _plant(goal, name, text, due_on)
        elif not text:
            if step.done_on is None:
                step.delete()
        elif (step.text, step.due_on) != (text, due_on):
            step.text, step.due_on = text, due_on
            step.save(update_fields=["text", "folded", "due_on", "updated_at"])


def add_rows(goal, rows):
    """Plan what the rows say and the goal has not got yet; a step that stands stays (A3).

    RefusedError past the most there may be; nothing is written then by the whole change.
    """
    has = set(goal.steps.values_list("text", flat=True))
    for text, due_on in rows.values():
        if text and text not in has:
            _refuse_too_many(len(has))
            position = _next_position(goal)
            GoalStep.objects.create(goal=goal, text=text, due_on=due_on, position=position)
            has.add(text)


def changes_rows(goal, rows):
    """Would `save_rows` change anything?"""
    stored = {name: (step.text, step.due_on) for name, step in row_names(goal).items()}
    return any(row != stored.get(name, ("", None)) for name, row in rows.items())


def packed(rows):
    """Rows as JSON keeps them."""
    return {name: [text, day.isoformat() if day else ""] for name, (text, day) in rows.items()}


def unpacked(rows):
    return {
        name: (text, date.fromisoformat(day) if day else None)
        for name, (text, day) in rows.items()
    }


@transaction.atomic
def add_step(goal, text, *, by, due_on=None, form_token=None):
    """Plan one more step; a form sent twice makes one."""
    goal = locked(goal)
    made = made_before(GoalStep, form_token)
    if made and made.goal_id == goal.pk:
        return made
    _refuse_too_many(goal.steps.count())
    return GoalStep.objects.create(
        goal=goal,
        text=text,
        due_on=due_on,
        position=_next_position(goal),
        form_token=None if made else form_token,
    )


@transaction.atomic
def edit_step(step, *, by, text, due_on=None, done_on=None):
    """Say or date a step anew; other words after agreement go into the history."""
    goal = locked(step.goal)
    step = locked(step)
    _keep_history(goal, step.text, text, by=by)
    step.text, step.due_on = text, due_on
    if step.done_on and done_on:
        step.done_on = done_on
    step.save(update_fields=["text", "folded", "due_on", "done_on", "updated_at"])
    return step


@transaction.atomic
def tick_step(step, *, by, is_done):
    """Mark a step done today, or open again; the same answer twice changes nothing."""
    step = locked(step)
    if bool(step.done_on) == is_done:
        return step
    step.done_on = timezone.localdate() if is_done else None
    step.save(update_fields=["done_on", "updated_at"])
    if is_done:
        record(by, "goal_step_done", f"goal:{step.goal_id}")
    return step


@transaction.atomic
def delete_step(step, *, by):
    """Take out a step that was not done (A33)."""
    goal = locked(step.goal)
    step = locked(step)
    if step.done_on is not None:
        raise RefusedError(_("A step that is done stays in the goal."))
    _keep_history(goal, step.text, "", by=by)
    step.delete()


def _keep_history(goal, was, now, *, by):
    if goal.status != GoalStatus.AGREED or was == now:
        return
    GoalAmendment.objects.create(goal=goal, field="step", was=was, now=now, by=by)
    tell_once_a_day("goal_amended", goal, by=by)


def _plant(goal, name, text, due_on):
    """A new row of the draft's form; a name that is no row's is nobody's step."""
    kind, _dash, number = name.partition("_")
    if text and kind == "new":
        _refuse_too_many(goal.steps.count())
        GoalStep.objects.create(
            goal=goal,
            text=text,
            due_on=due_on,
            position=_next_position(goal),
            form_token=_token(goal, int(number)),
        )


def _refuse_too_many(count):
    if count >= MOST:
        raise RefusedError(too_many())


def _next_position(goal):
    last = goal.steps.aggregate(last=Max("position"))["last"]
    return 0 if last is None else min(last + 1, 32767)


def _token(goal, number):
    return uuid5(_NAMESPACE, f"{goal.pk}:{number}")
