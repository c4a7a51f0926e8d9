"""Exchange events on the stage: `teacher` hosts, `colleague` comes; sections and settings."""

from django.core.files.base import ContentFile

from meetings.events_enums import SeatStatus
from meetings.models import EventAttachment, Section
from tests import factories as make
from tests.access.lessons import FILE, PDF
from tests.meetings.event_factories import (
    LATELY,
    make_event,
    make_feedback,
    make_seat,
    moment,
    open_school,
)


def fill(c):
    """An event ahead with materials, one held with enough answers, one with too few."""
    c.section = Section.objects.create(year=c.year, name="Skaitymas", leader=c.colleague)
    c.event = make_event(c.teacher, c.year, section=c.section, text="Atsineškite tekstą.")
    c.event.moves.create(was_at=moment(LATELY), now_at=c.event.starts_at, by=c.teacher)
    file = ContentFile(PDF, name="planas.pdf")
    c.event_file = EventAttachment.objects.create(event=c.event, file=file, **FILE)
    c.event_seat = make_seat(c.event, c.colleague)
    make_seat(c.event, c.groupmate, SeatStatus.WAITING)
    c.held_event = make_event(c.teacher, c.year, LATELY)
    c.came_seat = make_seat(c.held_event, c.colleague)
    others = [make.make_member(c.school, user=False) for _number in range(5)]
    make_feedback(c.held_event, *others)
    open_school(c.school)
    there = make_event(c.stranger, c.other_year, LATELY)
    make_feedback(there, c.both_schools_there, *others)
    open_school(c.other, is_open=False)


def plant(c):
    """Four answers that nobody may open yet; gives the pages where they would stand."""
    few = make_event(c.teacher, c.year, LATELY, hour=9)
    for name in ("colleague", "groupmate", "curator"):
        make_seat(few, getattr(c, name))
    others = [make.make_member(c.school, user=False) for _number in range(4)]
    make_feedback(few, *others, takes="zzdraftunopened", wishes="zzdraftunopened")
    return [f"/events/{few.pk}/", f"/events/{few.pk}/feedback/"]


WHERE = {
    "meetings:event_feedback": "held_event",
    "meetings:event_file": "event_file",
    "meetings:event_file_delete": "event_file",
    "meetings:seat_give_up": "event_seat",
    "meetings:seat_came": "came_seat",
    "meetings:section": "section",
    **dict.fromkeys(
        [
            f"meetings:event{name}"
            for name in (
                *("", "_change", "_move", "_cancel", "_sign_up"),
                *("_participants", "_export", "_file_add"),
            )
        ],
        "event",
    ),
}
ABOUT = {"title": "Klausimai pamokoje", "form": "mini", "text": "Atsineškite vieną."}
WHEN = {"day": "2026-12-03", "begins": "14:00", "ends": "15:30"}
SECTION = {"name": "Rašymo dirbtuvės", "topic": "Kaip rašo vaikai."}
FORMS = {
    "meetings:event_new": ("teacher", WHEN | ABOUT),
    "meetings:event_change": ("teacher", ABOUT),
    "meetings:event_move": ("teacher", {**WHEN, "why": "Tuo metu posėdis."}),
    "meetings:event_cancel": ("teacher", {"word": "Sergu."}),
    "meetings:event_sign_up": ("colleague", {}),
    "meetings:event_feedback": (
        "colleague",
        {"useful": "4", "takes": "Tylos po klausimo.", "wishes": "Daugiau laiko."},
    ),
    "meetings:event_file_add": ("teacher", {"file": "FILE"}),
    "meetings:event_file_delete": ("teacher", {}),
    "meetings:seat_give_up": ("colleague", {}),
    "meetings:seat_came": ("teacher", {"came": "1"}),
    "meetings:settings_events": ("administrator", {"is_open": "on"}),
    "meetings:section_new": ("administrator", SECTION),
    "meetings:section": ("administrator", SECTION),
}

GET, POST = "GET", "POST"
OWN = "302 teacher; 403 STAFF"
ONLY_HOST = "200 teacher; 403 STAFF leaver"
TABLE = [
    ("meetings:events", "", GET, "200 MEMBERS"),
    ("meetings:event", "", GET, "200 STAFF leaver"),
    ("meetings:event_file", "", GET, "200 STAFF leaver"),
    ("meetings:event_new", "", GET, "200 WRITERS; 403 leaver"),
    ("meetings:event_new", "", POST, "302 WRITERS"),
    ("meetings:event_change", "", GET, ONLY_HOST),
    ("meetings:event_change", "", POST, OWN),
    ("meetings:event_change", "closed year", POST, "403 STAFF"),
    ("meetings:event_move", "", GET, ONLY_HOST),
    ("meetings:event_move", "", POST, OWN),
    ("meetings:event_cancel", "", POST, "302 teacher HEADS; 403 STAFF"),
    # a rule that says no is a word on the page one came from
    ("meetings:event_sign_up", "", POST, "302 STAFF"),
    ("meetings:event_participants", "", GET, ONLY_HOST),
    ("meetings:event_export", "", GET, ONLY_HOST),
    ("meetings:event_feedback", "", GET, "200 teacher colleague; 403 STAFF leaver"),
    ("meetings:event_feedback", "", POST, "302 colleague; 403 STAFF"),
    ("meetings:event_feedback", "closed year", POST, "403 STAFF"),
    ("meetings:event_file_add", "", POST, OWN),
    ("meetings:event_file_delete", "", POST, OWN),
    ("meetings:seat_give_up", "", POST, "302 colleague; 403 STAFF"),
    ("meetings:seat_came", "", POST, OWN),
    ("meetings:settings_events", "", GET, "200 BOSSES"),
    ("meetings:settings_events", "", POST, "302 BOSSES"),
    ("meetings:section_new", "", GET, "200 BOSSES"),
    ("meetings:section_new", "", POST, "302 BOSSES"),
    ("meetings:section", "", GET, "200 HEADS"),
    ("meetings:section", "", POST, "302 HEADS"),
]
