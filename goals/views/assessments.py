"""A self-assessment: written by the owner, read by the two."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.access import require, visible_or_404
from core.autosave import Writing, acknowledged, is_autosave, refused, saved
from core.autosave import conflict as conflict_answer
from core.exceptions import RefusedError
from core.wording import day
from dialogue.queries import talk_about
from dialogue.views.place import place_context
from goals.enums import MOMENT_TITLES, Closeness, Moment
from goals.forms import AssessmentForm
from goals.models import SelfAssessment
from goals.queries import assessment_due, for_page
from goals.services import choose_assessment_text, save_assessment, submit_assessment
from goals.views.answers import Choice, refusals_told


@require_http_methods(["GET", "POST"])
@refusals_told
def edit(request, pk, moment):
    """The form while it is a draft; once submitted, the text and the talk about it."""
    goal, row = _found(request, pk, moment)
    if request.method == "POST":
        require(request.member, "goals.assess_goal", goal)
        _refuse_early(goal, moment)
        return _save(request, goal, row)
    if row.is_submitted or goal.owner_id != request.member.pk:
        return _shown(request, goal, row)
    require(request.member, "goals.assess_goal", goal)
    _refuse_early(goal, moment)
    return _page(request, goal, row, AssessmentForm(instance=row))


def _save(request, goal, row):
    is_whole = request.POST.get("do") == "submit"
    version = row.version
    form = AssessmentForm(request.POST, instance=row, is_whole=is_whole)
    if not form.is_valid():
        if is_autosave(request):
            return refused(form)
        return _page(request, goal, row, form, status=422, version=version)
    row, is_kept = save_assessment(
        goal, row.moment, form.text(), by=request.member, writing=Writing.of(request.POST)
    )
    if is_autosave(request):
        return saved(row.version) if is_kept else conflict_answer(_conflict_url(row))
    if not is_kept:
        return acknowledged(redirect(_conflict_url(row)), _draft_key(row))
    if is_whole:
        submit_assessment(row, by=request.member)
        messages.success(request, _("The self-assessment is submitted."))
    return acknowledged(redirect(goal), _draft_key(row))


@require_http_methods(["GET", "POST"])
@refusals_told
def conflict(request, pk, moment):
    """Both texts side by side; the person chooses (A30)."""
    goal, row = _found(request, pk, moment)
    require(request.member, "goals.write_goal", goal)
    if row.pk is None:
        raise Http404
    copies = row.copies.waiting()
    if request.method == "POST":
        choice = Choice.of(request.POST, copies)
        choose_assessment_text(
            row, choice.copy, by=request.member, version=choice.version, shown=choice.shown
        )
        return redirect(row)
    names = dict(Closeness.choices)
    context = {
        "goal": goal,
        "row": row,
        "copies": [(copy, names.get(copy.content["closeness"], "")) for copy in copies],
    }
    return render(request, "goals/assessment_conflict.html", context)


def _found(request, pk, moment):
    """The goal, and its self-assessment that this member may read, or a new one of one's own."""
    if moment not in Moment.values:
        raise Http404
    goal = visible_or_404(for_page(), request.member, pk=pk)
    row = SelfAssessment.objects.visible_to(request.member).filter(goal=goal, moment=moment)
    row = row.first()
    if row is None and goal.owner_id != request.member.pk:
        raise Http404
    row = row or SelfAssessment(moment=moment)
    row.goal = goal
    return goal, row


def _refuse_early(goal, moment):
    due = assessment_due(goal, moment)
    if due and due.opens_on > timezone.localdate():
        raise RefusedError(_("It can be written from %(day)s.") % {"day": day(due.opens_on)})


def _draft_key(row):
    return f"assessment:{row.goal_id}:{row.moment}"


def _title(row):
    return _("Self-assessment: %(moment)s") % {"moment": MOMENT_TITLES[row.moment]}


def _conflict_url(row):
    return reverse("goals:assessment_conflict", args=[row.goal_id, row.moment])


def _shown(request, goal, row):
    context = {
        "goal": goal,
        "row": row,
        "title": _title(row),
        "talk": talk_about(row.subject, request.member),
        **place_context(request, row),
    }
    return render(request, "goals/assessment.html", context)


def _page(request, goal, row, form, *, status=200, version=None):
    context = {
        "goal": goal,
        "row": row,
        "title": _title(row),
        "form": form,
        "due": assessment_due(goal, row.moment),
        "draft_key": _draft_key(row),
        "version": row.version if version is None else version,
        "is_unsaved": bool(form.errors),
        "copies": row.copies.waiting().count() if row.pk else 0,
    }
    return render(request, "goals/assessment_edit.html", context, status=status)
