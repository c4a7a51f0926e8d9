"""Exchange events: posted, changed, moved and cancelled, always with notice to who comes."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activity.services import record, record_daily
from core.attachments import keep_with_file
from core.exceptions import RefusedError, TransitionError
from core.flow import step
from core.once import made_before
from meetings.events_enums import EventStatus
from meetings.models import EventAttachment, EventMove, ExchangeEvent, Section
from meetings.services.events_locks import is_near, lock_event, refuse_unless_ahead
from meetings.services.events_seats import fill
from reminders.services import touch
from years.models import SchoolYear

#: What the host may change as long as it has not begun; the time moves by `move_event`.
CHANGEABLE = ("section", "form", "title", "text", "place", "places", "is_open_to_others")
#: Who comes hears of these each time, of other words once a day, of the rest not at all.
WHAT_AND_WHERE = ("form", "title", "place")
MOST_FILES = 10


@transaction.atomic
def post_event(*, by, starts_at, ends_at, section=None, form_token=None, **fields):
    """Put an event of `by` up; the same form sent twice makes one."""
    made = made_before(ExchangeEvent, form_token)
    if made and made.host_id == by.pk:
        return made
    _refuse_past(starts_at)
    year = _year_of(by.school_id, starts_at)
    event = ExchangeEvent.objects.create(
        host=by,
        year=year,
        section=_of_year(section, year),
        starts_at=starts_at,
        ends_at=ends_at,
        form_token=form_token,
        **fields,
    )
    record(by, "event_posted", event.key)
    return event


@transaction.atomic
def change_event(event, *, by, **fields):
    """Other words or places; never fewer places than are taken, more go to who waits."""
    if unknown := fields.keys() - set(CHANGEABLE):
        raise ValueError(f"not to be changed here: {unknown}")
    event = lock_event(event)
    refuse_unless_ahead(event)
    _refuse_fewer(event, fields.get("places"))
    changed = {name for name, value in fields.items() if getattr(event, name) != value}
    for name, value in fields.items():
        setattr(event, name, value)
    event.save(update_fields=[*fields, "updated_at"])
    _tell_changed(event, changed, by)
    fill(event)
    return event


@transaction.atomic
def move_event(event, starts_at, ends_at, *, by, why=""):
    """Another time: seats and the waiting list are kept, all of them are told."""
    event = lock_event(event)
    if (starts_at, ends_at) == (event.starts_at, event.ends_at):
        return event
    refuse_unless_ahead(event)
    _refuse_past(starts_at)
    if not event.year.holds(timezone.localdate(starts_at)):
        raise RefusedError(_("This day is outside the school year."))
    was = event.starts_at
    EventMove.objects.create(event=event, was_at=was, now_at=starts_at, why=why, by=by)
    event.starts_at, event.ends_at = starts_at, ends_at
    event.revision += 1
    event.save(update_fields=["starts_at", "ends_at", "revision", "updated_at"])
    at_once = is_near(was) or is_near(starts_at)
    numbers = {"was": was.isoformat()}
    record(by, "event_moved", event.key, tell=concerned(event), numbers=numbers, at_once=at_once)
    touch(event.key)
    return event


@transaction.atomic
def cancel_event(event, *, by, why=""):
    """It will not be: everybody seated or waiting is told, and the host when another does it.

    `by` is None where the host has left.
    """
    event = lock_event(event)
    if event.has_begun():
        raise RefusedError(_("This has begun already."))
    event = step(event, EventStatus.CANCELLED, by=by, cancelled_why=why)
    told = [*concerned(event), event.host]
    about = {"school": event.year.school, "at_once": is_near(event.starts_at)}
    record(by, "event_cancelled", event.key, tell=told, **about)
    touch(event.key)
    return event


@transaction.atomic
def attach(event, checked, *, by):
    """Keep a `core.files.CheckedFile` with the event, also after it was held."""
    event = lock_event(event)
    if event.attachments.count() >= MOST_FILES:
        raise RefusedError(_("There can be %s attachments.") % MOST_FILES)
    return keep_with_file(EventAttachment(event=event, **checked.columns()))


@transaction.atomic
def take_out(attachment, *, by):
    """The file is gone for good."""
    event, file = attachment.event, attachment.file
    attachment.delete()
    transaction.on_commit(lambda: file.storage.delete(file.name), robust=True)
    return event


def cancel_events_of_leavers(now=None):
    """What a host who left had ahead will not be (A34)."""
    now = now or timezone.now()
    rows = ExchangeEvent.objects.posted().filter(starts_at__gt=now)
    rows = rows.filter(host__left_on__lt=timezone.localdate(now))
    return sum(_cancel(row) for row in rows)


def concerned(event):
    """Members who are seated or wait."""
    seats = event.seats.concerned().select_related("member__school")
    return [seat.member for seat in seats]


@transaction.atomic
def _cancel(event):
    try:
        cancel_event(event, by=None)
    except (RefusedError, TransitionError):
        return False
    return True


def _tell_changed(event, changed, by):
    told = concerned(event)
    if changed & set(WHAT_AND_WHERE):
        at_once = is_near(event.starts_at)
        record(by, "event_changed", event.key, tell=told, at_once=at_once)
        touch(event.key)
    elif "text" in changed:
        record_daily(by, "event_changed", event.key, tell=told)


def _refuse_fewer(event, places):
    taken = event.seats.seated().count()
    if places is not None and places < taken:
        raise RefusedError(
            ngettext(
                "%(count)d place is taken already: there cannot be fewer.",
                "%(count)d places are taken already: there cannot be fewer.",
                taken,
            )
            % {"count": taken}
        )


def _refuse_past(moment):
    if moment <= timezone.now():
        raise RefusedError(_("This time has passed already."))


def _of_year(section, year):
    """An event of the next year belongs to the section of the same name there, if there is one."""
    if section is None or section.year_id == year.pk:
        return section
    return Section.objects.filter(year=year, name=section.name).first()


def _year_of(school_id, moment):
    day = timezone.localdate(moment)
    years = SchoolYear.objects.open().filter(school_id=school_id)
    year = years.filter(starts_on__lte=day, ends_on__gte=day).first()
    if year is None:
        raise RefusedError(_("This day is outside the open school year."))
    return year
