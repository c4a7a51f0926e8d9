"""What the database itself refuses of meetings: each by its name."""

import pytest
from django.db import IntegrityError, transaction

from meetings import models
from meetings.enums import MeetingStatus
from tests import factories as make
from tests.meetings.factories import make_attendance, make_meeting


@pytest.fixture
def there(cast):
    cast.meeting = make_meeting(cast.group)
    cast.attendance = make_attendance(cast.meeting, cast.teacher)
    return cast


def put(name, **fields):
    """A deed: give a row values that it must not have."""

    def deed(c):
        row = getattr(c, name)
        type(row).objects.filter(pk=row.pk).update(
            **{field: value(c) if callable(value) else value for field, value in fields.items()}
        )

    return deed


def twice(name):
    """A deed: the same row once more."""

    def deed(c):
        row = getattr(c, name)
        row.pk = None
        row._state.adding = True
        row.save()

    return deed


BROKEN = {
    "meeting_status_known": put("meeting", status="lost"),
    "meeting_ordered": put("meeting", ends_at=lambda c: c.meeting.starts_at),
    "meeting_once": twice("meeting"),
    "meeting_held_when": put("meeting", status=MeetingStatus.HELD),
    "attendance_once": twice("attendance"),
    "attendance_intention_known": put("attendance", intention="maybe"),
    "attendance_presence_known": put("attendance", presence="late"),
}
MORE = [("meeting_held_when", put("meeting", held_at=make.at(make.TODAY)))]


@pytest.mark.parametrize(("name", "deed"), [*BROKEN.items(), *MORE])
def test_the_database_refuses(there, name, deed):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        deed(there)

    said = str(refusal.value)
    assert f"meetings_{name}" in said or said.startswith("UNIQUE")


def test_every_constraint_is_tried():
    named = {
        one.name
        for model in (models.Meeting, models.MeetingMove, models.Attendance)
        for one in model._meta.constraints
    }

    assert named == {f"meetings_{name}" for name in BROKEN}


def test_a_cancelled_meeting_leaves_its_hour_free(there):
    put("meeting", status=MeetingStatus.CANCELLED)(there)

    make_meeting(there.group)

    assert there.group.meetings.count() == 2
