"""What the database itself refuses of the counts that are kept, each by its name."""

import pytest
from django.db import IntegrityError, models, transaction

from goals.models import GoalCount
from groups.models import PeopleCount
from meetings.models import MeetingCount
from reflections.models import ReflectionCount
from tests import factories as make

#: {table: {constraint: what breaks it; nothing is a second row of the same year}}
BROKEN = {
    GoalCount: {
        "goals_goalcount_once": {},
        "goals_goalcount_agreed_submitted": {"agreed": 6},
    },
    PeopleCount: {
        "groups_peoplecount_once": {},
        "groups_peoplecount_among_members": {"with_curator": 6},
    },
    ReflectionCount: {
        "reflections_count_once": {},
        "reflections_count_submitted_due": {"submitted": 6},
    },
    MeetingCount: {
        "meetings_count_once": {},
        "meetings_count_present_marked": {"present": 6},
    },
}
CASES = [(table, *case) for table, cases in BROKEN.items() for case in cases.items()]


def put(table, year, **fields):
    """A row that counts five of everything, but for `fields`."""
    numbers = (models.PositiveIntegerField, models.DecimalField)
    fives = {one.name: 5 for one in table._meta.fields if isinstance(one, numbers)}
    return table.objects.create(year=year, counted_at=make.at(make.TODAY), **{**fives, **fields})


@pytest.mark.parametrize(("table", "name", "wrong"), CASES)
def test_the_database_refuses(cast, table, name, wrong):
    if not wrong:
        put(table, cast.year)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        put(table, cast.year, **wrong)

    assert name in str(refusal.value) or str(refusal.value).startswith("UNIQUE")


def test_every_constraint_is_tried():
    named = {one.name for table in BROKEN for one in table._meta.constraints}

    assert named == {name for cases in BROKEN.values() for name in cases}
