"""The 2+2 on the pages: lessons ahead, places, protocols in every state, a request, settings."""

from datetime import date, time

from observations.enums import ObservationStatus, PlaceStatus
from observations.models import BellTime, ObservationDraftCopy, Quota
from tests.observations.factories import (
    LATELY,
    make_lesson,
    make_observation,
    make_place,
    make_request,
)

BELLS = [(8, 0), (8, 55), (9, 50), (10, 55), (12, 0)]


def fill(s):
    """`teacher` shows and `observer` observes; the numbers go into `s.ids`."""
    c = s.cast
    for number, begins in enumerate(BELLS, start=1):
        hour, minute = divmod(begins[0] * 60 + begins[1] + 45, 60)
        BellTime.objects.create(
            school=c.school, number=number, starts_at=time(*begins), ends_at=time(hour, minute)
        )
    s.people["observer"] = c.colleague
    _board(s)
    _protocols(s)
    Quota.objects.create(
        member=c.groupmate, term=c.year.terms.get(number=1), need_shown=1, need_observed=0
    )


def _board(s):
    c = s.cast
    lesson = make_lesson(c.teacher, c.year, topic="Trupmenos", room="204", places_count=3)
    make_place(lesson, c.colleague)
    make_place(lesson, c.groupmate, PlaceStatus.INVITED)
    given = make_lesson(c.teacher, c.year, LATELY, hour=13)
    make_place(given, c.groupmate)
    make_lesson(c.facilitator, c.year, date(2026, 11, 24), hour=9, is_shared_among_observers=True)
    s.ids |= {"lesson": lesson.pk, "given": given.pk}
    s.ids["request"] = make_request(c.colleague, c.teacher, c.year, words="Grupės darbas.").pk


def _protocols(s):
    c = s.cast
    for hour, name, status in (
        (9, "protocol", ObservationStatus.DRAFT),
        (11, "submitted", ObservationStatus.SUBMITTED),
        (12, "confirmed", ObservationStatus.CONFIRMED),
    ):
        lesson = make_lesson(c.teacher, c.year, LATELY, hour=hour)
        s.ids[name] = make_observation(lesson, c.colleague, status, audience="group").pk
    notes = [{"at": "09:20", "side": "teacher", "text": "Klausia antro mokinio."}]
    draft = {"notes": notes, "answers": [], "scales": []}
    ObservationDraftCopy.objects.create(
        observation_id=s.ids["protocol"], content=draft, base_version=0
    )
