"""Exchange events that are near, those that ask how they were, and those that were."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import DAY
from meetings.events_enums import SEATED, SeatStatus
from meetings.events_words import event_title
from meetings.models import EventFeedbackGiven, ExchangeEvent, Seat
from reminders.registry import Deadline, Event, register_deadlines, register_events
from years.enums import YearStatus
from years.queries import workdays_of

#: How an event was is asked about for so many working days, for fresh words.
FEEDBACK_FOR = 5


def register():
    """Called once, when the app is ready."""
    near = gettext_lazy("An exchange event is near")
    register_deadlines("exchange", near, events_near, offsets=(-1,))
    asks = gettext_lazy("How an exchange event was")
    register_deadlines("exchange_feedback", asks, feedback_due, offsets=(-4,))
    register_events("exchange_hosted", hosted_events, takes_time=True)
    register_events("exchange_attended", attended_events, takes_time=True)


def events_near(members, year, between):
    """Events ahead that one hosts or has a seat at; two queries.

    A guest's event is of another school's year: the days alone say which.
    """
    ahead = ExchangeEvent.objects.posted().filter(starts_at__gt=timezone.now())
    ahead = ahead.filter(starts_at__date__range=between)
    own = [(row.host_id, row, _("You host: %s")) for row in ahead.filter(host__in=members)]
    seats = Seat.objects.filter(status=SeatStatus.TAKEN, member__in=members, event__in=ahead)
    going = [
        (seat.member_id, seat.event, _("You go to: %s")) for seat in seats.select_related("event")
    ]
    return [
        Deadline(
            member_id=member_id,
            kind="exchange",
            key=row.key,
            opens_on=timezone.localdate(row.created_at),
            due_on=timezone.localdate(row.starts_at),
            title=words % event_title(row),
            url=row.get_absolute_url(),
        )
        for member_id, row, words in own + going
    ]


def feedback_due(members, year, between):
    """Who was at an event and has not said how it was; two queries at most."""
    seats = seats_asked(members).filter(event__ends_at__date__gte=between[0] - DAY * 30)
    seats = list(seats.select_related("event"))
    if not seats:
        return []
    workdays = workdays_of(year)
    rows = [_feedback_row(seat, workdays) for seat in seats]
    return [row for row in rows if between[0] <= row.due_on <= between[1]]


def seats_asked(members):
    """Seats of `members` at events that are over, in an open year, and not answered about."""
    given = EventFeedbackGiven.objects.filter(event=OuterRef("event"), member=OuterRef("member"))
    seats = Seat.objects.seated().filter(~Exists(given), member__in=members)
    return seats.filter(
        event__status="posted",
        event__ends_at__lte=timezone.now(),
        event__year__status=YearStatus.OPEN,
    )


def _feedback_row(seat, workdays):
    on = timezone.localdate(seat.event.ends_at)
    return Deadline(
        member_id=seat.member_id,
        kind="exchange_feedback",
        key=f"exchange_feedback:{seat.event_id}",
        opens_on=on,
        due_on=workdays.add(on, FEEDBACK_FOR),
        title=_("Say how it was: %s") % event_title(seat.event),
        url=reverse("meetings:event_feedback", args=[seat.event_id]),
    )


def hosted_events(member, year, between):
    """One's own; one query."""
    rows = ExchangeEvent.objects.posted().filter(host=member, starts_at__date__range=between)
    return [_event(member, row, _("You host: %s")) for row in rows]


def attended_events(member, year, between):
    """Where one has a seat; once the host has said who came, where one did. One query."""
    said = Seat.objects.filter(event=OuterRef("event"), status=SeatStatus.CAME)
    seats = Seat.objects.filter(member=member, status__in=SEATED, event__status="posted")
    seats = seats.filter(event__starts_at__date__range=between).annotate(is_said=Exists(said))
    return [
        _event(member, seat.event, _("You go to: %s"))
        for seat in seats.select_related("event")
        if seat.status == SeatStatus.CAME or not seat.is_said
    ]


def _event(member, event, words):
    return Event(
        member_id=member.pk,
        kind="exchange",
        key=event.key,
        at=event.starts_at,
        title=words % event_title(event),
        url=event.get_absolute_url(),
        ends_at=event.ends_at,
    )
