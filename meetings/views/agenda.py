"""Points of a meeting's agenda."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.access import require, visible_or_404
from core.exceptions import OvertakenError, RefusedError
from meetings.bringing import Brought, brought_to, key_of, offered, record_of
from meetings.forms.paper import PointForm
from meetings.meeting_page import meeting_for
from meetings.models import AgendaPoint
from meetings.services.agenda import add_point, change_point, delete_point, move_point, stamp_of
from meetings.views.answers import refusals_told


def _beside(rows):
    return rows.select_related(
        "meeting__group__year__school", "meeting__year", "reflection", "observation"
    )


def point_for(request, pk):
    """A point that this member may change."""
    point = visible_or_404(AgendaPoint, request.member, beside=_beside, pk=pk)
    require(request.member, "meetings.change_point", point)
    return point


def agenda_of(point):
    return f"{point.meeting.get_absolute_url()}#darbotvarke"


@require_http_methods(["GET", "HEAD", "POST"])
def add(request, pk):
    """A point more; what it brings must be shared with the group."""
    meeting = meeting_for(request.member, pk)
    require(request.member, "meetings.add_point", meeting)
    form = PointForm(request.POST or None, offered=offered(request.member, meeting))
    if request.method == "POST" and form.is_valid():
        try:
            said = _said(form, request.member, meeting)
            said.pop("was")
            point = add_point(meeting, by=request.member, **said)
        except RefusedError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("The point is on the agenda."))
            return redirect(agenda_of(point))
    return _form(request, meeting, form)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    point = point_for(request, pk)
    form = PointForm(
        request.POST or None,
        offered=_offered_for(point, request.member),
        initial=_now(point),
    )
    if request.method == "POST" and form.is_valid():
        said = _said(form, request.member, point.meeting, point)
        said.pop("form_token")
        try:
            change_point(point, by=request.member, **said)
        except OvertakenError:
            form = _met(request, point)
        except RefusedError as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, _("Saved."))
            return redirect(agenda_of(point))
    return _form(request, point.meeting, form, point=point)


@require_POST
@refusals_told
def delete(request, pk):
    point = point_for(request, pk)
    delete_point(point, by=request.member)
    messages.success(request, _("The point is off the agenda."))
    return redirect(agenda_of(point))


@require_POST
@refusals_told
def move(request, pk):
    """One place up or down."""
    point = point_for(request, pk)
    move_point(point, by=request.member, is_up=request.POST.get("to") == "up")
    return redirect(agenda_of(point))


def _form(request, meeting, form, **more):
    context = {"meeting": meeting, "form": form, **more}
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/point.html", context, status=status)


def _met(request, point):
    """What was typed, beside what somebody else wrote meanwhile; the next save is meant."""
    point.refresh_from_db()
    typed = {**request.POST.dict(), "was": stamp_of(point)}
    form = PointForm(typed, offered=_offered_for(point, request.member))
    there = " · ".join(filter(None, [point.title, point.text]))
    said = _("Somebody changed this point while you were writing. It says now: %(text)s")
    form.add_error(None, said % {"text": there})
    return form


def _now(point):
    record = point.reflection or point.observation
    return {
        "was": stamp_of(point),
        "title": point.title,
        "minutes": point.minutes,
        "text": point.text,
        "brings": key_of(record) if record else "",
    }


def _offered_for(point, member):
    """With what the point brings already, though it may be shared no more."""
    there = _now(point)["brings"]
    found = offered(member, point.meeting)
    if there and there not in dict(found):
        brought = brought_to([point], member).get(point.pk, Brought())
        found.insert(0, (there, brought.title or _("a record that you no longer see")))
    return found


def _said(form, member, meeting, point=None):
    said = dict(form.cleaned_data)
    key = said.pop("brings", "")
    there = (point.reflection or point.observation) if point else None
    is_same = there is not None and key == key_of(there)
    return {**said, "brings": there if is_same else record_of(key, member, meeting)}
