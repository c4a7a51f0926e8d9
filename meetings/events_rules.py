"""Exchange events: who sees them, who comes, who answers (A38, A39)."""

import rules

from meetings.events_enums import CONCERNED, SEATED, SeatStatus
from meetings.models import EventSetting
from people.rules import is_administrator, is_here
from years.rules import is_open


@rules.predicate
def is_in_my_school(member, event):
    return event is not None and event.year.school_id == member.school_id


@rules.predicate
def is_host(member, event):
    return event is not None and event.host_id == member.pk


@rules.predicate
def is_open_to_others(member, event):
    """The host says so and the host's school lets them."""
    if event is None or not event.is_open_to_others:
        return False
    return EventSetting.objects.of(event.year.school_id).is_open


@rules.predicate
def is_concerned(member, event):
    return event is not None and has_seat(member, event, CONCERNED)


@rules.predicate
def had_seat(member, event):
    """The event is over and `member` sat there."""
    return event is not None and event.is_held() and has_seat(member, event, SEATED)


def has_seat(member, event, statuses):
    return event.seats.filter(member=member, status__in=statuses).exists()


@rules.predicate
def is_ahead(member, event):
    return event is not None and event.is_posted and not event.has_begun()


@rules.predicate
def has_not_answered(member, event):
    return event is not None and not event.feedback_given.filter(member=member).exists()


@rules.predicate
def is_posted(member, event):
    return event is not None and event.is_posted


@rules.predicate
def has_begun(member, event):
    return event is not None and event.has_begun()


def of_event(predicate):
    """The same asked of a part's event."""
    return rules.predicate(lambda member, part: part is not None and predicate(member, part.event))


@rules.predicate
def is_my_row(member, row):
    return row is not None and row.member_id == member.pk


@rules.predicate
def is_seated_colleague(member, seat):
    """A colleague who sits at an event of our own school."""
    if seat is None or seat.status not in SEATED:
        return False
    schools = {seat.member.school_id, seat.event.year.school_id}
    return schools == {member.school_id}


@rules.predicate
def is_opened(member, feedback):
    return feedback is not None and feedback.is_opened


@rules.predicate
def set_in_my_school(member, record):
    return record is not None and record.school_id == member.school_id


@rules.predicate
def keeps_a_place(member, seat):
    return seat is not None and seat.status in (SeatStatus.TAKEN, SeatStatus.WAITING)


sees_event = is_in_my_school | is_concerned | (is_here & is_open_to_others)
reads_feedback = is_host | had_seat
hosts_open = is_host & is_here & is_open

rules.add_perm("meetings.view_section", is_in_my_school)
rules.add_perm("meetings.view_eventsetting", set_in_my_school)
rules.add_perm("meetings.view_exchangeevent", sees_event)
rules.add_perm("meetings.view_eventmove", of_event(sees_event))
rules.add_perm("meetings.view_eventattachment", of_event(sees_event))
rules.add_perm("meetings.view_seat", is_my_row | of_event(is_host) | is_seated_colleague)
rules.add_perm("meetings.view_eventfeedbackgiven", is_my_row)
rules.add_perm("meetings.view_eventfeedback", of_event(reads_feedback) & is_opened)

rules.add_perm("meetings.manage_events", is_administrator)
rules.add_perm("meetings.post_event", is_here)
rules.add_perm("meetings.change_event", hosts_open & is_ahead)
rules.add_perm("meetings.give_materials", hosts_open & is_posted)
rules.add_perm(
    "meetings.cancel_event",
    (is_host | (is_administrator & is_in_my_school)) & is_here & is_open & is_ahead,
)
rules.add_perm("meetings.see_participants", is_host)
rules.add_perm("meetings.mark_came", of_event(hosts_open & is_posted & has_begun))
rules.add_perm("meetings.give_seat_up", is_my_row & is_here & keeps_a_place)
rules.add_perm("meetings.read_feedback", reads_feedback)
rules.add_perm("meetings.give_feedback", had_seat & is_here & is_open & has_not_answered)
