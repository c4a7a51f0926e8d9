"""What the page of an event shows to this reader."""

import rules
from django.utils import timezone

from core.forms import AttachmentForm
from meetings.events_board import clashing, page_of, row_of
from meetings.events_clashes import warnings_at
from meetings.events_enums import CONCERNED
from meetings.events_querysets import OPENS_AT
from meetings.forms.events import CancelForm
from meetings.models import EventAttachment, EventMove, Seat
from observations.board import busy_times
from observations.vocabulary import words_of

ACTIONS = (
    "change_event",
    "give_materials",
    "cancel_event",
    "see_participants",
    "read_feedback",
    "give_feedback",
)


def event_context(event, member, number, **forms):
    """Everything meetings/event.html needs; `forms` are those shown again with errors."""
    words = words_of(member.school)
    row = row_of(event, member, busy_times(member), timezone.now(), words)
    is_mine = event.host_id == member.pk
    administers = member.is_administrator and not row.is_guest
    can = {name: rules.has_perm(f"meetings.{name}", member, event) for name in ACTIONS}
    seats = Seat.objects.visible_to(member).filter(event=event).seated()
    moves, files = EventMove.objects, EventAttachment.objects
    return {
        "event": event,
        "row": row,
        "can": can,
        "is_mine": is_mine,
        "is_held": event.is_held(),
        "knows_why": is_mine or event.my_status in CONCERNED or administers,
        "seats": page_of(names_of(seats), number),
        "moves": list(moves.visible_to(member).filter(event=event)),
        "attachments": list(files.visible_to(member).filter(event=event)),
        "opens_at": OPENS_AT,
        "warnings": _warnings(event, member, row),
        "cancel_form": CancelForm(auto_id="id_cancel_%s"),
        "file_form": AttachmentForm(),
        **forms,
    }


def names_of(seats):
    """Seats with whose they are, as Lithuanians sort."""
    seats = seats.select_related("member__school")
    return seats.order_by("member__last_name", "member__first_name", "pk")


def _warnings(event, member, row):
    """What else is at that time, for who may sign up or does come."""
    if row.state not in ("busy", "going", "waiting") or not (
        row.state == "busy" or clashing(event)
    ):
        return []
    return warnings_at(member, event.starts_at, event.ends_at, event=event)
