"""What the database itself refuses of exchange events: each by its name."""

import pytest
from django.db import IntegrityError, transaction

from meetings import models
from tests import factories as make
from tests.meetings.event_factories import LATELY, make_event, make_feedback, make_seat
from tests.meetings.test_constraints import put, twice

MODELS = [
    models.Section,
    models.EventSetting,
    models.ExchangeEvent,
    models.EventMove,
    models.EventAttachment,
    models.Seat,
    models.EventFeedback,
    models.EventFeedbackGiven,
]


@pytest.fixture
def there(cast):
    """The cast with one good row of everything."""
    cast.event = make_event(cast.teacher, cast.year, LATELY)
    cast.section = models.Section.objects.create(year=cast.year, name="Skaitymas")
    cast.seat = make_seat(cast.event, cast.colleague)
    (cast.answer,) = make_feedback(cast.event, cast.colleague)
    cast.given = cast.event.feedback_given.get()
    return cast


def nameless_section(c):
    models.Section.objects.update(name="")


BROKEN = {
    "event_status_known": put("event", status="held"),
    "event_form_known": put("event", form="party"),
    "event_ordered": put("event", ends_at=lambda c: c.event.starts_at),
    "event_places": put("event", places=0),
    "event_has_title": put("event", title=""),
    "section_once_a_year": twice("section"),
    "section_has_name": nameless_section,
    "seat_status_known": put("seat", status="held"),
    "seat_once": twice("seat"),
    "feedback_given_once": twice("given"),
    "feedback_useful_known": put("answer", useful=6),
}
MORE = [
    ("event_places", put("event", places=501)),
    ("feedback_useful_known", put("answer", useful=0)),
]


@pytest.mark.parametrize(("name", "deed"), [*BROKEN.items(), *MORE])
def test_the_database_refuses(there, name, deed):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        deed(there)

    said = str(refusal.value)
    assert f"meetings_{name}" in said or said.startswith("UNIQUE")


def test_every_constraint_is_tried():
    names = {one.name for model in MODELS for one in model._meta.constraints}

    assert names == {f"meetings_{name}" for name in BROKEN}


def test_the_same_section_may_stand_in_another_year(there):
    models.Section.objects.create(year=there.other_year, name="Skaitymas")
    models.Section.objects.create(year=make.make_year(there.school, 2027), name="Skaitymas")

    assert models.Section.objects.count() == 3
