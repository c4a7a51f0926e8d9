"""Who reads a reflection: `visible_to` and the rule say the same to everybody."""

from datetime import date

import pytest
import rules

from core.exceptions import TransitionError
from core.files import CheckedFile
from core.flow import step
from groups.enums import Audience
from reflections.enums import REFLECTION_FLOW, ReflectionStatus
from reflections.models import (
    Reflection,
    ReflectionAmendment,
    ReflectionAttachment,
    ReflectionDraftCopy,
)
from reflections.services import attach
from tests import factories as make
from tests.conftest import READERS
from years.enums import YearStatus

AUDIENCES = list(Audience)
FILE = CheckedFile("pdf", "application/pdf", "pdf", b"%PDF-1.4", "planas.pdf")


@pytest.fixture
def reflections(cast):
    """Every state × audience of the teacher and of the stranger, and a closed year's."""
    rows = []
    closed = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    make.make_curatorship(cast.former_curator, cast.teacher, closed)
    make.make_curatorship(cast.curator, cast.teacher, closed, until_on=date(2025, 12, 1))
    for owner, year in (
        (cast.teacher, cast.year),
        (cast.teacher, closed),
        (cast.stranger, cast.other_year),
        (cast.both_schools, cast.year),
        (cast.both_schools_there, cast.other_year),
    ):
        month = year.starts_on
        for audience in AUDIENCES:
            for is_submitted in (True, False):
                rows.append(
                    make.make_reflection(
                        owner, year, month, submitted=is_submitted, audience=audience
                    )
                )
                month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    for row in rows:
        attach(row, FILE, by=row.owner)
        ReflectionAmendment.objects.create(reflection=row, field="mattered", by=row.owner)
        ReflectionDraftCopy.objects.create(reflection=row, content={}, base_version=0)
    return rows


@pytest.mark.parametrize(
    "model", [Reflection, ReflectionAttachment, ReflectionAmendment, ReflectionDraftCopy]
)
@pytest.mark.parametrize("reader", READERS)
def test_list_and_rule_agree(cast, reflections, reader, model):
    member = getattr(cast, reader)

    listed = set(model.objects.visible_to(member))

    perm = f"reflections.view_{model._meta.model_name}"
    assert listed == {row for row in model.objects.all() if rules.has_perm(perm, member, row)}


@pytest.mark.parametrize(
    ("reader", "sees"),
    [
        ("teacher", set(AUDIENCES)),
        ("curator", set(AUDIENCES)),
        ("former_curator", {"school"}),
        ("groupmate", {"group", "school"}),
        ("facilitator", {"group", "school"}),
        ("colleague", {"school"}),
        ("administrator", {"school"}),
        ("leaver", set()),
        ("both_schools_there", set()),
        ("stranger", set()),
        ("stranger_administrator", set()),
    ],
)
def test_each_reads_what_was_shared(cast, reflections, reader, sees):
    rows = Reflection.objects.visible_to(getattr(cast, reader))
    rows = rows.filter(owner=cast.teacher, year=cast.year)

    assert set(rows.submitted().values_list("audience", flat=True)) == sees
    drafts = rows.filter(status=ReflectionStatus.DRAFT)
    assert drafts.count() == (3 if reader == "teacher" else 0)


@pytest.mark.parametrize("reader", READERS)
def test_page_answers_as_the_law_says(cast, login, reflections, reader):
    member = getattr(cast, reader)
    client = login(member)
    seen = set(Reflection.objects.visible_to(member).submitted().values_list("pk", flat=True))

    for row in [row for row in reflections if row.is_submitted]:
        status = client.get(f"/reflections/{row.pk}/").status_code
        assert status == (200 if row.pk in seen else 404), row.audience


UNNAMED = [
    (came_from, to)
    for came_from in ReflectionStatus
    for to in ReflectionStatus
    if to not in REFLECTION_FLOW[came_from]
]


@pytest.mark.parametrize(("came_from", "to"), UNNAMED)
def test_no_step_but_those_of_the_table(cast, came_from, to):
    row = make.make_reflection(
        cast.teacher, cast.year, submitted=came_from == ReflectionStatus.SUBMITTED
    )

    with pytest.raises(TransitionError):
        step(row, to, by=cast.teacher)
