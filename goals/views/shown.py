"""What the page of a goal shows to this reader."""

from dataclasses import dataclass, field

import rules
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import AttachmentForm
from dialogue.queries import talk_about
from goals.enums import MOMENT_TITLES, Competence, GoalStatus, Moment, Outcome
from goals.forms import CloseForm, DecideForm, GoalTextForm, StepForm
from goals.models import GoalAmendment, GoalAudienceChange, GoalStep, SelfAssessment
from goals.models.goal import lines
from goals.queries import (
    DUE_KINDS,
    assessment_dues,
    can_go_on,
    former_goals,
    goal_after,
    has_ended,
    others_of_direction,
    returned_by,
)
from goals.services import typed_text
from goals.traces import traces_of
from groups.audience import readers_of
from groups.forms import AudienceForm

#: Names of the history's rows; fields not named here are called as on the form.
LABELS = {
    "sentence": _("The goal in one sentence"),
    "why": _("Why it matters for pupils"),
    "criteria": _("How I will know that it worked"),
    "competence": _("Competence it develops"),
    "direction": _("School direction"),
    "step": _("Step"),
    "attachment": _("Attachment taken out"),
}
EMPTY_FORMS = {"file_form": AttachmentForm, "decide_form": DecideForm, "close_form": CloseForm}
ACTIONS = (
    "write_goal",
    "edit_text",
    "delete_goal",
    "submit_goal",
    "take_back_goal",
    "decide_goal",
    "amend_goal",
    "close_goal",
    "reopen_goal",
    "change_audience",
    "attach",
    "add_step",
    "assess_goal",
    "view_between_two",
)


@dataclass
class StepRow:
    """One step as the reader sees it; `form` edits it."""

    step: GoalStep
    is_next: bool = False
    can_tick: bool = False
    traces: list = field(default_factory=list)
    form: object = None


@dataclass
class AssessmentRow:
    """One moment of the year: what was said, or from when it can be."""

    moment: str
    title: str
    row: SelfAssessment | None
    due: object
    can_write: bool

    @property
    def is_open(self):
        return self.due is None or self.due.opens_on <= timezone.localdate()


def can(member, goal):
    """{action: may this member take it now}"""
    return {name: rules.has_perm(f"goals.{name}", member, goal) for name in ACTIONS}


def readable(goal, text):
    """A text for reading beside another: criteria as lines, the direction by its name."""
    names = dict(GoalTextForm(goal=goal, school=goal.owner.school).fields["direction"].choices)
    rows = [row for row in text.get("rows", {}).values() if row[0]]
    direction = names.get(text["direction"], "") if text["direction"] else ""
    return {**text, "criteria": lines(text["criteria"]), "direction": direction, "rows": rows}


def goal_context(goal, member, **more):
    """Everything goals/detail.html needs, and `more`: forms shown again, the queue's place."""
    may = can(member, goal)
    traces = traces_of(goal, member)
    edited = more.pop("edited", None)
    steps = step_rows(goal, may, traces, edited)
    context = {
        "goal": goal,
        "here": goal.get_absolute_url(),
        "can": may,
        "is_mine": goal.owner_id == member.pk,
        "steps": steps,
        "edited_step": edited,
        "steps_done": sum(1 for row in steps if row.step.done_on),
        "attachments": list(goal.attachments.all()),
        "others_count": others_of_direction(goal),
        "goal_traces": traces.get(None, []),
        "step_form": StepForm(goal=goal),
        **{name: form() for name, form in EMPTY_FORMS.items()},
    }
    if may["view_between_two"]:
        context.update(_between_two(goal, member, may))
    if context["is_mine"]:
        context.update(_for_owner(goal, member, may))
    return {**context, **more}


def step_rows(goal, may, traces, edited=None):
    """The goal's steps in order; the first that is not done is the next."""
    can_edit = may["edit_text"] and not goal.is_draft
    rows = []
    for step in goal.steps.in_order():
        form = None
        if can_edit:
            is_it = edited is not None and edited.instance.pk == step.pk
            form = edited if is_it else StepForm(goal=goal, instance=step, prefix=f"s{step.pk}")
        rows.append(
            StepRow(
                step=step,
                can_tick=may["add_step"],
                traces=traces.get(step.pk, []),
                form=form,
            )
        )
    for row in rows:
        if row.step.done_on is None:
            row.is_next = True
            break
    return rows


def _between_two(goal, member, may):
    """Return note, self-assessments, history and words: the owner's and the curator's."""
    talk = None if goal.is_draft else talk_about(goal.subject, member)
    can_close = may["close_goal"] and has_ended(goal)
    history = _history(goal, member, talk.curator_looked_at if talk else None)
    audiences = GoalAudienceChange.objects.visible_to(member).filter(goal=goal)
    return {
        "assessments": _assessments(goal, member, may),
        "history": history,
        "news": sum(change.is_news for change in history),
        "changed_at": history[-1].at if history else None,
        "returned_by": returned_by(goal),
        "audience_changes": list(audiences.select_related("by")),
        "talk": talk,
        "can_close": can_close,
        "has_primary": may["decide_goal"] or may["submit_goal"] or can_close,
    }


def _assessments(goal, member, may):
    rows = {row.moment: row for row in SelfAssessment.objects.visible_to(member).filter(goal=goal)}
    dues = assessment_dues(goal.year)
    return [
        AssessmentRow(
            moment=moment,
            title=MOMENT_TITLES[moment],
            row=rows.get(moment),
            due=dues.get(DUE_KINDS[moment]),
            can_write=may["assess_goal"],
        )
        for moment in Moment.values
    ]


def _history(goal, member, read_at):
    rows = GoalAmendment.objects.visible_to(member).filter(goal=goal).select_related("by")
    competences = dict(Competence.choices)
    for row in rows:
        row.is_news = read_at is not None and row.at > read_at
        row.label = LABELS.get(row.field, row.field)
        if row.field == "competence":
            row.was, row.now = competences.get(row.was, ""), competences.get(row.now, "")
    return list(rows)


def _for_owner(goal, member, may):
    """Who reads it, what may be closed, and what may go on in the next year."""
    context = {
        "former": former_goals(member, goal.year),
        "readers": readers_of(goal.owner, goal.year),
    }
    if goal.pending and not may["edit_text"]:
        context["unsent"] = readable(goal, typed_text(goal))
    if may["change_audience"]:
        context["audience_form"] = AudienceForm.of(goal)
    if goal.status == GoalStatus.CLOSED and goal.outcome == Outcome.CARRIED:
        there = goal_after(goal)
        context["goal_there"] = there
        may_carry = rules.has_perm("goals.carry_goal", member, goal)
        context["can_carry"] = may_carry and can_go_on(goal, there)
    return context
