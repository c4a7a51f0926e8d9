"""A goal's way: taken back, agreed, returned, closed, opened again, carried over, shared."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.access import require, visible_or_404
from dialogue.views.place import address_of, place_context
from goals.forms import CloseForm, DecideForm
from goals.queries import for_page, goal_after
from goals.services import (
    agree_goal,
    carry_over,
    carry_steps,
    change_audience,
    close_goal,
    delete_goal,
    reopen_goal,
    return_goal,
    take_back_goal,
)
from goals.views.answers import back, refusals_told
from goals.views.shown import goal_context
from groups.forms import AudienceForm


def asked(request, pk, perm):
    """The goal this member may read, and may do `perm` with."""
    goal = visible_or_404(for_page(), request.member, pk=pk)
    require(request.member, perm, goal)
    return goal


def shown_again(request, goal, **forms):
    """422: the goal's page with the refused form and its reasons."""
    context = goal_context(goal, request.member, **place_context(request, goal), **forms)
    return render(request, "goals/detail.html", context, status=422)


@require_POST
@refusals_told
def delete(request, pk):
    goal = asked(request, pk, "goals.delete_goal")
    delete_goal(goal, by=request.member)
    messages.success(request, _("The draft is deleted."))
    return redirect("goals:mine")


@require_POST
@refusals_told
def take_back(request, pk):
    goal = asked(request, pk, "goals.take_back_goal")
    take_back_goal(goal, by=request.member)
    messages.success(request, _("The goal is your draft again; only you see it."))
    return redirect("goals:edit", goal.pk)


@require_POST
@refusals_told
def decide(request, pk):
    """The curator's „Sutarti“ or „Grąžinti“, about the text that was on the screen."""
    goal = asked(request, pk, "goals.decide_goal")
    form = DecideForm(request.POST, goal=goal)
    if not form.is_valid():
        return shown_again(request, goal, decide_form=form)
    if form.cleaned_data["decision"] == "agree":
        agree_goal(goal, by=request.member)
        messages.success(request, _("The goal is agreed; its owner is told."))
    else:
        return_goal(goal, note=form.cleaned_data["note"], by=request.member)
        messages.success(request, _("The goal is returned with your note."))
    return back(request, address_of(goal, "queue" in request.GET))


@require_POST
@refusals_told
def close(request, pk):
    goal = asked(request, pk, "goals.close_goal")
    form = CloseForm(request.POST)
    if not form.is_valid():
        return shown_again(request, goal, close_form=form)
    close_goal(goal, outcome=form.cleaned_data["outcome"], by=request.member)
    messages.success(request, _("The goal is closed. You can open it again until the year ends."))
    return redirect(goal)


@require_POST
@refusals_told
def reopen(request, pk):
    goal = asked(request, pk, "goals.reopen_goal")
    reopen_goal(goal, by=request.member)
    messages.success(request, _("The goal is open again."))
    return redirect(goal)


@require_POST
@refusals_told
def carry(request, pk):
    """Into the next year: a draft, or only the unfinished steps where a goal is already."""
    goal = asked(request, pk, "goals.carry_goal")
    there = goal_after(goal)
    if there and there.is_editable:
        count = carry_steps(goal, there, by=request.member)
        messages.success(request, _("Steps added: %(count)d.") % {"count": count})
        return redirect(there)
    return redirect("goals:edit", carry_over(goal, by=request.member).pk)


@require_POST
@refusals_told
def audience(request, pk):
    goal = asked(request, pk, "goals.change_audience")
    form = AudienceForm(request.POST)
    if not form.is_valid():
        return shown_again(request, goal, audience_form=form)
    change_audience(goal, audience=form.cleaned_data["audience"], by=request.member)
    messages.success(request, _("From now on these people read it."))
    return redirect(f"{goal.get_absolute_url()}#kas-mato")
