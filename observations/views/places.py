"""Places of observers: taken, given up, offered, answered; one tap each, with htmx or without."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.access import require, visible_or_404
from core.exceptions import RefusedError, TransitionError
from observations.board import busy_times, lessons_for, state_of
from observations.board_row import Row
from observations.choices import invitable
from observations.forms.lesson import InviteForm, WordForm
from observations.models import OpenLesson, Place
from observations.services import (
    answer_invitation,
    drop_wish,
    give_up,
    invite,
    keep_place,
    mark_absent,
    sign_up,
    wish_place,
)
from observations.views.answers import back, refusals_told
from observations.views.lesson import page
from observations.vocabulary import words_of


def _lesson(request, pk, perm=""):
    lesson = visible_or_404(OpenLesson, request.member, pk=pk)
    if perm:
        require(request.member, perm, lesson)
    return lesson


def _place(request, pk, perm):
    place = visible_or_404(
        Place,
        request.member,
        beside=lambda rows: rows.select_related("lesson__year", "observer"),
        pk=pk,
    )
    require(request.member, perm, place)
    return place


def _answer(request, lesson, do, said):
    """Do it, then the lesson's own row for htmx, or the page one came from."""
    refusal = ""
    try:
        do()
    except RefusedError as refused:
        refusal = refused.message
    except TransitionError:
        refusal = _("It has moved on since you opened the page.")
    if request.htmx:
        return _row(request, lesson.pk, refusal)
    if refusal:
        messages.error(request, refusal)
    else:
        messages.success(request, said)
    return back(request, lesson)


def _row(request, pk, refusal):
    """The lesson as it stands now, in its row of the board."""
    lesson = visible_or_404(lessons_for(request.member), request.member, pk=pk)
    words = words_of(request.member.school)
    state = state_of(lesson, request.member, busy_times(request.member), timezone.now())
    row = Row(lesson, state, words, refusal)
    status = 422 if refusal else 200
    context = {"row": row, "words": words}
    return render(request, "observations/_lesson.html", context, status=status)


@require_POST
def sign_up_for(request, pk):
    lesson = _lesson(request, pk)
    said = _("You are signed up; the teacher is told.")
    return _answer(request, lesson, lambda: sign_up(lesson, by=request.member), said)


@require_POST
def wish(request, pk):
    """„Pranešti, jei atsiras“."""
    lesson = _lesson(request, pk)
    said = _("You will be told as soon as a place becomes free.")
    return _answer(request, lesson, lambda: wish_place(lesson, by=request.member), said)


@require_POST
def unwish(request, pk):
    lesson = _lesson(request, pk)
    said = _("You will not be told any more.")
    return _answer(request, lesson, lambda: drop_wish(lesson, by=request.member), said)


@require_POST
def give_place_up(request, pk):
    place = _place(request, pk, "observations.give_up_place")
    form = WordForm(request.POST, auto_id="id_own_%s")
    if not form.is_valid():
        return page(request, place.lesson_id, status=422, word_form=form)
    word = form.cleaned_data["word"]
    said = _("Your place is free again; the teacher is told.")
    do = lambda: give_up(place, by=request.member, word=word)  # noqa: E731  a deed by its name
    return _answer(request, place.lesson, do, said)


@require_POST
@refusals_told
def keep(request, pk):
    """The lesson was moved, and the observer still comes."""
    place = _place(request, pk, "observations.give_up_place")
    keep_place(place, by=request.member)
    messages.success(request, _("Good: you keep your place."))
    return redirect(place.lesson)


@require_POST
@refusals_told
def answer(request, pk):
    """The invited colleague accepts, or declines with a word."""
    place = _place(request, pk, "observations.answer_invitation")
    form = WordForm(request.POST, auto_id="id_own_%s")
    if not form.is_valid():
        return page(request, place.lesson_id, status=422, word_form=form)
    accepts = request.POST.get("does") == "accept"
    word = form.cleaned_data["word"]
    answer_invitation(place, by=request.member, accepts=accepts, word=word)
    yes, no = _("You are signed up; the teacher is told."), _("You declined; the teacher is told.")
    messages.success(request, yes if accepts else no)
    return redirect(place.lesson)


@require_POST
@refusals_told
def absent(request, pk):
    place = _place(request, pk, "observations.mark_absent")
    mark_absent(place, by=request.member)
    messages.success(request, _("Written down: the observer did not come."))
    return redirect(place.lesson)


@require_POST
def invite_colleague(request, pk):
    lesson = _lesson(request, pk, "observations.change_lesson")
    form = InviteForm(request.POST, colleagues=invitable(lesson))
    if form.is_valid():
        try:
            invite(lesson, observer=form.cleaned_data["observer"], by=request.member)
        except RefusedError as refusal:
            form.add_error("observer", refusal.message)
        else:
            messages.success(request, _("The colleague is invited; a place is held meanwhile."))
            return redirect(lesson)
    return page(request, pk, status=422, invite_form=form)
