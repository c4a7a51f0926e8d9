"""What a goal says: saved while it is typed, amended after agreement, never lost."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.exceptions import OvertakenError, RefusedError
from core.searching import folded_words
from goals.enums import KEEPS_PENDING, GoalStatus
from goals.models import Goal, GoalAmendment, GoalDraftCopy
from goals.models.goal import lines
from goals.services.steps import add_rows, changes_rows, packed, save_rows, unpacked
from goals.services.waiting import locked, tell_once_a_day
from years.models import Direction

OTHER = "other"
INCOMPLETE = gettext_lazy("The goal still lacks something: open it and see what is marked.")


def stored_text(goal):
    """What others read, by the names of the text form."""
    return {
        "sentence": goal.sentence,
        "why": goal.why,
        "criteria": goal.criteria,
        "competence": goal.competence,
        "direction": goal.direction_choice,
    }


def typed_text(goal):
    """What its owner has typed last: the pending change, else the goal itself."""
    return {**stored_text(goal), **(goal.pending or {})}


def lacking(text, *, has_steps, school):
    """The fields that stop a goal from being submitted (A2); "steps" among them."""
    needed = {
        "sentence": bool(text["sentence"].strip()),
        "criteria": bool(lines(text["criteria"])),
        "direction": bool(text["direction"]) or not school.is_direction_required,
        "steps": has_steps,
    }
    return [name for name, is_there in needed.items() if not is_there]


def columns(text):
    """The goal's columns for the text form's values."""
    choice = text["direction"]
    is_id = choice not in ("", OTHER)
    return {
        "sentence": text["sentence"],
        "why": text["why"],
        "criteria": text["criteria"],
        "folded": folded_words(text["sentence"], text["why"], text["criteria"]),
        "competence": text["competence"],
        "direction_id": int(choice) if is_id else None,
        "is_other_direction": choice == OTHER,
    }


@transaction.atomic
def save_text(goal, text, *, by, writing, audience="", rows=None):
    """Keep what was typed; gives (goal, is_kept).

    When the text began from another version than the one stored, or the goal has moved on
    meanwhile, nothing is overwritten: the text lies in a GoalDraftCopy until chosen (A30).
    `rows` are the step rows of a draft's form (goals.services.steps.save_rows).
    """
    goal = locked(goal)
    if writing.is_overtaken(goal):
        return goal, True
    is_open = goal.is_draft or goal.keeps_pending
    if not (is_open and writing.follows(goal)):
        if text == typed_text(goal) and not changes_rows(goal, rows or {}):
            return goal, True
        content = {**text, "rows": packed(rows or {})}
        version = max(writing.version or 0, 0)
        GoalDraftCopy.objects.create(goal=goal, content=content, base_version=version)
        return goal, False
    if goal.is_draft:
        goal.audience = audience or goal.audience
        save_rows(goal, rows or {})
    _write(goal, text)
    goal.count_save(writing)
    goal.save()
    return goal, True


@transaction.atomic
def choose_text(goal, copy, *, by, version, shown):
    """End a conflict: `copy` becomes what is typed, or (None) what is there stays.

    `shown` are the ids of the copies chosen among. OvertakenError when the text has changed
    since they were shown.
    """
    goal = locked(goal)
    if goal.version != version:
        raise OvertakenError
    if copy is not None:
        if not (goal.is_draft or goal.keeps_pending):
            raise RefusedError(_("The goal is with the curator now: take it back first."))
        _write(goal, {name: copy.content[name] for name in Goal.TEXT_FIELDS})
        keep_rows = save_rows if goal.is_draft else add_rows
        keep_rows(goal, unpacked(copy.content.get("rows", {})))
        goal.version += 1
        goal.editor = ""
        goal.save()
    goal.copies.settle(shown)
    return goal


@transaction.atomic
def amend_goal(goal, *, by):
    """„Pateikti pataisą“: the pending text becomes the goal, the former one its history."""
    goal = locked(goal)
    if goal.status != GoalStatus.AGREED or not goal.pending:
        raise RefusedError(_("There is nothing to submit: the goal says this already."))
    text = typed_text(goal)
    has_steps = goal.steps.exists()
    if lacking(text, has_steps=has_steps, school=goal.owner.school):
        raise RefusedError(INCOMPLETE)
    was, now = _readable(stored_text(goal)), _readable(text)
    GoalAmendment.objects.bulk_create(
        GoalAmendment(goal=goal, field=name, was=was[name], now=now[name], by=by)
        for name in Goal.TEXT_FIELDS
        if was[name] != now[name]
    )
    _set(goal, columns(text))
    goal.pending, goal.editor = None, ""
    goal.version += 1
    goal.save()
    tell_once_a_day("goal_amended", goal, by=by)
    return goal


@transaction.atomic
def drop_pending(goal, *, by):
    """„Atsisakyti pataisos“: what was typed since is let go, what others read stays."""
    goal = locked(goal)
    goal.pending, goal.editor = None, ""
    goal.version += 1
    goal.save(update_fields=["pending", "version", "editor", "updated_at"])
    return goal


def _write(goal, text):
    """Into the draft itself, or apart from what others read."""
    if goal.status in KEEPS_PENDING:
        goal.pending = None if text == stored_text(goal) else text
    else:
        _set(goal, columns(text))


def _set(goal, values):
    for name, value in values.items():
        setattr(goal, name, value)


def _readable(text):
    """Words as the history keeps them: a direction by its name."""
    direction = text["direction"]
    if direction == OTHER:
        direction = _("another direction")
    elif direction:
        direction = Direction.objects.get(pk=direction).name
    return {**text, "direction": direction}
