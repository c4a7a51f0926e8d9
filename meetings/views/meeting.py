"""One meeting: its page, and what its people do there."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import require
from core.exceptions import RefusedError
from core.htmx import render_part
from meetings.forms.meeting import AnswerForm, OneOfForm, PresenceForm, TopicForm, WordForm
from meetings.forms.planning import MoveForm
from meetings.meeting_page import meeting_for, meeting_page
from meetings.people import members_at, members_now
from meetings.services import (
    cancel_meeting,
    change_meeting,
    hold_meeting,
    move_meeting,
    set_intention,
    set_leader,
    set_presence,
    undo_hold,
)
from meetings.views.answers import refusals_told


def asked(request, pk, perm):
    """The meeting this member may see, and may do `perm` with."""
    found = meeting_for(request.member, pk)
    require(request.member, f"meetings.{perm}", found)
    return found


def shown(request, pk, *, status=200, **forms):
    """The page, with forms that were refused in place of fresh ones."""
    page = meeting_page(request.member, pk)
    said = {name: getattr(page.meeting, name) for name in ("topic", "bring")}
    context = {
        "page": page,
        "meeting": page.meeting,
        "topic_form": TopicForm(initial=said),
        "cancel_form": WordForm(auto_id="id_cancel_%s"),
        **forms,
    }
    template, part = "meetings/meeting.html", "meetings/_presence.html"
    return render_part(request, template, part, context, status=status)


@require_GET
def detail(request, pk):
    return shown(request, pk)


@require_POST
@refusals_told
def answer(request, pk):
    """„Ar dalyvausite?“"""
    found = asked(request, pk, "answer_meeting")
    form = AnswerForm(request.POST)
    if form.is_valid():
        set_intention(found, form.cleaned_data["intention"], by=request.member)
        messages.success(request, _("Your answer is kept."))
    else:
        messages.error(request, _("Choose one of the answers."))
    is_from_group = request.POST.get("from") == "group"
    return redirect("meetings:group", found.group_id) if is_from_group else redirect(found)


@require_POST
@refusals_told
def presence(request, pk):
    """One tap; a script swaps the list alone."""
    found = asked(request, pk, "mark_presence")
    form = PresenceForm(request.POST, people=members_at(found))
    if not form.is_valid():
        messages.error(request, _("Choose one of the group's members."))
        return redirect(found)
    said = form.cleaned_data
    set_presence(found, said["member"], said["presence"], by=request.member)
    if request.htmx:
        return shown(request, pk)
    return redirect(f"{found.get_absolute_url()}#lankomumas")


@require_POST
@refusals_told
def hold(request, pk):
    found = hold_meeting(asked(request, pk, "hold_meeting"), by=request.member)
    messages.success(request, _("The meeting is marked as held, with everybody who came."))
    return redirect(found)


@require_POST
@refusals_told
def undo(request, pk):
    found = undo_hold(asked(request, pk, "undo_hold"), by=request.member)
    messages.success(request, _("The meeting is planned again; what was marked stays."))
    return redirect(found)


@require_POST
@refusals_told
def change(request, pk):
    """The topic and what to bring."""
    found = asked(request, pk, "set_topic")
    form = TopicForm(request.POST)
    if not form.is_valid():
        return shown(request, pk, status=422, topic_form=form)
    change_meeting(found, by=request.member, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return redirect(found)


@require_POST
@refusals_told
def leader(request, pk):
    """Whose turn it is."""
    found = asked(request, pk, "set_leader")
    form = OneOfForm(request.POST, people=members_now(found.group))
    if form.is_valid():
        set_leader(found, leader=form.cleaned_data["member"], by=request.member)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Choose one of the group's members."))
    return redirect(found)


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_told
def move(request, pk):
    found = asked(request, pk, "move_meeting")
    form = MoveForm(request.POST or None, year=found.year, initial=_when(found))
    if request.method == "POST" and form.is_valid():
        span = {"starts_at": form.starts_at, "ends_at": form.ends_at}
        try:
            move_meeting(found, place=form.cleaned_data["place"], by=request.member, **span)
        except RefusedError as refusal:
            form.add_error("day", refusal.message)
        else:
            messages.success(request, _("The meeting is moved; the group is told."))
            return redirect(found)
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/move.html", {"form": form, "meeting": found}, status=status)


@require_POST
@refusals_told
def cancel(request, pk):
    found = asked(request, pk, "cancel_meeting")
    form = WordForm(request.POST, auto_id="id_cancel_%s")
    if not form.is_valid():
        return shown(request, pk, status=422, cancel_form=form)
    cancel_meeting(found, by=request.member, why=form.cleaned_data["word"])
    messages.success(request, _("The meeting is cancelled; the group is told."))
    return redirect(found)


def _when(meeting):
    begins = timezone.localtime(meeting.starts_at)
    minutes = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    return {
        "day": begins.date(),
        "begins": begins.time(),
        "minutes": minutes,
        "place": meeting.place,
    }
