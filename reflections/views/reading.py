"""A reflection as its readers see it, and what its owner may still do with it."""

import rules
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.access import require, visible_or_404
from core.exceptions import RefusedError
from dialogue.queries import talk_about
from dialogue.views.place import place_context
from groups.audience import readers_of
from groups.forms import AudienceForm
from reflections.content import unsent
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
    member = request.member
    is_own = row.owner_id == member.pk
    others = others_of_year(row, member)
    return {
        "reflection": row,
        "is_own": is_own,
        "can_change": rules.has_perm("reflections.change_reflection", member, row),
        "unsent": unsent(row) if is_own else None,
        "can_share": rules.has_perm("reflections.change_audience", member, row),
        "can_take_back": rules.has_perm("reflections.see_take_back", member, row),
        "others": others,
        "neighbours": neighbours(row, others),
        "goal_steps": steps_spoken_of(row, member),
        "attachments": row.attachments.visible_to(member),
        "readers": readers_of(row.owner, row.year) if is_own else None,
        "audience_form": form,
        "audience_changes": row.audience_changes.all() if is_own else [],
        **place_context(request, row),
        **_between_two(row, member),
    }


def _between_two(row, member):
    """The conversation, and what was amended since this curator read it."""
    talk = talk_about(row.subject, member)
    is_of_the_two = rules.has_perm("reflections.view_between_two", member, row)
    history = history_of(row, read_at=talk.curator_looked_at) if is_of_the_two else []
    return {
        "talk": talk,
        "is_of_the_two": is_of_the_two,
        "history": history,
        "news": sum(change.is_news for change in history),
    }
