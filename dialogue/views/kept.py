"""The answer being typed and the curator's private page: saved by themselves."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from activity.registry import found
from core import autosave
from core.access import require, visible_or_404
from core.exceptions import OvertakenError
from dialogue import keeping
from dialogue.forms import KeptForm
from dialogue.models import Thread
from dialogue.queries import draft_of, note_about
from groups.queries import taught_by


@require_POST
def draft(request, pk):
    """Keep the answer being typed; only a script asks."""
    thread = visible_or_404(Thread, request.member, pk=pk)
    require(request.member, "dialogue.reply_thread", thread)
    form = KeptForm(request.POST)
    if not form.is_valid():
        return autosave.refused(form)
    row, is_kept = keeping.save_draft(
        thread,
        form.cleaned_data["text"],
        by=request.member,
        writing=autosave.Writing.of(request.POST),
    )
    if is_kept:
        return autosave.saved(row.version)
    return autosave.conflict(reverse("dialogue:draft_both", args=[pk]))


@require_POST
def note(request, pk):
    """The curator's private page about one teacher (A41)."""
    teacher = visible_or_404(taught_by(request.member), request.member, pk=pk)
    form, is_script = KeptForm(request.POST), autosave.is_autosave(request)
    page, both = (
        reverse(name, args=[pk]) for name in ("dashboards:teacher", "dialogue:note_both")
    )
    if not form.is_valid():
        if is_script:
            return autosave.refused(form)
        context = {"form": form, "teacher": teacher, "back_url": page}
        return render(request, "dialogue/note.html", context, status=422)
    writing = autosave.Writing.of(request.POST)
    text = form.cleaned_data["text"]
    row, is_kept = keeping.save_note(teacher, text, by=request.member, writing=writing)
    if is_script:
        return autosave.saved(row.version) if is_kept else autosave.conflict(both)
    if is_kept:
        messages.success(request, _("Your note is saved."))
    return autosave.acknowledged(redirect(page if is_kept else both), f"note:{pk}")


@require_http_methods(["GET", "POST"])
def draft_both(request, pk):
    thread = visible_or_404(Thread, request.member, pk=pk)
    row = draft_of(thread, request.member)
    if thread.curator_id == request.member.pk:
        return _both(request, row, reverse("dashboards:desk") + f"?open={pk}")
    what = found(request.member, [thread.subject]).get(thread.subject)
    return _both(request, row, f"{what.url}#pokalbis" if what else reverse("dashboards:home"))


@require_http_methods(["GET", "POST"])
def note_both(request, pk):
    teacher = visible_or_404(taught_by(request.member), request.member, pk=pk)
    row = note_about(teacher, request.member)
    return _both(request, row, reverse("dashboards:teacher", args=[pk]))


def _both(request, row, page):
    """Two texts met: both are shown and their writer chooses."""
    if row is None or row.pk is None or not row.late_text:
        return redirect(page)
    form = KeptForm(request.POST or None, initial={"text": f"{row.text}\n\n{row.late_text}"})
    if request.method == "POST" and form.is_valid():
        version = autosave.Writing.of(request.POST).version
        try:
            keeping.put_together(
                row, form.cleaned_data["text"], by=request.member, version=version
            )
        except OvertakenError:
            row.refresh_from_db()
            form.add_error(None, _("The text has changed meanwhile: compare once more."))
        else:
            return redirect(page)
    context = {"row": row, "form": form, "page": page}
    status = 422 if form.is_bound else 200
    return render(request, "dialogue/both.html", context, status=status)
