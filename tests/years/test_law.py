"""One law, two forms: what a list shows and what the rule says of each row agree."""

import pytest
import rules

from tests import factories as make
from tests.conftest import READERS
from years.enums import YearStatus
from years.models import Direction, SchoolYear


@pytest.fixture
def years(cast):
    """Every status in both schools."""
    for school in (cast.school, cast.other):
        make.make_year(school, starts=2027, status=YearStatus.PLANNED)
        make.make_year(school, starts=2025, status=YearStatus.CLOSED)
    return cast


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    ("model", "perm"),
    [(SchoolYear, "years.view_schoolyear"), (Direction, "years.view_direction")],
)
def test_lists_and_rules_agree(years, name, model, perm):
    reader = getattr(years, name)

    listed = set(model.objects.visible_to(reader))
    ruled = {row for row in model.objects.all() if rules.has_perm(perm, reader, row)}

    assert listed == ruled
    assert listed


@pytest.mark.parametrize("name", READERS)
def test_only_administrators_manage(cast, name):
    reader = getattr(cast, name)

    allowed = rules.has_perm("years.manage_years", reader)

    assert allowed == reader.is_administrator


def test_a_planned_year_is_the_administrators(years):
    planned = SchoolYear.objects.get(school=years.school, status=YearStatus.PLANNED)

    assert planned not in SchoolYear.objects.visible_to(years.teacher)
    assert planned in SchoolYear.objects.visible_to(years.administrator)
