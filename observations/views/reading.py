"""A protocol as its readers see it, and what the two do with it once it is submitted."""

import rules
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.access import require
from core.exceptions import RefusedError
from dialogue.queries import talk_about
from dialogue.views.place import address_of, place_in_queue
from groups.audience import readers_of
from observations import services
from observations.enums import ObservationStatus
from observations.forms.protocol import AudienceForm, ConfirmForm, DiscussForm, ReopenForm
from observations.history import history_of
from observations.questions import asked
from observations.views.answers import overtaken_told
from observations.views.record import row_or_404
from observations.vocabulary import words_of


def page(request, row, *, status=200, **forms):
    """The reading view; `forms` are those that were refused."""
    context = {**_context(request, row), **forms}
    return render(request, "observations/reading.html", context, status=status)


@require_POST
@overtaken_told
def discuss(request, pk):
    row = row_or_404(request, pk)
    require(request.member, "observations.discuss", row)
    form = DiscussForm(request.POST)
    if not form.is_valid():
        return page(request, row, status=422, discuss_form=form)
    try:
        kept = services.discuss(row, **form.cleaned_data, by=request.member)
    except RefusedError as error:
        form.add_error(None, error.message)
        return page(request, row, status=422, discuss_form=form)
    if kept.is_kept:
        messages.success(request, _("What you agreed is kept; you both see it."))
    else:
        messages.warning(request, _("Both of you wrote at once. Both texts are kept: join them."))
    return redirect(f"{row.get_absolute_url()}#aptarimas")


@require_POST
@overtaken_told
def confirm(request, pk):
    """The teacher's own words; with them the lesson counts for both.

    What time has confirmed can still be answered.
    """
    row = row_or_404(request, pk)
    is_confirmed = row.status == ObservationStatus.CONFIRMED
    action = "answer_later" if is_confirmed else "confirm"
    require(request.member, f"observations.{action}", row)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return page(request, row, status=422, confirm_form=form)
    try:
        getattr(services, action)(row, **form.cleaned_data, by=request.member)
    except RefusedError as error:
        form.add_error(None, error.message)
        return page(request, row, status=422, confirm_form=form)
    said = (
        _("Your words are kept.") if is_confirmed else _("Confirmed: it counts for both of you.")
    )
    messages.success(request, said)
    return redirect(row)


@require_POST
@overtaken_told
def reopen(request, pk):
    """A confirmation is taken back, with a reason that stays in the history."""
    row = row_or_404(request, pk)
    require(request.member, "observations.reopen", row)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        return page(request, row, status=422, reopen_form=form)
    try:
        services.reopen(row, reason=form.cleaned_data["reason"], by=request.member)
    except RefusedError as error:
        form.add_error(None, error.message)
        return page(request, row, status=422, reopen_form=form)
    messages.success(request, _("It is open again and counts for neither until confirmed."))
    return redirect(row)


@require_POST
def audience(request, pk):
    row = row_or_404(request, pk)
    require(request.member, "observations.set_audience", row)
    form = AudienceForm(request.POST)
    if not form.is_valid():
        return page(request, row, status=422, audience_form=form)
    services.set_audience(row, form.cleaned_data["audience"], by=request.member)
    messages.success(request, _("From now on others see it as you chose; nobody was told."))
    return redirect(row)


@require_POST
@overtaken_told
def not_held(request, pk):
    """The lesson fell through; the notes stay with the observer."""
    row = row_or_404(request, pk)
    require(request.member, "observations.not_held", row)
    try:
        services.not_held(row, by=request.member)
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Marked: it did not take place."))
    return redirect(row)


@require_GET
def history(request, pk):
    """What was changed, opened again and shown to whom; for the two."""
    row = row_or_404(request, pk)
    require(request.member, "observations.view_history", row)
    context = {"observation": row, "history": history_of(row, request.member)}
    return render(request, "observations/history.html", context)


@require_GET
def printed(request, pk):
    """The protocol on one A4 sheet, for whoever may read it."""
    row = row_or_404(request, pk)
    context = {
        "observation": row,
        "answers": asked(row.answers),
        "words": words_of(row.owner.school),
    }
    return render(request, "observations/print.html", context)


def _may(member, row):
    return lambda action: rules.has_perm(f"observations.{action}", member, row)


def _context(request, row):
    member, can = request.member, _may(request.member, row)
    is_confirmed = row.status == ObservationStatus.CONFIRMED
    can_discuss, can_share = can("discuss") and not is_confirmed, can("set_audience")
    place = place_in_queue(request, row.key)
    can_say = can("confirm") or (can("answer_later") and not row.owner_words)
    return {
        "observation": row,
        "answers": asked(row.answers),
        "lesson": row.lesson,
        "words": words_of(row.owner.school),
        "is_owner": row.owner_id == member.pk,
        "is_observer": row.observer_id == member.pk,
        "is_confirmed": is_confirmed,
        "can_amend": can("amend_protocol"),
        "is_writing": can("amend_protocol") or can("keep_notes"),
        "discuss_form": DiscussForm.of(row) if can_discuss else None,
        "confirm_form": ConfirmForm.of(row) if can_say else None,
        "reopen_form": ReopenForm() if can("reopen") else None,
        "audience_form": AudienceForm.of(row) if can_share else None,
        "readers": readers_of(row.owner, row.year) if can_share else None,
        "talk": talk_about(row.key, member) if is_confirmed else None,
        "place": place,
        "here": address_of(row, place),
    }
