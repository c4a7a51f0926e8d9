"""Who sees what of the adviser programme, and the roads its records may take."""

import pytest
import rules

from coaching import models
from coaching.advising_enums import RUNNING, AdvisingStatus, ReportStatus
from core.exceptions import TransitionError
from core.flow import step
from tests import factories as make
from tests.coaching.advisings import (
    make_advising,
    make_plan,
    make_report,
    make_role,
    make_session,
)
from tests.conftest import READERS
from years.enums import YearStatus

ROLES = [*READERS, "adviser"]
SCOPED = [
    models.Advising,
    models.AdvisingPlan,
    models.AdvisingReport,
    models.AdvisingSession,
    models.SupportRole,
]


#: two people have one such work under way at a time
CASES = [
    (status, report)
    for status in AdvisingStatus
    for report in ReportStatus
    if status not in RUNNING or (status, report) == ("open", "draft")
]


@pytest.fixture
def cast(cast):
    cast.adviser = make.make_member(cast.school, "Patarėja")
    return cast


@pytest.fixture
def advisings(cast):
    """Every state × state of the report, in two years and two schools, with a leaver in one."""
    closed = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    rows = []
    for adviser, owner, year in (
        (cast.adviser, cast.teacher, cast.year),
        (cast.adviser, cast.leaver, closed),
        (cast.both_schools_there, cast.stranger, cast.other_year),
    ):
        if not adviser.support_roles.exists():
            make_role(adviser)
        for status, report in CASES:
            row = make_advising(adviser, owner, year, status)
            make_session(row)
            make_plan(row)
            make_report(row, report)
            rows.append(row)
    return rows


def test_list_and_rule_agree_for_everybody(cast, advisings):
    for model in SCOPED:
        rows = list(model.objects.all())
        assert rows, model
        perm = f"coaching.view_{model._meta.model_name}"
        for role in ROLES:
            member = getattr(cast, role)
            allowed = {row for row in rows if rules.has_perm(perm, member, row)}
            assert set(model.objects.visible_to(member)) == allowed, (model, role)


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("teacher", {"draft", "submitted"}),
        ("adviser", {"submitted"}),
        ("curator", set()),
        ("administrator", set()),
        ("administrator_curator", set()),
        ("groupmate", set()),
        ("stranger_administrator", set()),
    ],
)
def test_the_report_is_the_teachers_and_once_submitted_the_advisers(cast, advisings, role, sees):
    rows = models.AdvisingReport.objects.visible_to(getattr(cast, role))
    rows = rows.filter(advising__owner=cast.teacher)

    assert set(rows.values_list("status", flat=True)) == sees


def test_everybody_of_the_school_reads_the_register(cast, advisings):
    ours = list(models.SupportRole.objects.filter(member=cast.adviser))

    assert ours
    for role in ("colleague", "administrator", "leaver"):
        assert list(models.SupportRole.objects.visible_to(getattr(cast, role))) == ours
    assert ours[0] not in models.SupportRole.objects.visible_to(cast.stranger)


def test_only_the_two_work_in_it_and_only_while_it_is_open(cast):
    row = make_advising(cast.adviser, cast.teacher, cast.year)
    work = "coaching.work_in_advising"

    able = {role for role in ROLES if rules.has_perm(work, getattr(cast, role), row)}
    cast.year.status = YearStatus.CLOSED
    row.year = cast.year

    assert able == {"teacher", "adviser"}
    assert not rules.has_perm(work, cast.adviser, row)
    row.year.status = YearStatus.OPEN
    row.status = AdvisingStatus.STOPPED
    assert not rules.has_perm(work, cast.adviser, row)


def test_a_report_is_written_by_its_teacher_alone(cast):
    row = make_advising(cast.adviser, cast.teacher, cast.year)

    able = {
        role for role in ROLES if rules.has_perm("coaching.write_report", getattr(cast, role), row)
    }

    assert able == {"teacher"}


def pairs(flow):
    return [(start, to) for start in flow for to in flow]


def test_advising_goes_its_table_and_no_other_road(cast):
    row = make_advising(cast.adviser, cast.teacher, cast.year)
    taken = 0
    for start, to in pairs(models.Advising.FLOW):
        ended = {"finished": make.TODAY, "stopped": make.TODAY}
        models.Advising.objects.filter(pk=row.pk).update(
            status=start, ended_on=ended.get(str(start))
        )
        if to not in models.Advising.FLOW[start]:
            with pytest.raises(TransitionError):
                step(row, to, by=cast.adviser)
            continue

        step(row, to, by=cast.adviser, ended_on=ended.get(str(to)))

        last = row.transitions.latest("pk")
        assert (last.from_status, last.to_status) == (start, to)
        taken += 1
    assert taken == 4


def test_report_goes_its_table_and_no_other_road(cast):
    row = make_report(make_advising(cast.adviser, cast.teacher, cast.year))
    when = {"draft": None, "submitted": make.at(make.TODAY)}
    for start, to in pairs(models.AdvisingReport.FLOW):
        models.AdvisingReport.objects.filter(pk=row.pk).update(
            status=start, submitted_at=when[str(start)]
        )
        if start == to:
            with pytest.raises(TransitionError):
                step(row, to, by=cast.teacher)
            continue

        step(row, to, by=cast.teacher, submitted_at=when[str(to)])

        assert row.transitions.latest("pk").to_status == to
