"""Where a goal is written: begun, saved by itself, submitted, amended, put together again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import require, visible_or_404
from core.autosave import Writing, acknowledged, is_autosave, refused, saved
from core.autosave import conflict as conflict_answer
from goals.forms import GoalTextForm, StartForm
from goals.queries import for_page, goal_to_carry, returned_by
from goals.services import (
    amend_goal,
    choose_text,
    create_goal,
    save_text,
    submit_goal,
    typed_text,
)
from goals.services import drop_pending as drop
from goals.views.answers import Choice, refusals_told
from goals.views.shown import can, readable
from groups.audience import readers_of
from groups.queries import curator_of
from years.middleware import year_required
from years.queries import open_year

FINAL = {"submit", "amend"}


@year_required
@require_http_methods(["GET", "POST"])
def new(request):
    """Begin with one sentence, this year's goal or (`?year=`) that of another open year;
    whoever has a goal there already goes on with it."""
    member, year = request.member, _year_or_404(request)
    require(member, "goals.add_goal")
    goal = for_page().visible_to(member).filter(owner=member, year=year).first()
    if request.method == "GET" and goal:
        return redirect("goals:mine" if year == request.year else goal)
    form = StartForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        context = {"form": form, "for_year": year, "carried": goal_to_carry(member, year)}
        return render(request, "goals/new.html", context, status=422 if form.errors else 200)
    sentence = " ".join(form.cleaned_data["sentence"].split())
    goal, is_new = create_goal(member, year=year, by=member, sentence=sentence)
    if not is_new and sentence and sentence != goal.sentence:
        text = {**typed_text(goal), "sentence": sentence}
        save_text(goal, text, by=member, writing=Writing(version=-1))
        return redirect("goals:conflict", goal.pk)
    return redirect("goals:edit", goal.pk)


def _year_or_404(request):
    asked = request.GET.get("year")
    year = request.year if asked is None else open_year(request.member.school, asked)
    if year is None:
        raise Http404
    return year


@require_http_methods(["GET", "POST"])
@refusals_told
def edit(request, pk):
    goal = visible_or_404(for_page(), request.member, pk=pk)
    require(request.member, "goals.write_goal", goal)
    if request.method == "POST":
        return _save(request, goal)
    if not can(request.member, goal)["edit_text"]:
        return redirect(goal)
    return _page(request, goal, _form(request, goal))


def _save(request, goal):
    action, member = request.POST.get("do", ""), request.member
    form = _form(request, goal, data=request.POST, is_whole=action in FINAL)
    if not form.is_valid():
        if is_autosave(request):
            return refused(form)
        return _page(request, goal, form, status=422)
    goal, is_kept = save_text(
        goal,
        form.words(),
        by=member,
        writing=Writing.of(request.POST),
        audience=form.cleaned_data.get("audience", ""),
        rows=form.step_rows(),
    )
    if is_autosave(request):
        return saved(goal.version) if is_kept else conflict_answer(_conflict_url(goal))
    answer = _finish(request, goal, action) if is_kept else redirect(_conflict_url(goal))
    return acknowledged(answer, draft_key(goal))


def _finish(request, goal, action):
    """After the text is kept: what the button asked for."""
    if action == "submit":
        require(request.member, "goals.submit_goal", goal)
        submit_goal(goal, by=request.member)
        messages.success(request, _who_will_read(goal))
    elif action == "amend":
        require(request.member, "goals.amend_goal", goal)
        amend_goal(goal, by=request.member)
        messages.success(request, _("The change is submitted; the former text is in the history."))
    elif action == "rows":
        return redirect(f"{reverse('goals:edit', args=[goal.pk])}#zingsniai")
    return redirect(goal)


def _who_will_read(goal):
    curator = curator_of(goal.owner, goal.year)
    if curator is None:
        return _("The goal is submitted. It will be read as soon as you have a curator.")
    return _("The goal is submitted. %(name)s will read it.") % {"name": curator.name}


@require_POST
@refusals_told
def drop_pending(request, pk):
    goal = visible_or_404(for_page(), request.member, pk=pk)
    require(request.member, "goals.edit_text", goal)
    drop(goal, by=request.member)
    messages.success(request, _("What you had begun to change is dropped; the goal stays."))
    return acknowledged(redirect(goal), draft_key(goal))


@require_http_methods(["GET", "POST"])
@refusals_told
def conflict(request, pk):
    """Both texts side by side; the person chooses (A30)."""
    goal = visible_or_404(for_page(), request.member, pk=pk)
    require(request.member, "goals.write_goal", goal)
    copies = goal.copies.waiting()
    if request.method == "POST":
        choice = Choice.of(request.POST, copies)
        choose_text(
            goal, choice.copy, by=request.member, version=choice.version, shown=choice.shown
        )
        return redirect("goals:edit", goal.pk)
    context = {
        "goal": goal,
        "current": readable(goal, typed_text(goal)),
        "copies": [(copy, readable(goal, copy.content)) for copy in copies],
        "can_choose": can(request.member, goal)["edit_text"],
    }
    return render(request, "goals/conflict.html", context)


def draft_key(goal):
    return f"goal:{goal.pk}"


def _conflict_url(goal):
    return reverse("goals:conflict", args=[goal.pk])


def _form(request, goal, *, data=None, is_whole=False):
    return GoalTextForm(data, goal=goal, school=request.member.school, is_whole=is_whole)


def _page(request, goal, form, *, status=200):
    context = {
        "goal": goal,
        "form": form,
        "draft_key": draft_key(goal),
        "returned_by": returned_by(goal),
        "can": can(request.member, goal),
        "readers": readers_of(goal.owner, goal.year) if goal.is_draft else None,
        "version": request.POST.get("version", goal.version) if form.errors else goal.version,
        "is_unsaved": bool(form.errors),
        "copies": goal.copies.waiting().count(),
    }
    return render(request, "goals/edit.html", context, status=status)
