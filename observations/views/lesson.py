"""The page of one lesson, its plan, and what its teacher does with it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import require, visible_or_404
from core.exceptions import RefusedError
from core.files import serve_private
from observations.board import lessons_for
from observations.choices import about_choices, bells_of
from observations.forms.lesson import AboutForm, MoveForm, PlanForm, WordForm
from observations.models import LessonAttachment, OpenLesson
from observations.services import (
    attach,
    cancel_lesson,
    change_lesson,
    delete_lesson,
    move_lesson,
    take_out,
)
from observations.views.answers import refusals_told
from observations.views.posting import told, with_warnings
from observations.views.shown import lesson_context
from observations.vocabulary import words_of


def asked(request, pk, perm):
    """The lesson this member may see, and may do `perm` with."""
    lesson = visible_or_404(OpenLesson, request.member, pk=pk)
    require(request.member, perm, lesson)
    return lesson


def page(request, pk, *, status=200, **forms):
    lesson = visible_or_404(lessons_for(request.member), request.member, pk=pk)
    context = lesson_context(lesson, request.member, **forms)
    return render(request, "observations/lesson.html", context, status=status)


@require_GET
def detail(request, pk):
    return page(request, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_told
def change(request, pk):
    """Everything but the time."""
    lesson = asked(request, pk, "observations.change_lesson")
    form = AboutForm(
        request.POST or None,
        initial=_about(lesson),
        **about_choices(request.member, lesson.year),
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_lesson(lesson, by=request.member, **form.about)
        except RefusedError as refusal:
            form.add_error("places_count", refusal.message)
        else:
            messages.success(request, _("Saved."))
            return redirect(lesson)
    context = {"form": form, "lesson": lesson, "words": words_of(request.member.school)}
    status = 422 if request.method == "POST" else 200
    return render(request, "observations/change.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_told
def move(request, pk):
    lesson = asked(request, pk, "observations.change_lesson")
    school = request.member.school
    words = words_of(school)
    form = MoveForm(
        request.POST or None, school=school, bells=bells_of(school), initial=_when(lesson)
    )
    if request.method == "POST" and form.is_valid():
        try:
            lesson = move_lesson(
                lesson, by=request.member, why=form.cleaned_data["why"], **form.when
            )
        except RefusedError as refusal:
            form.add_error("day", refusal.message)
        else:
            return told(request, lesson, words["moved"])
    context = {"form": form, "lesson": lesson, "words": words}
    return with_warnings(request, "observations/move.html", context, lesson)


@require_POST
@refusals_told
def cancel(request, pk):
    lesson = asked(request, pk, "observations.cancel_lesson")
    form = WordForm(request.POST, auto_id="id_cancel_%s")
    if not form.is_valid():
        return page(request, pk, status=422, cancel_form=form)
    try:
        cancel_lesson(lesson, by=request.member, why=form.cleaned_data["word"])
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, words_of(request.member.school)["cancelled"])
    return redirect(lesson)


@require_POST
@refusals_told
def delete(request, pk):
    """Only what nobody ever had a place at (A33)."""
    lesson = asked(request, pk, "observations.change_lesson")
    delete_lesson(lesson, by=request.member)
    messages.success(request, _("It is deleted."))
    return redirect("observations:board")


@require_POST
def attachment_add(request, pk):
    lesson = asked(request, pk, "observations.change_lesson")
    form = PlanForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            attach(lesson, form.cleaned_data["file"], by=request.member)
        except RefusedError as refusal:
            form.add_error("file", refusal.message)
    if form.errors:
        return page(request, pk, status=422, plan_form=form)
    return redirect(f"{lesson.get_absolute_url()}#planas")


@require_GET
def attachment(request, pk):
    found = visible_or_404(LessonAttachment, request.member, pk=pk)
    return serve_private(found.file, filename=found.name, mime=found.mime)


@require_POST
@refusals_told
def attachment_delete(request, pk):
    found = visible_or_404(LessonAttachment, request.member, pk=pk)
    lesson = asked(request, found.lesson_id, "observations.change_lesson")
    take_out(found, by=request.member)
    return redirect(f"{lesson.get_absolute_url()}#planas")


def _about(lesson):
    names = ("class_name", "focus_question", "topic", "kind", "room", "objective", "places_count")
    return {
        **{name: getattr(lesson, name) for name in names},
        "subject": lesson.subject_id,
        "goal_step": lesson.goal_step_id,
        "serves_goal": lesson.goal_id is not None,
        "is_shared_among_observers": lesson.is_shared_among_observers,
    }


def _when(lesson):
    begins = timezone.localtime(lesson.starts_at)
    minutes = int((lesson.ends_at - lesson.starts_at).total_seconds() // 60)
    number = "" if lesson.number is None else lesson.number
    return {
        "day": begins.date(),
        "number": number,
        "begins": begins.time() if number == "" else None,
        "minutes": minutes,
    }
