"""Propose, answer, move, call off, hold: each a page or a button of its own."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coaching.clashes import clashes_at
from coaching.forms.conversations import ChoiceForm, MoveForm, ProposeForm, TimesForm, WordForm
from coaching.queries import partners_of
from coaching.services import conversations as services
from coaching.views.reading import page
from coaching.views.record import refusals_told, row_or_404
from core.access import require
from core.exceptions import RefusedError
from core.htmx import render_part
from years.middleware import year_required

PART = "coaching/_clashes.html"


@require_http_methods(["GET", "HEAD", "POST"])
@year_required
def new(request):
    """To the other of a pair; for a change of the times, only what speaks against them."""
    require(request.member, "coaching.open_conversations")
    partners = partners_of(request.member, request.year)
    if not partners:
        return render(request, "coaching/alone.html", status=200)
    sent = request.POST or None
    given = {"partners": partners, "year": request.year, "initial": _asked(request)}
    form = ProposeForm(sent, member=request.member, **given)
    if sent and form.is_valid() and (row := _proposed(request, form)):
        messages.success(request, _("Your proposal is sent; you will be told of the answer."))
        return _told_of_clashes(request, row, form.spans)
    return _form_page(request, "coaching/new.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_told
def other_times(request, pk):
    """„Siūlyti kitus laikus“: the asked one proposes, the other answers."""
    row = row_or_404(request, pk)
    require(request.member, "coaching.answer_conversation", row)
    initial = {"minutes": row.minutes, "place": row.place}
    form = TimesForm(request.POST or None, year=row.year, initial=initial)
    if request.method == "POST" and form.is_valid():
        services.propose_others(row, by=request.member, offer=form.offer)
        messages.success(request, _("Your times are sent; you will be told of the answer."))
        return _told_of_clashes(request, row, form.spans)
    return _form_page(request, "coaching/other_times.html", {"form": form, "conversation": row})


@require_POST
@refusals_told
def agree(request, pk):
    row = row_or_404(request, pk)
    require(request.member, "coaching.answer_conversation", row)
    form = ChoiceForm(request.POST, times=row.times.all())
    if not form.is_valid():
        return page(request, row, status=422, choice_form=form)
    services.agree(row, by=request.member, time=form.cleaned_data["time"])
    messages.success(request, _("Agreed: it stands in both calendars."))
    return redirect(row)


@require_POST
@refusals_told
def decline(request, pk):
    row = row_or_404(request, pk)
    require(request.member, "coaching.answer_conversation", row)
    return _with_word(request, row, services.decline, _("Declined; the other one is told."))


@require_POST
@refusals_told
def cancel(request, pk):
    """Call off what was agreed, or take one's own proposal back."""
    row = row_or_404(request, pk)
    is_proposal = row.status == "proposed"
    action = "withdraw_conversation" if is_proposal else "cancel_conversation"
    require(request.member, f"coaching.{action}", row)
    return _with_word(request, row, services.cancel, _("Called off; the other one is told."))


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_told
def move(request, pk):
    row = row_or_404(request, pk)
    require(request.member, "coaching.move_conversation", row)
    form = MoveForm.of(row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        moved = services.move(
            row,
            by=request.member,
            starts_at=form.starts_at,
            minutes=data["minutes"],
            place=data["place"],
            word=data["word"],
        )
        messages.success(request, _("Moved; the other one is told."))
        return _told_of_clashes(request, moved, [(moved.starts_at, moved.ends_at)])
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "conversation": row}
    return render(request, "coaching/move.html", context, status=status)


@require_POST
@refusals_told
def hold(request, pk):
    row = row_or_404(request, pk)
    require(request.member, "coaching.hold_conversation", row)
    services.hold(row, by=request.member)
    messages.success(request, _("Held. Write down what you agreed while it is fresh."))
    return redirect(row)


def _with_word(request, row, service, said):
    form = WordForm(request.POST)
    if not form.is_valid():
        return page(request, row, status=422, word_form=form)
    service(row, by=request.member, word=form.cleaned_data["word"])
    messages.success(request, said)
    return redirect(row)


def _proposed(request, form):
    """The conversation, or None when a rule says no; then the form says why."""
    teacher, curator = form.pair
    data = form.cleaned_data
    try:
        return services.propose(
            owner=teacher,
            curator=curator,
            year=request.year,
            by=request.member,
            offer=form.offer,
            wish=data.get("wish", ""),
            form_token=data["form_token"],
        )
    except RefusedError as refusal:
        form.add_error(None, refusal.message)
        return None


def _asked(request):
    """`?with=` a member and `?day=` of the first time, from a page that leads here."""
    day = request.GET.get("day", "")
    try:
        day = parse_date(day)
    except ValueError:
        day = None
    return {"partner": request.GET.get("with", ""), "day1": day}


def _form_page(request, template, context):
    """The form, or for a change of its times what speaks against them."""
    is_post = request.method == "POST"
    times = TimesForm(request.POST if is_post else request.GET)
    times.is_valid()
    but = context["conversation"].key if "conversation" in context else ""
    found = clashes_at(request.member, request.year, times.spans, but=but)
    context["clashes"] = [said for said in found if said]
    return render_part(request, template, PART, context, status=422 if is_post else 200)


def _told_of_clashes(request, row, spans):
    for said in clashes_at(request.member, request.year, spans, but=row.key):
        if said:
            messages.warning(request, said)
    return redirect(row)
