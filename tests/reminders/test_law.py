"""One law, two forms: what a list shows of the schools' rules and what the rule says agree."""

from datetime import time

import pytest
import rules
from django.db import IntegrityError, transaction

from reminders.models import ReminderRule
from tests.conftest import READERS


@pytest.fixture
def decided(cast):
    """Both schools have decided about two kinds."""
    for school in (cast.school, cast.other):
        for kind in ("reflection", "goal"):
            ReminderRule.objects.create(school=school, kind=kind, offsets=[-2])
    return cast


@pytest.mark.parametrize("name", READERS)
def test_lists_and_rules_agree(decided, name):
    reader = getattr(decided, name)

    listed = set(ReminderRule.objects.visible_to(reader))
    every = ReminderRule.objects.all()
    ruled = {row for row in every if rules.has_perm("reminders.view_reminderrule", reader, row)}

    assert listed == ruled
    own = {row for row in every if row.school_id == reader.school_id}
    assert listed == (own if reader.is_administrator else set())


@pytest.mark.parametrize("name", READERS)
def test_only_administrators_decide(cast, name):
    reader = getattr(cast, name)

    assert rules.has_perm("reminders.manage_rules", reader) == reader.is_administrator


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("reminders_rule_once", {"kind": "reflection"}),
        ("reminders_rule_by_day", {"kind": "self_mid", "at": time(6, 59)}),
        ("reminders_rule_by_day", {"kind": "self_mid", "at": time(19)}),
    ],
)
def test_the_database_refuses(decided, constraint, fields):
    refused = pytest.raises(IntegrityError, match="reminders_")

    with transaction.atomic(), refused as error:
        ReminderRule.objects.create(school=decided.school, **fields)

    said = str(error.value)
    assert constraint in said or "reminders_reminderrule.school_id" in said
