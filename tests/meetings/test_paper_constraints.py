"""What the database itself refuses of a group's paper: each by its name."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from meetings import models
from meetings.enums import AgreementStatus
from tests import factories as make
from tests.meetings.factories import make_meeting
from tests.meetings.papers import make_agreement, make_notes, make_point, write
from tests.meetings.test_constraints import put, twice
from tests.observations.factories import make_lesson, make_observation


@pytest.fixture
def there(cast):
    cast.meeting = make_meeting(cast.group)
    cast.notes = make_notes(cast.meeting, "Pirmas.", cast.teacher)
    cast.draft = write(cast.notes, "Antras.", cast.teacher).draft
    cast.version = cast.notes.versions.get()
    cast.point = make_point(cast.meeting, cast.teacher)
    cast.agreement = make_agreement(cast.meeting, cast.teacher)
    return cast


def bring_two(c):
    reflection = make.make_reflection(c.teacher, c.year, submitted=True)
    seen = make_observation(make_lesson(c.teacher, c.year), c.groupmate)
    put("point", reflection=reflection, observation=seen)(c)


BROKEN = {
    "meetingnotesdraft_one_each": twice("draft"),
    "meetingnotesversion_number_once": twice("version"),
    "meetingnotesversion_settled_if_second": put("version", settled_in=2),
    "agendapoint_minutes_few": put("point", minutes=241),
    "agendapoint_one_record": bring_two,
    "agendapoint_titled": put("point", title=""),
    "agreement_status_known": put("agreement", status="lost"),
    "agreement_worded": put("agreement", text=""),
    "agreement_dropped_why": put("agreement", status=AgreementStatus.DROPPED),
}
MORE = [
    ("agendapoint_minutes_few", put("point", minutes=0)),
    ("agreement_dropped_why", put("agreement", dropped_why="Nebereikia.")),
]


@pytest.mark.parametrize(("name", "deed"), [*BROKEN.items(), *MORE])
def test_the_database_refuses(there, name, deed):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        deed(there)

    said = str(refusal.value)
    assert f"meetings_{name}" in said or said.startswith("UNIQUE")


def test_every_constraint_is_tried():
    ours = {"notes", "paper"}
    named = {
        one.name
        for model in apps.get_app_config("meetings").get_models()
        if model.__module__.rpartition(".")[2] in ours
        for one in model._meta.constraints
    }

    assert named == {f"meetings_{name}" for name in BROKEN}
    assert models.MeetingNotesDraft in apps.get_app_config("meetings").get_models()
