"""One exchange event: its page, and what its host does with it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import require, visible_or_404
from core.exceptions import RefusedError
from core.htmx import render_part
from meetings.events_board import events_for, sections_of
from meetings.events_clashes import warnings_at
from meetings.forms.events import AboutForm, CancelForm, MoveForm, PostForm, TimeForm
from meetings.models import EventSetting, ExchangeEvent
from meetings.services.events import cancel_event, change_event, move_event, post_event
from meetings.views.events_answers import refusals_told
from meetings.views.events_shown import event_context
from years.middleware import year_required

BOTH = ["GET", "HEAD", "POST"]


def asked(request, pk, perm):
    """The event this member may see, and may do `perm` with."""
    rows = ExchangeEvent.objects.visible_to(request.member).select_related("year__school", "host")
    event = visible_or_404(rows, request.member, pk=pk)
    require(request.member, perm, event)
    return event


def page(request, pk, *, status=200, **forms):
    event = visible_or_404(events_for(request.member), request.member, pk=pk)
    number = request.GET.get("page", "")
    context = event_context(event, request.member, number, **forms)
    return render(request, "meetings/event.html", context, status=status)


@require_GET
def event(request, pk):
    return page(request, pk)


@require_http_methods(BOTH)
@year_required
def new(request):
    require(request.member, "meetings.post_event")
    member = request.member
    form = PostForm(request.POST or None, **_choices(member, request.year))
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["form_token"]
        try:
            row = post_event(by=member, form_token=token, **form.when, **form.about)
        except RefusedError as refusal:
            form.add_error("day", refusal.message)
        else:
            return _told(request, row, _("The event is up; everybody at school sees it."))
    return _with_warnings(request, "meetings/event_new.html", {"form": form})


@require_http_methods(BOTH)
@refusals_told
def change(request, pk):
    """Everything but the time."""
    row = asked(request, pk, "meetings.change_event")
    names = ("title", "form", "text", "place", "places", "section", "is_open_to_others")
    initial = {name: getattr(row, name) for name in names}
    choices = _choices(request.member, row.year)
    form = AboutForm(request.POST or None, initial=initial, **choices)
    if request.method == "POST" and form.is_valid():
        try:
            change_event(row, by=request.member, **form.about)
        except RefusedError as refusal:
            form.add_error("places", refusal.message)
        else:
            messages.success(request, _("Saved."))
            return redirect(row)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "meetings/event_change.html", {"form": form, "event": row}, status=status
    )


@require_http_methods(BOTH)
@refusals_told
def move(request, pk):
    row = asked(request, pk, "meetings.change_event")
    form = MoveForm(request.POST or None, initial=_when(row))
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        try:
            row = move_event(row, by=request.member, why=why, **form.when)
        except RefusedError as refusal:
            form.add_error("day", refusal.message)
        else:
            return _told(request, row, _("The event is moved; those who come are told."))
    return _with_warnings(request, "meetings/event_move.html", {"form": form, "event": row}, row)


@require_POST
@refusals_told
def cancel(request, pk):
    row = asked(request, pk, "meetings.cancel_event")
    form = CancelForm(request.POST, auto_id="id_cancel_%s")
    if not form.is_valid():
        return page(request, pk, status=422, cancel_form=form)
    cancel_event(row, by=request.member, why=form.cleaned_data["word"])
    messages.success(request, _("The event is cancelled; those who were to come are told."))
    return redirect(row)


def _choices(member, year):
    setting = EventSetting.objects.visible_to(member).of(member.school_id)
    return {"sections": sections_of(member, year), "can_open": setting.is_open}


def _with_warnings(request, page, context, event=None):
    """The form, or for a change of its time only what speaks against that time."""
    is_post = request.method == "POST"
    form = TimeForm(request.POST if is_post else request.GET)
    if form.is_valid():
        context["warnings"] = warnings_at(request.member, event=event, **form.when)
    status = 422 if is_post else 200
    return render_part(request, page, "observations/_warnings.html", context, status=status)


def _told(request, event, said):
    """Done; what speaks against its time is said once more, for who runs no script."""
    messages.success(request, said)
    span = (event.starts_at, event.ends_at)
    for warning in warnings_at(request.member, *span, event=event):
        messages.warning(request, warning)
    return redirect(event)


def _when(event):
    begins, ends = timezone.localtime(event.starts_at), timezone.localtime(event.ends_at)
    return {"day": begins.date(), "begins": begins.time(), "ends": ends.time()}
