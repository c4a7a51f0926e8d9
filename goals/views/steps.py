"""Steps of a goal: added, said anew, ticked (from the goal or from home), taken out."""

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.access import require, visible_or_404
from goals.forms import StepForm
from goals.queries import for_page, steps_for_page
from goals.services import add_step, delete_step, edit_step, tick_step
from goals.traces import traces_of
from goals.views.answers import back, refusals_told
from goals.views.shown import can, goal_context, step_rows


@require_POST
@refusals_told
def add(request, pk):
    goal = visible_or_404(for_page(), request.member, pk=pk)
    require(request.member, "goals.add_step", goal)
    form = StepForm(request.POST, goal=goal)
    if not form.is_valid():
        context = goal_context(goal, request.member, step_form=form)
        return render(request, "goals/detail.html", context, status=422)
    data = form.cleaned_data
    add_step(
        goal,
        data["text"],
        by=request.member,
        due_on=data["due_on"],
        form_token=data["form_token"],
    )
    return back(request, f"{goal.get_absolute_url()}#zingsniai")


@require_POST
@refusals_told
def edit(request, pk):
    step = visible_or_404(steps_for_page(), request.member, pk=pk)
    require(request.member, "goals.edit_step", step)
    goal = visible_or_404(for_page(), request.member, pk=step.goal_id)
    form = StepForm(request.POST, goal=goal, instance=step, prefix=f"s{step.pk}")
    if not form.is_valid():
        context = goal_context(goal, request.member, edited=form)
        return render(request, "goals/detail.html", context, status=422)
    data = form.cleaned_data
    edit_step(
        step,
        by=request.member,
        text=data["text"],
        due_on=data["due_on"],
        done_on=data.get("done_on"),
    )
    return back(request, f"{goal.get_absolute_url()}#zingsniai")


@require_POST
@refusals_told
def done(request, pk):
    """Tick (`done=1`) or open again (`done=0`); htmx gets the step anew, others go back."""
    step = visible_or_404(steps_for_page(), request.member, pk=pk)
    require(request.member, "goals.tick_step", step)
    tick_step(step, by=request.member, is_done=request.POST.get("done", "1") == "1")
    if request.htmx and not request.htmx.boosted:
        goal = visible_or_404(for_page(), request.member, pk=step.goal_id)
        rows = step_rows(goal, can(request.member, goal), traces_of(goal, request.member))
        row = next(row for row in rows if row.step.pk == step.pk)
        return render(request, "goals/_step.html", {"row": row, "next": request.POST.get("next")})
    return back(request, f"{step.goal.get_absolute_url()}#zingsniai")


@require_POST
@refusals_told
def delete(request, pk):
    step = visible_or_404(steps_for_page(), request.member, pk=pk)
    require(request.member, "goals.delete_step", step)
    delete_step(step, by=request.member)
    messages.success(request, _("The step is taken out."))
    return back(request, f"{step.goal.get_absolute_url()}#zingsniai")
