"""What the home page and the editor ask is written once, and is what the plain querysets give."""

from datetime import timedelta

import pytest
from django.db.models import Model
from django.utils import timezone

from coaching import queries as coaching
from core.prepared import Prepared
from dashboards import facts, own_agreements, own_events, own_lessons, own_meetings
from observations import counting
from office.demo import Size, fill
from people.models import Member
from reflections import queries as reflections
from reflections.models import Reflection
from years import queries as years
from years.models import SchoolYear

MODULES = (facts, own_agreements, own_events, own_lessons, own_meetings)
MODULES += (coaching, counting, reflections, years)


def questions():
    """Those whose parameters are their slots."""
    named = [row for module in MODULES for row in vars(module).items()]
    return {name: one for name, one in named if isinstance(one, Prepared) and one.slots}


def told(row):
    """Everything a row holds, with the rows that came beside it."""
    if not isinstance(row, Model):
        return row
    beside = {name: told(one) for name, one in row._state.fields_cache.items() if one}
    return {**vars(row), "_state": beside}


def values_of(member, year):
    """What may stand in a slot, by its name."""
    now, reflection = timezone.now(), Reflection.objects.filter(owner=member).last()
    far = timedelta(days=400)
    return {
        "member": member.pk,
        "year": year.pk,
        "school": member.school_id,
        "reflection": reflection.pk if reflection else None,
        "kind": "reflection",
        "month": reflection.month if reflection else year.starts_on,
        "day": timezone.localdate(),
        "now": now,
        "until": now + far,
        "since": now - far,
    }


@pytest.fixture
def school(db):
    fill(Size(schools=1, teachers=8, years=2))


def test_each_question_answers_as_its_plain_queryset(school):
    year = SchoolYear.objects.current_first().first()
    asked, answered = questions(), set()

    for member in Member.objects.order_by("pk"):
        values = values_of(member, year)
        for name, question in asked.items():
            own = {slot: values[slot] for slot in question.slots}
            rows = question.rows(**own)
            assert [told(row) for row in rows] == [told(row) for row in question.build(**own)]
            answered |= {name} if rows else set()

    assert answered == set(asked) - {"_attachments"}
