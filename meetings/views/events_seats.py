"""Signing up, giving up; for the host who comes, who came, on paper and in a sheet."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from core.access import require, visible_or_404
from core.downloads import sheet_asked
from core.exceptions import RefusedError, TransitionError
from core.returning import way_back
from meetings.events_board import events_for, rows_of
from meetings.events_enums import CONCERNED, SEATED, SeatStatus
from meetings.models import ExchangeEvent, Seat
from meetings.services.events_seats import give_up, mark_came, sign_up
from meetings.views.events import asked
from meetings.views.events_answers import refusals_told
from meetings.views.events_shown import names_of
from observations.vocabulary import words_of


def _beside(rows):
    return rows.select_related("event__year__school", "event__host", "member")


def _seat(request, pk, perm):
    seat = visible_or_404(Seat, request.member, beside=_beside, pk=pk)
    require(request.member, perm, seat)
    return seat


def _answer(request, event, do, said):
    """Do it, then the event's own row for htmx, or the page one came from."""
    refusal = ""
    try:
        seat = do()
    except RefusedError as refused:
        refusal = refused.message
    except TransitionError:
        refusal = _("It has moved on since you opened the page.")
    if not ExchangeEvent.objects.visible_to(request.member).filter(pk=event.pk).exists():
        return _out_of_sight(request, refusal or said(seat))
    if request.htmx:
        return _row(request, event.pk, refusal)
    if refusal:
        messages.error(request, refusal)
    else:
        messages.success(request, said(seat))
    return redirect(way_back(request, event))


def _out_of_sight(request, sentence):
    """A guest gave up a place at what is no longer open to others: its row goes."""
    if request.htmx:
        return HttpResponse()
    messages.info(request, sentence)
    return redirect("meetings:events")


def _row(request, pk, refusal):
    """The event as it stands now, in its row of the list."""
    event = visible_or_404(events_for(request.member), request.member, pk=pk)
    row = rows_of([event], request.member, words_of(request.member.school))[0]
    row.refusal = refusal
    status = 422 if refusal else 200
    return render(request, "meetings/_event_row.html", {"row": row}, status=status)


@require_POST
def sign_up_for(request, pk):
    event = visible_or_404(ExchangeEvent.objects, request.member, pk=pk)

    def said(seat):
        if seat.status == SeatStatus.WAITING:
            return _("You are on the waiting list; you will be told when a place is yours.")
        return _("You are signed up; the host is told.")

    return _answer(request, event, lambda: sign_up(event, by=request.member), said)


@require_POST
def give_seat_up(request, pk):
    seat = _seat(request, pk, "meetings.give_seat_up")
    said = _("You are not coming any more; your place goes to who waits.")
    if seat.status == SeatStatus.WAITING:
        said = _("You do not wait any more.")
    do = lambda: give_up(seat, by=request.member)  # noqa: E731  a deed by its name
    return _answer(request, seat.event, do, lambda seat: said)


@require_POST
@refusals_told
def came(request, pk):
    """One tap: came, and one more: a mistake."""
    seat = _seat(request, pk, "meetings.mark_came")
    mark_came(seat, request.POST.get("came") == "1", by=request.member)
    place = redirect("meetings:event_participants", seat.event_id)
    place["Location"] += f"#vieta{seat.pk}"
    return place


@require_GET
def participants(request, pk):
    """For the host, to look at, to tap and to print."""
    event = asked(request, pk, "meetings.see_participants")
    seats = list(names_of(_seats(request, event)))
    context = {
        "event": event,
        "seated": [seat for seat in seats if seat.status in SEATED],
        "waiting": sorted(
            (seat for seat in seats if seat.status == SeatStatus.WAITING),
            key=lambda seat: (seat.queued_at, seat.pk),
        ),
        "came": sum(seat.status == SeatStatus.CAME for seat in seats),
        "can_mark": event.is_posted and event.has_begun() and event.year.status == "open",
        "printed_on": timezone.localdate(),
    }
    return render(request, "meetings/event_participants.html", context)


@require_GET
def export(request, pk):
    event = asked(request, pk, "meetings.see_participants")
    header = [_("Surname"), _("First name"), _("School"), _("State"), _("Asked on")]
    rows = [
        [
            seat.member.last_name,
            seat.member.first_name,
            seat.member.school.name,
            seat.get_status_display(),
            timezone.localdate(seat.queued_at),
        ]
        for seat in names_of(_seats(request, event))
    ]
    name = f"dalyviai-{timezone.localdate(event.starts_at)}-{event.pk}"
    return sheet_asked(request, name, _("Participants"), header, rows)


def _seats(request, event):
    rows = Seat.objects.visible_to(request.member)
    return rows.filter(event=event, status__in=CONCERNED)
