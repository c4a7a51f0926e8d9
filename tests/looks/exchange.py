"""Exchange events on the pages: held and ahead, full, opened to another school, sections."""

from datetime import date

from meetings.events_enums import SeatStatus
from meetings.models import Section
from tests import factories as make
from tests.meetings.event_factories import (
    LATELY,
    make_event,
    make_feedback,
    make_seat,
    moment,
    open_school,
)

TEXT = "Parodysiu penkis klausimus.\n\nAtsineškite vieną savą."


def fill(s):
    """`teacher` hosts, `observer` comes and `groupmate` waits; the numbers go into `s.ids`."""
    c = s.cast
    open_school(c.school)
    section = Section.objects.create(
        year=c.year, name="Skaitymas", topic="Ką mokiniai supranta.", leader=c.colleague
    )
    event = make_event(c.teacher, c.year, section=section, text=TEXT, place="Biblioteka", places=1)
    make_seat(event, c.colleague)
    make_seat(event, c.groupmate, SeatStatus.WAITING)
    event.moves.create(
        was_at=moment(date(2026, 11, 24)), now_at=event.starts_at, why="Posėdis.", by=c.teacher
    )
    opened = make_event(
        c.facilitator, c.year, hour=16, title="Viena mano diena", is_open_to_others=True, text=TEXT
    )
    make_seat(opened, c.stranger)
    held, few = make_event(c.teacher, c.year, LATELY), make_event(c.teacher, c.year, LATELY, 9)
    were = [make.make_member(c.school, user=False) for _number in range(5)]
    for member in were:
        make_seat(held, member, SeatStatus.CAME)
    make_seat(held, c.colleague, SeatStatus.CAME)
    make_seat(few, c.colleague)
    make_feedback(held, *were, wishes="Daugiau laiko.")
    make_feedback(few, *were[:3])
    s.people["guest"] = c.stranger
    s.ids |= {"event": event.pk, "opened": opened.pk, "event_held": held.pk}
    s.ids |= {"event_few": few.pk, "section": section.pk}


ROWS = [
    ("teacher", "/events/", ""),
    ("teacher", "/events/?form=case", ""),
    ("teacher", "/events/new/", ""),
    ("teacher", "/events/new/", "sent as it is"),
    ("teacher", "/events/{event}/", ""),
    ("teacher", "/events/{event}/change/", ""),
    ("teacher", "/events/{event}/change/", "sent as it is"),
    ("teacher", "/events/{event}/move/", ""),
    ("teacher", "/events/{event}/move/", "sent as it is"),
    ("teacher", "/events/{event}/participants/", ""),
    ("teacher", "/events/{event_held}/participants/", ""),
    ("teacher", "/events/{event_held}/feedback/", ""),
    ("teacher", "/events/{event_few}/feedback/", ""),
    ("observer", "/events/", ""),
    ("observer", "/events/{event}/", ""),
    ("observer", "/events/{event_held}/", ""),
    ("observer", "/events/{event_held}/feedback/", ""),
    ("observer", "/events/{event_few}/feedback/", "sent as it is"),
    ("groupmate", "/events/{event}/", ""),
    ("beginner", "/events/{event}/", ""),
    ("guest", "/events/", ""),
    ("guest", "/events/{opened}/", ""),
    ("guest", "/events/{event}/", "404"),
    ("administrator", "/school/settings/events/", ""),
    ("administrator", "/school/settings/sections/new/", ""),
    ("administrator", "/school/settings/sections/new/", "sent as it is"),
    ("administrator", "/school/settings/sections/{section}/", ""),
]
