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
from reminders.rhythm import EVE, Rhythm
from years.enums import YearStatus

#: How an event was is asked about for so many working days, for fresh words.
FEEDBACK_FOR = 5


def register():
    """Called once, when the app is ready."""
    near = gettext_lazy("An exchange event is near")
    register_deadlines("exchange", near, events_near, rhythm=EVE, is_event=True)
    asks = gettext_lazy("How an exchange event was")
    register_deadlines("exchange_feedback", asks, feedback_due, rhythm=Rhythm((-4,)))
    register_events("exchange_hosted", hosted_events, takes_time=True)
    register_events("exchange_attended", attended_events, takes_time=True)


def events_near(scope):
    """Events ahead that one hosts or has a seat at; two queries.

    A guest's event is of another school's year: the days alone say which.
    """
    ahead = ExchangeEvent.objects.posted().filter(starts_at__gt=scope.now)
    ahead = ahead.filter(starts_at__date__range=scope.between)
    hosted = ahead.filter(host__in=scope.members)
    own = [(row.host_id, row, row.created_at, _("You host: %s")) for row in hosted]
    seats = Seat.objects.filter(status=SeatStatus.TAKEN, member__in=scope.members)
    seats = seats.filter(event__in=ahead)
    going = [
        (seat.member_id, seat.event, seat.created_at, _("You go to: %s"))
        for seat in seats.select_related("event")
    ]
    return [
        Deadline(
            member_id=member_id,
            kind="exchange",
            key=row.key,
            opens_on=timezone.localdate(since),
            due_on=timezone.localdate(row.starts_at),
            title=words % event_title(row),
            url=row.get_absolute_url(),
        )
        for member_id, row, since, words in own + going
    ]


def feedback_due(scope):
    """Who was at an event and has not said how it was; two queries at most."""
    seats = seats_asked(scope.members, scope.now)
    seats = seats.filter(event__ends_at__date__gte=scope.between[0] - DAY * 30)
    rows = [
        _feedback_row(seat, scope.workdays[year.pk])
        for seat in seats.select_related("event", "member")
        if (year := scope.year_of.get(seat.member.school_id))
    ]
    return [row for row in rows if scope.holds(row.due_on)]


def seats_asked(members, now=None):
    """Seats of `members` at events that are over, in an open year, and not answered about."""
    given = EventFeedbackGiven.objects.filter(event=OuterRef("event"), member=OuterRef("member"))
    seats = Seat.objects.seated().filter(~Exists(given), member__in=members)
    return seats.filter(
        event__status="posted",
        event__ends_at__lte=now or timezone.now(),
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


def hosted_events(scope):
    """One's own; one query."""
    rows = ExchangeEvent.objects.posted().filter(host__in=scope.members)
    rows = rows.filter(starts_at__date__range=scope.between)
    return [_event(row.host_id, row, _("You host: %s")) for row in rows]


def attended_events(scope):
    """Where one has a seat; once the host has said who came, where one did. One query."""
    said = Seat.objects.filter(event=OuterRef("event"), status=SeatStatus.CAME)
    seats = Seat.objects.filter(member__in=scope.members, status__in=SEATED)
    seats = seats.filter(event__status="posted", event__starts_at__date__range=scope.between)
    seats = seats.annotate(is_said=Exists(said))
    return [
        _event(seat.member_id, seat.event, _("You go to: %s"))
        for seat in seats.select_related("event")
        if seat.status == SeatStatus.CAME or not seat.is_said
    ]


def _event(member_id, event, words):
    return Event(
        member_id=member_id,
        kind="exchange",
        key=event.key,
        at=event.starts_at,
        title=words % event_title(event),
        url=event.get_absolute_url(),
        ends_at=event.ends_at,
        place=event.place,
        plain_title=words % event.get_form_display(),
    )
