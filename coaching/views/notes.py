"""The notes of both: the editor, its two-texts page, and what was there before."""

from functools import partial

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coaching.queries import notes_of
from coaching.services.notes import begin_notes, share_notes
from coaching.views.record import row_or_404
from core import hands_pages
from core.access import require
from core.hands import history_of
from core.hands_pages import Place
from core.vault import key_for


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    return hands_pages.edit(request, _place(request, pk))


@require_POST
def save(request, pk):
    return hands_pages.save(request, _place(request, pk))


@require_POST
def drop(request, pk):
    return hands_pages.drop(request, _place(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request, pk):
    return hands_pages.conflict(request, _place(request, pk))


@require_GET
def history(request, pk):
    """Everything that was ever both's, for the two."""
    row = row_or_404(request, pk)
    context = {"conversation": row, "changes": history_of(notes_of(row))}
    return render(request, "coaching/notes_history.html", context)


def _place(request, pk):
    row = row_or_404(request, pk)
    require(request.member, "coaching.write_conversation", row)
    is_post = request.method == "POST"
    urls = {
        f"{name}_url": reverse(f"coaching:notes_{name}", args=[pk])
        for name in ("save", "conflict", "drop")
    }
    return Place(
        shared=begin_notes(row) if is_post else notes_of(row),
        draft_key=f"conversation-notes:{pk}",
        template="coaching/notes.html",
        conflict_template="coaching/notes_conflict.html",
        edit_url=reverse("coaching:notes", args=[pk]),
        back_url=f"{row.get_absolute_url()}#uzrasai-abieju",
        share=partial(share_notes, row),
        label=_("Notes of the conversation"),
        button=_("Save for both"),
        context={"conversation": row, "vault_key": key_for(request)},
        **urls,
    )
