"""What the shared constraints let through, asked of the database itself."""

import datetime as dt

import pytest
from django.db import models

from core.constraints import known, month_is_first_day, ordered, set_together

DAY, LATER = dt.date(2026, 11, 1), dt.date(2026, 11, 2)


class Size(models.TextChoices):
    SMALL = "small", "small"
    LARGE = "large", "large"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("constraint", "row", "allowed"),
    [
        (set_together("a", "b", name="x"), {"a": None, "b": None}, True),
        (set_together("a", "b", name="x"), {"a": 1, "b": 2}, True),
        (set_together("a", "b", name="x"), {"a": 1, "b": None}, False),
        (known("a", Size, "x"), {"a": "small"}, True),
        (known("a", Size, "x"), {"a": ""}, False),
        (known("a", Size, "x"), {"a": "huge"}, False),
        (month_is_first_day("a", "x"), {"a": DAY}, True),
        (month_is_first_day("a", "x"), {"a": LATER}, False),
        (ordered("a", "b", "x"), {"a": DAY, "b": None}, True),
        (ordered("a", "b", "x"), {"a": DAY, "b": DAY}, True),
        (ordered("a", "b", "x"), {"a": DAY, "b": LATER}, True),
        (ordered("a", "b", "x"), {"a": LATER, "b": DAY}, False),
    ],
)
def test_constraint_lets_through_only_whole_rows(constraint, row, allowed):
    fields = {name: _value(value) for name, value in row.items()}

    assert constraint.condition.check(fields) is allowed


def _value(value):
    field = models.DateField() if isinstance(value, dt.date) else models.TextField()
    return models.Value(value, output_field=field)


def test_message_and_name_reach_the_constraint():
    constraint = ordered("a", "b", name="app_model_days_ordered", message="Not so.")

    assert constraint.name == "app_model_days_ordered"
    assert constraint.violation_error_message == "Not so."
