"""What the database itself refuses, whatever the code above it says: each by its name."""

from datetime import time, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from observations import models
from observations.enums import ObservationStatus, PlaceStatus, RequestStatus
from tests import factories as make
from tests.observations.factories import (
    LATELY,
    make_lesson,
    make_observation,
    make_place,
    make_request,
)

SUBMITTED, CONFIRMED = ObservationStatus.SUBMITTED, ObservationStatus.CONFIRMED


@pytest.fixture
def there(cast):
    """The cast with one good row of everything: each wrong deed starts from these."""
    c = cast
    c.lesson = make_lesson(c.teacher, c.year)
    c.past = make_lesson(c.teacher, c.year, LATELY)
    c.place = make_place(c.lesson, c.colleague)
    c.request = make_request(c.colleague, c.teacher, c.year)
    c.protocol = make_observation(c.past, c.colleague, SUBMITTED)
    c.confirmed = make_observation(c.past, c.groupmate, CONFIRMED)
    c.wish = models.PlaceWish.objects.create(lesson=c.lesson, member=c.groupmate)
    c.setting = models.LessonSetting.objects.create(school=c.school)
    c.bell = models.BellTime.objects.create(
        school=c.school, number=1, starts_at=time(8), ends_at=time(8, 45)
    )
    c.slot = models.TimetableSlot.objects.create(member=c.teacher, weekday=1, number=1)
    c.quota = models.Quota.objects.create(
        member=c.teacher, term=c.year.terms.get(number=1), need_shown=1, need_observed=1
    )
    c.count = models.LessonCount.objects.create(
        year=c.year,
        term=c.year.terms.get(number=1),
        counted_at=make.at(make.TODAY),
        **dict.fromkeys(("asked", "done", "people", "having", "lacking"), 5),
    )
    c.template = models.ProtocolTemplate.objects.create(school=c.school, version=1, name="Mūsų")
    return c


def put(name, **fields):
    """A deed: give a row values that it must not have."""

    def deed(c):
        row = getattr(c, name)
        type(row).objects.filter(pk=row.pk).update(
            **{field: value(c) if callable(value) else value for field, value in fields.items()}
        )

    return deed


def twice(name, **others):
    """A deed: the same row once more, with `others` in place of what may differ."""

    def deed(c):
        row = getattr(c, name)
        row.pk = None
        row._state.adding = True
        for field, value in others.items():
            setattr(row, field, value(c) if callable(value) else value)
        row.save()

    return deed


def reopened_without_a_word(c):
    models.ObservationReopening.objects.create(observation=c.confirmed, reason="", by=c.teacher)


#: constraint without the app's name: how it is broken
BROKEN = {
    "lesson_status_known": put("lesson", status="held"),
    "lesson_kind_known": put("lesson", kind="party"),
    "lesson_ordered": put("lesson", ends_at=lambda c: c.lesson.starts_at),
    "lesson_places": put("lesson", places_count=0),
    "lesson_says_what": put("lesson", focus_question=""),
    "wish_once": twice("wish"),
    "place_status_known": put("place", status="held"),
    "place_once": twice("place"),
    "place_invitation_ends": put("place", status=PlaceStatus.INVITED, expires_at=None),
    "request_status_known": put("request", status="lost"),
    "request_of_two": put("request", asked=lambda c: c.request.asker),
    "request_one_open": twice("request", form_token=None),
    "request_accepted_has_lesson": put("request", status=RequestStatus.ACCEPTED, lesson=None),
    "observation_status_known": put("protocol", status="lost"),
    "observation_audience_known": put("protocol", audience="world"),
    "observation_once": twice("protocol"),
    "observation_of_two": put("protocol", observer=lambda c: c.teacher),
    "observation_handed_over_when": put("protocol", submitted_at=None),
    "observation_confirmed_when": put("protocol", confirmed_at=make.at(make.TODAY)),
    "reopening_has_reason": reopened_without_a_word,
    "setting_days": put("setting", protocol_days=0),
    "bell_once": twice("bell"),
    "bell_ordered": put("bell", ends_at=time(8)),
    "bell_number": put("bell", number=16),
    "slot_once": twice("slot"),
    "slot_weekday": put("slot", weekday=8),
    "quota_once": twice("quota"),
    "quota_need": put("quota", need_shown=21),
    "template_once": twice("template"),
    "lessoncount_once": twice("count"),
    "lessoncount_done_asked": put("count", done=6),
}
#: The other side of those that say more than one thing.
MORE = {
    "lesson_places": put("lesson", places_count=31),
    "lesson_says_what": put("lesson", class_name=""),
    "lesson_ordered": put("lesson", ends_at=lambda c: c.lesson.starts_at - timedelta(minutes=1)),
    "observation_handed_over_when": put("protocol", confirms_on=None),
    "observation_confirmed_when": put("confirmed", confirmed_at=None),
    "setting_days": put("setting", notice_days=11),
    "slot_weekday": put("slot", weekday=0),
    "quota_need": put("quota", need_observed=21),
}
CASES = [
    *BROKEN.items(),
    *MORE.items(),
    ("observation_handed_over_when", put("protocol", waits_since=None)),
]


@pytest.mark.parametrize(("name", "deed"), CASES)
def test_the_database_refuses(there, name, deed):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        deed(there)

    said = str(refusal.value)
    assert f"observations_{name}" in said or said.startswith("UNIQUE")


def test_every_constraint_is_tried():
    names = {
        one.name
        for model in apps.get_app_config("observations").get_models()
        for one in model._meta.constraints
    }

    assert names == {f"observations_{name}" for name in BROKEN}


def test_what_has_ended_may_begin_anew(there):
    """The two that hold only while something is open."""
    put("place", status=PlaceStatus.GIVEN_UP)(there)
    put("request", status=RequestStatus.DECLINED)(there)

    make_place(there.lesson, there.colleague)
    make_request(there.colleague, there.teacher, there.year)

    assert there.lesson.places.count() == 2
    assert models.LessonRequest.objects.count() == 2
