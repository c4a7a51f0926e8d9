"""The observer's own pages: a protocol is begun, typed, kept by itself, submitted by a button."""

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core import autosave
from core.access import require, visible_or_404
from core.autosave import Writing, is_autosave
from core.exceptions import RefusedError
from observations.content import lacking, typed_in
from observations.enums import ObservationStatus
from observations.forms.protocol import ProtocolForm
from observations.models import OpenLesson
from observations.services import (
    begin_protocol,
    drop_amendment,
    save_protocol,
    submit_amendment,
    submit_protocol,
)
from observations.views import reading
from observations.views.record import require_writer, row_or_404, typed_or_404
from observations.vocabulary import words_of


@require_POST
def begin(request, pk):
    """The way from the lesson to an empty protocol; the same one when it is there already."""
    lesson = visible_or_404(OpenLesson, request.member, pk=pk)
    try:
        row = begin_protocol(lesson, by=request.member)
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect(lesson)
    return redirect(row)


@require_http_methods(["GET", "POST"])
def protocol(request, pk):
    """The observer's draft opens to be written in; everybody else, and later, reads.

    A page that was open while the draft was submitted elsewhere posts an amendment.
    """
    row = row_or_404(request, pk)
    if rules.has_perm("observations.write_protocol", request.member, row):
        return _written(request, row)
    if request.method == "GET":
        return reading.page(request, row)
    require_writer(request, row)
    return _written(request, row)


@require_http_methods(["GET", "POST"])
def amend(request, pk):
    """A text others read already is changed aside, and becomes the text by the button."""
    row = row_or_404(request, pk)
    require(request.member, "observations.amend_protocol", row)
    return _written(request, row)


def _written(request, row):
    if request.method == "GET":
        return editor(request, row, ProtocolForm(content=typed_in(row)))
    form = ProtocolForm(request.POST, content=typed_in(row))
    answer = keep(request, row, form)
    if answer:
        return answer
    if request.POST.get("act") == "save":
        return redirect(request.path)
    row = row_or_404(request, row.pk)
    if row.status == ObservationStatus.DID_NOT_HAPPEN:
        messages.info(request, _("Your notes stay with you alone; it counts for nobody."))
        return autosave.acknowledged(redirect(row), row.key)
    return submit(request, row, form)


@require_POST
def save(request, pk):
    """What a script sends while somebody types; six statements."""
    row = typed_or_404(request, pk)
    form = ProtocolForm(request.POST, content=typed_in(row))
    answer = keep(request, row, form)
    return answer or autosave.saved(row.version)


def keep(request, row, form):
    """None when the text is kept, else the answer to give instead."""
    if not autosave.is_from(request, request.member):
        if is_autosave(request):
            return autosave.signed_out(request)
        raise PermissionDenied
    require_writer(request, row)
    if not form.is_valid():
        if is_autosave(request):
            return autosave.refused(form)
        return editor(request, row, form, status=422, is_unsaved=True)
    writing = Writing.of(request.POST)
    kept = save_protocol(row, form.typed, by=request.member, writing=writing)
    row.version = kept.observation.version
    if kept.copy is None:
        return None
    url = reverse("observations:conflict", args=[row.pk])
    return autosave.conflict(url) if is_autosave(request) else redirect(url)


def submit(request, row, form):
    """The text is kept already; here it becomes what the teacher sees."""
    for key, sentence in lacking(typed_in(row)).items():
        form.add_error(f"answer_{key}", sentence)
    if form.errors:
        return editor(request, row, form, status=422)
    if row.is_handed_over and row.pending is None:
        return autosave.acknowledged(redirect(row), row.key)  # sent twice
    try:
        if row.is_handed_over:
            submit_amendment(row, by=request.member)
            said = _("The amendment is submitted. The former text is kept in the history.")
        else:
            submit_protocol(row, by=request.member)
            said = _(
                "The record is submitted; now both of you see it. Talk it over in the same week."
            )
    except RefusedError as error:
        form.add_error(None, error.message)
        return editor(request, row, form, status=422)
    messages.success(request, said)
    return autosave.acknowledged(redirect(row), row.key)


@require_POST
def drop(request, pk):
    """Let the pending amendment go."""
    row = row_or_404(request, pk)
    require(request.member, "observations.amend_protocol", row)
    drop_amendment(row, by=request.member)
    messages.success(request, _("The amendment is dropped, the text stays as it was."))
    return autosave.acknowledged(redirect(row), row.key)


def editor(request, row, form, *, status=200, is_unsaved=False):
    """The page; two statements of its own."""
    context = {
        "observation": row,
        "lesson": row.lesson,
        "form": form,
        "is_unsaved": is_unsaved,
        "words": words_of(row.owner.school),
    }
    return render(request, "observations/protocol.html", context, status=status)
