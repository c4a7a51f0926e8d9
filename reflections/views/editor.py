"""One's own month: typed, kept by itself, submitted or amended by a button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core import autosave
from core.access import require
from core.autosave import Writing, is_autosave
from core.dates import DAY, next_month, parse_month
from core.exceptions import RefusedError
from core.forms import AttachmentForm
from core.htmx import render_part
from groups.audience import readers_of
from groups.enums import Audience
from reflections.forms import EditorForm
from reflections.queries import attachments_of, goal_steps_of, sheet_of
from reflections.services import (
    begin,
    lacking,
    save_draft,
    submit_amendment,
    submit_reflection,
)
from reflections.views import shown
from reminders.sources import events_of
from years.queries import due_day


def sheet_or_404(request, month):
    """The month's sheet of whoever asks; what they may only read is not an editor."""
    first = parse_month(month)
    sheet = sheet_of(request.member, first) if first else None
    if sheet is None:
        raise Http404
    return sheet


def form_of(sheet, data=None):
    """A submitted reflection's audience has a button of its own."""
    audience = None
    if not sheet.is_submitted:
        audience = sheet.reflection.audience if sheet.reflection else Audience.CURATOR
    return EditorForm(data, content=sheet.content, audience=audience)


@require_http_methods(["GET", "POST"])
def edit(request, month):
    """The editor; its button submits the reflection, or the amendment of one."""
    sheet = sheet_or_404(request, month)
    if request.method == "GET":
        return editor(request, sheet, form_of(sheet))
    form = form_of(sheet, request.POST)
    _kept, answer = keep(request, sheet, form)
    if answer:
        return answer
    if request.POST.get("act") == "save":
        return redirect("reflections:edit", month)
    return submit(request, sheet_or_404(request, month), form)


@require_POST
def save(request, month):
    """What a script sends while somebody types; six statements once the month is begun."""
    sheet = sheet_or_404(request, month)
    form = form_of(sheet, request.POST)
    kept, answer = keep(request, sheet, form)
    return answer or autosave.saved(kept.reflection.version)


def keep(request, sheet, form):
    """(Kept, None), or (None, the answer to give instead)."""
    if not autosave.is_from(request, request.member):
        if is_autosave(request):
            return None, autosave.signed_out(request)
        raise PermissionDenied
    if not form.is_valid():
        if is_autosave(request):
            return None, autosave.refused(form)
        return None, editor(request, sheet, form, status=422, is_unsaved=True)
    writing = Writing.of(request.POST)
    if sheet.reflection is None:
        require(request.member, "reflections.add_reflection")
        kept = begin(sheet.place, form.typed, by=request.member, writing=writing)
    else:
        require(request.member, "reflections.change_reflection", sheet.reflection)
        kept = save_draft(sheet.reflection, form.typed, by=request.member, writing=writing)
    if kept.copy is None:
        return kept, None
    if is_autosave(request):
        return None, autosave.conflict(shown.conflict_url(sheet))
    return None, redirect(shown.conflict_url(sheet))


def submit(request, sheet, form):
    """The text is kept already; here it becomes what others see."""
    row = sheet.reflection
    for field, sentence in lacking(sheet.content, has_slip=bool(sheet.slip.text)).items():
        form.add_error(field, sentence)
    if form.errors:
        return editor(request, sheet, form, status=422)
    names = [] if request.POST.get("names_seen") else shown.names_to_ask_about(row)
    if names:
        return editor(request, sheet, form, status=422, names=names)
    try:
        if sheet.is_submitted:
            submit_amendment(row, by=request.member)
        else:
            submit_reflection(row, by=request.member)
    except RefusedError as error:
        form.add_error(None, error.message)
        return editor(request, sheet, form, status=422)
    messages.success(request, shown.submitted_sentence(sheet))
    return autosave.acknowledged(redirect(row), sheet.draft_key)


@require_GET
def events(request, month):
    """„Kas vyko“ of the month: its own address, so that the editor opens at once."""
    first = parse_month(month)
    if first is None or request.year is None:
        raise Http404
    rows = events_of(request.member, request.year, (first, next_month(first) - DAY))
    context = {"events": rows, "month": first, "address": month}
    return render_part(request, "reflections/events.html", "reflections/_events.html", context)


def editor(request, sheet, form, *, status=200, is_unsaved=False, names=(), file_form=None):
    """The page; at most five statements of its own."""
    row = sheet.reflection
    due = sheet.place.due if row is None else due_day(row.year, "reflection", month=row.month)
    context = {
        "sheet": sheet,
        "form": form,
        "file_form": file_form or AttachmentForm(),
        "due": due,
        "is_past_due": due is not None and due.due_on < timezone.localdate(),
        "is_unsaved": is_unsaved,
        "names": names,
        "steps": shown.steps_to_pick(goal_steps_of(request.member, sheet.year), sheet, form),
        "attachments": attachments_of(row) if row else [],
        "readers": None if sheet.is_submitted else readers_of(request.member, sheet.year),
    }
    return render(request, "reflections/editor.html", context, status=status)
