"""Every question that is written once gives what its plain queryset does."""

from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.db.models import Model
from django.utils import timezone

from dialogue.models import Thread
from groups.models import Curatorship
from observations.models import Observation
from office.demo import Size, fill
from people.models import Member
from reflections.models import Reflection
from years.models import SchoolYear

#: What the demonstration's school has none of.
UNANSWERED = {"reflections.queries._attachments"}
#: Its questions differ by the filters that are chosen, and are recounted by loops (test_school).
BY_FILTERS = "dashboards/narrowing.py"


def questions():
    """{module.name: question}, as they stand in the files; there is one way to write one."""
    found = {}
    for path in Path(settings.BASE_DIR).glob("[a-z]*/**/*.py"):
        parts = path.relative_to(settings.BASE_DIR).with_suffix("").parts
        if parts[0] == "tests" or path.match(BY_FILTERS):
            continue
        before, *asked = path.read_text().split("\n@Prepared\ndef ")
        assert "Prepared(" not in before, path
        for rest in asked:
            name = rest.partition("(")[0]
            assert "Prepared(" not in rest, path
            found[".".join((*parts, name))] = getattr(import_module(".".join(parts)), name)
    return found


def told(row, above=()):
    """Everything a row holds, with the rows that came beside it."""
    if not isinstance(row, Model):
        return row
    above = (*above, row)
    rows = {name: one for name, one in row._state.fields_cache.items() if one not in above}
    beside = {name: told(one, above) for name, one in rows.items() if one}
    return {**vars(row), "_state": beside}


def values_of(member, year, slots):
    """What may stand in a slot, by its name; beside a curator the member is one accompanied."""
    now, reflection = timezone.now(), Reflection.objects.filter(owner=member).last()
    day, far = timezone.localdate(), timedelta(days=400)
    seen = Observation.objects.filter(observer=member).last()
    taught = Curatorship.objects.now(day).filter(curator=member).first()
    values = {
        **dict.fromkeys(("member", "owner", "curator", "observer"), member.pk),
        "year": year.pk,
        "school": member.school_id,
        "user": member.user_id,
        "reflection": reflection.pk if reflection else None,
        "pk": seen.pk if seen else None,
        "kind": "reflection",
        "month": reflection.month if reflection else year.starts_on,
        "now": now,
        "until": now + far,
        "since": now - far,
        "day": day,
        "left_on": day,
        "left_since": day - far,
    }
    if taught and "curator" in slots:
        values["member"] = taught.member_id
    return {name: values[name] for name in slots}


@pytest.fixture
def school(db):
    fill(Size(schools=1, teachers=8, years=2))
    asked = {"waiting_since": timezone.now(), "waiting_due_on": timezone.localdate()}
    Thread.objects.filter(pk=Thread.objects.latest("created_at").pk).update(**asked)


def test_each_question_answers_as_its_plain_queryset(school):
    year = SchoolYear.objects.current_first().first()
    asked, answered = questions(), set()

    for member in Member.objects.order_by("pk"):
        for name, question in asked.items():
            own = values_of(member, year, question.slots)
            rows = question.rows(**own)
            assert [told(row) for row in rows] == [told(row) for row in question.build(**own)]
            answered |= {name} if rows else set()

    assert answered == set(asked) - UNANSWERED
