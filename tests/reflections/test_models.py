"""The database keeps the rules by itself; every constraint is broken once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from people.models import School
from reflections.models import PromptVersion, Reflection
from tests import factories as make

OCTOBER = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("reflections_month_is_first_day", {"month": date(2026, 10, 2)}),
        ("reflections_status_known", {"status": "lost"}),
        ("reflections_audience_known", {"audience": "world"}),
        ("reflections_how_it_went_known", {"how_it_went": "well"}),
        ("reflections_submitted_has_step", {"next_step": ""}),
        ("reflections_submitted_has_step", {"submitted_at": None}),
        ("reflections_slip_is_answered", {"slip": "Klausiu."}),
        ("reflections_slip_is_answered", {"how_it_went": "worked"}),
    ],
)
def test_constraint_holds(cast, name, fields):
    row = make.make_reflection(cast.teacher, cast.year, submitted=True)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Reflection.objects.filter(pk=row.pk).update(**fields)


def test_one_reflection_a_month(cast):
    make.make_reflection(cast.teacher, cast.year, OCTOBER)

    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_reflection(cast.teacher, cast.year, OCTOBER)


def test_one_version_of_prompts_a_month(cast):
    PromptVersion.objects.create(school=cast.school, from_month=OCTOBER)

    with pytest.raises(IntegrityError), transaction.atomic():
        PromptVersion.objects.create(school=cast.school, from_month=OCTOBER)


def test_prompts_begin_with_a_month(db):
    school = School.objects.create(name="Mokykla")

    with pytest.raises(IntegrityError), transaction.atomic():
        PromptVersion.objects.create(school=school, from_month=date(2026, 10, 5))
