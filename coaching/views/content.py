"""What is written into a conversation: the wish, agreements, the next day, one's private note."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coaching.forms.conversations import AgreementForm, NextForm, WishForm
from coaching.models import ConversationAgreement
from coaching.queries import note_of
from coaching.services import content as services
from coaching.views.reading import page
from coaching.views.record import refusals_told, row_or_404
from core import autosave
from core.access import require, visible_or_404
from core.exceptions import OvertakenError, RefusedError
from core.returning import way_back
from dialogue.forms import KeptForm
from dialogue.keeping import put_together


@require_POST
@refusals_told
def wish(request, pk):
    row = row_or_404(request, pk)
    require(request.member, "coaching.write_wish", row)
    form = WishForm(request.POST)
    if not form.is_valid():
        return page(request, row, status=422, wish_form=form)
    services.write_wish(row, form.cleaned_data["wish"], by=request.member, was=form.began_from)
    messages.success(request, _("Kept; the curator sees it."))
    return redirect(row)


@require_POST
@refusals_told
def agreement(request, pk):
    """One more thing agreed."""
    row = row_or_404(request, pk)
    require(request.member, "coaching.write_conversation", row)
    form = AgreementForm(request.POST)
    if not form.is_valid():
        return page(request, row, status=422, agreement_form=form)
    data = form.cleaned_data
    services.note_agreement(
        row,
        by=request.member,
        text=data["text"],
        who=data["who"],
        due_on=data["due_on"],
        form_token=data["form_token"],
    )
    messages.success(request, _("Written down; you both see it."))
    return redirect(f"{row.get_absolute_url()}#susitarimai")


@require_POST
def tick(request, pk):
    """One tap: done, or not yet after all."""
    row = _agreement_or_404(request, pk)
    require(request.member, "coaching.tick_agreement", row)
    services.tick_agreement(row, by=request.member, is_done=request.POST.get("done") == "1")
    page_of = f"{row.conversation.get_absolute_url()}#susitarimai"
    return redirect(way_back(request, page_of))


@require_POST
def drop(request, pk):
    row = _agreement_or_404(request, pk)
    require(request.member, "coaching.write_conversation", row.conversation)
    try:
        services.drop_agreement(row, by=request.member)
    except RefusedError as refusal:
        messages.error(request, refusal.message)
    return redirect(f"{row.conversation.get_absolute_url()}#susitarimai")


@require_POST
@refusals_told
def next_day(request, pk):
    row = row_or_404(request, pk)
    require(request.member, "coaching.write_conversation", row)
    form = NextForm(request.POST)
    if not form.is_valid():
        return page(request, row, status=422, next_form=form)
    services.set_next(row, form.cleaned_data["next_on"], by=request.member)
    return redirect(f"{row.get_absolute_url()}#kitas")


@require_POST
def note(request, pk):
    """One's own private text; saved while typing, or by its button."""
    row = row_or_404(request, pk)
    require(request.member, "coaching.keep_note", row)
    form, is_script = KeptForm(request.POST), autosave.is_autosave(request)
    if not form.is_valid():
        if is_script:
            return autosave.refused(form)
        return page(request, row, status=422, note_form=form)
    writing, text = autosave.Writing.of(request.POST), form.cleaned_data["text"]
    kept, is_kept = services.save_note(row, text, by=request.member, writing=writing)
    both = reverse("coaching:note_both", args=[pk])
    if is_script:
        return autosave.saved(kept.version) if is_kept else autosave.conflict(both)
    if is_kept:
        messages.success(request, _("Your note is saved."))
    there = redirect(row) if is_kept else redirect(both)
    return autosave.acknowledged(there, row.note_key)


@require_http_methods(["GET", "HEAD", "POST"])
def note_both(request, pk):
    """Two texts of one's own met: both are shown and their writer chooses."""
    row = row_or_404(request, pk)
    require(request.member, "coaching.keep_note", row)
    kept, here = note_of(row, request.member), row.get_absolute_url()
    if kept.pk is None or not kept.late_text:
        return redirect(here)
    form = KeptForm(request.POST or None, initial={"text": f"{kept.text}\n\n{kept.late_text}"})
    if request.method == "POST" and form.is_valid():
        version = autosave.Writing.of(request.POST).version
        try:
            put_together(kept, form.cleaned_data["text"], by=request.member, version=version)
        except OvertakenError:
            kept.refresh_from_db()
            form.add_error(None, _("The text has changed meanwhile: compare once more."))
        else:
            return redirect(here)
    context = {"row": kept, "form": form, "page": here}
    return render(request, "dialogue/both.html", context, status=422 if form.is_bound else 200)


def _agreement_or_404(request, pk):
    return visible_or_404(ConversationAgreement, request.member, beside=_beside, pk=pk)


def _beside(rows):
    return rows.select_related("conversation__owner", "conversation__year")
