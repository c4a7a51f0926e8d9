"""A reflection as its readers see it, and what its owner may still do with it."""

import rules
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.access import require, visible_or_404
from core.exceptions import RefusedError
from dialogue.queries import talk_about
from groups.audience import readers_of
from groups.forms import AudienceForm
from reflections.history import history_of
from reflections.queries import for_page, neighbours, others_of_year, steps_spoken_of
from reflections.services import change_audience, drop_amendment, take_back


@require_GET
def detail(request, pk):
    """The page of every link in a letter; an own draft of an open year opens the editor."""
    row = _row_or_404(request, pk)
    if not row.is_submitted and rules.has_perm("reflections.edit_text", request.member, row):
        return redirect("reflections:edit", f"{row.month:%Y-%m}")
    return render(request, "reflections/detail.html", _context(request, row, AudienceForm.of(row)))


@require_POST
def audience(request, pk):
    row = _row_or_404(request, pk)
    require(request.member, "reflections.change_audience", row)
    form = AudienceForm(request.POST)
    if not form.is_valid():
        context = _context(request, row, form)
        return render(request, "reflections/detail.html", context, status=422)
    change_audience(row, form.cleaned_data["audience"], by=request.member)
    messages.success(request, _("From now on others see it as you chose; nobody was told."))
    return redirect(row)


@require_POST
def back(request, pk):
    """Take it back to a draft, while the curator has not opened it."""
    row = _row_or_404(request, pk)
    require(request.member, "reflections.take_back_reflection", row)
    try:
        take_back(row, by=request.member)
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect(row)
    messages.success(request, _("It is a draft again, seen by you alone."))
    return redirect("reflections:edit", f"{row.month:%Y-%m}")


@require_POST
def drop(request, pk):
    """Let the pending amendment go."""
    row = _row_or_404(request, pk)
    require(request.member, "reflections.amend_reflection", row)
    drop_amendment(row, by=request.member)
    messages.success(request, _("The amendment is dropped, the text stays as it was."))
    return redirect(row)


def _row_or_404(request, pk):
    return visible_or_404(for_page(), request.member, pk=pk)


def _context(request, row, form):
    is_own = row.owner_id == request.member.pk
    talk = talk_about(row.subject, request.member)
    is_of_the_two = is_own or rules.has_perm("groups.curate", request.member, row.owner)
    others = others_of_year(row, request.member)
    return {
        "reflection": row,
        "is_own": is_own,
        "is_of_the_two": is_of_the_two,
        "can_change": rules.has_perm("reflections.change_reflection", request.member, row),
        "can_share": rules.has_perm("reflections.change_audience", request.member, row),
        "can_take_back": rules.has_perm("reflections.see_take_back", request.member, row),
        "talk": talk,
        "others": others,
        "neighbours": neighbours(row, others),
        "goal_steps": steps_spoken_of(row, request.member),
        "attachments": row.attachments.visible_to(request.member),
        "readers": readers_of(row.owner, row.year) if is_own else None,
        "audience_form": form,
        "history": history_of(row) if is_of_the_two else [],
        "audience_changes": row.audience_changes.all() if is_own else [],
    }
