"""What the database itself refuses of the adviser programme: each by its name."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from coaching.advising_enums import AdvisingStatus, ReportStatus
from coaching.models import (
    Advising,
    AdvisingPlan,
    AdvisingReport,
    AdvisingSession,
    SupportRole,
)
from tests import factories as make
from tests.coaching.advisings import (
    make_advising,
    make_plan,
    make_report,
    make_role,
    make_session,
)
from tests.observations.test_constraints import put, twice

MODELS = (Advising, AdvisingPlan, AdvisingReport, AdvisingSession, SupportRole)


@pytest.fixture
def there(cast):
    """The cast with one good row of everything."""
    c = cast
    c.advising = make_advising(c.colleague, c.teacher, c.year)
    c.ended = make_advising(c.colleague, c.groupmate, c.year, AdvisingStatus.FINISHED)
    c.session = make_session(c.advising)
    c.plan = make_plan(c.advising)
    c.report = make_report(c.advising, ReportStatus.DRAFT)
    c.submitted = make_report(c.ended)
    c.role = make_role(c.colleague)
    return c


BROKEN = [
    ("supportrole_kind_known", put("role", kind="hero")),
    ("supportrole_ordered", put("role", until_on=lambda c: c.role.since_on - timedelta(days=1))),
    ("supportrole_one_open", twice("role")),
    ("advising_status_known", put("advising", status="lost")),
    ("advising_of_two", put("advising", adviser=lambda c: c.teacher)),
    ("advising_has_goal", put("advising", goal="")),
    ("advising_both_agreed", put("advising", owner_agreed_at=None)),
    ("advising_both_agreed", put("advising", adviser_agreed_at=None)),
    ("advising_both_agreed", put("advising", began_on=None)),
    ("advising_ended_when", put("advising", ended_on=make.TODAY)),
    ("advising_ended_when", put("ended", ended_on=None)),
    ("advising_one_at_a_time", twice("advising", form_token=None)),
    ("session_step_known", put("session", step=6)),
    ("session_step_known", put("session", step=0)),
    ("session_hours", put("session", halves=0)),
    ("session_hours", put("session", halves=17)),
    ("session_has_topic", put("session", topic="")),
    ("plan_once", twice("plan")),
    ("plan_number_known", put("plan", number=3)),
    ("plan_has_aims", put("plan", aims="")),
    ("report_status_known", put("report", status="lost")),
    ("report_recommends_known", put("report", recommends="may")),
    ("report_submitted_is_whole", put("submitted", submitted_at=None)),
    ("report_submitted_is_whole", put("submitted", recommends="")),
    ("report_submitted_is_whole", put("submitted", content="")),
    ("report_submitted_is_whole", put("report", submitted_at=make.at(make.TODAY))),
]


@pytest.mark.parametrize(("name", "deed"), BROKEN)
def test_the_database_refuses(there, name, deed):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        deed(there)

    text = str(refusal.value)
    by_columns = {"supportrole_one_open": "supportrole.member_id", "plan_once": "number"}
    by_columns["advising_one_at_a_time"] = "advising.adviser_id"
    assert f"coaching_{name}" in text or by_columns.get(name, name) in text


def test_every_constraint_is_tried():
    named = {
        constraint.name
        for model in MODELS
        for constraint in apps.get_model("coaching", model.__name__)._meta.constraints
    }

    assert named == {f"coaching_{name}" for name, _deed in BROKEN}


def test_one_role_may_be_had_again_after_it_ended(there):
    SupportRole.objects.filter(pk=there.role.pk).update(until_on=make.TODAY)

    assert make_role(there.colleague, since_on=make.TODAY).pk
