"""One law, two forms: `visible_to` and the view rule agree for every reader."""

import pytest
import rules

from groups.models import AptGroup, Curatorship, Membership
from office.models import ImportBatch
from people.models import Invitation, Leave, Member
from tests.conftest import READERS
from tests.factories import TODAY, at, make_member

OWNED = [AptGroup, Curatorship, ImportBatch, Invitation, Leave, Member, Membership]


@pytest.fixture
def full(cast):
    """Rows of every kind in both schools."""
    for school, boss in (
        (cast.school, cast.administrator),
        (cast.other, cast.stranger_administrator),
    ):
        ImportBatch.objects.create(school=school, by=boss, name="x.csv")
        who = make_member(school, user=None)
        Invitation.objects.create(
            member=who, email=who.email, token_hash=who.email, expires_at=at(TODAY)
        )
        Leave.objects.create(member=boss, from_on=TODAY, until_on=TODAY)
        make_member(school, "Senas", left_on=TODAY.replace(month=1))
        make_member(school, "Naujas", joined_on=TODAY.replace(month=12))
    return cast


@pytest.mark.parametrize("model", OWNED)
@pytest.mark.parametrize("reader", READERS)
def test_the_list_and_the_rule_agree(full, model, reader):
    member = getattr(full, reader)
    perm = f"{model._meta.app_label}.view_{model._meta.model_name}"

    listed = set(model.objects.visible_to(member))

    assert listed == {row for row in model.objects.all() if rules.has_perm(perm, member, row)}
