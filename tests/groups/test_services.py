"""Curators and groups: who may be whose, from when, and who is told."""

from datetime import date

import pytest

from activity.models import Notification
from activity.registry import found
from core.exceptions import RefusedError
from groups.models import Curatorship, Membership
from groups.services import (
    appoint_curator,
    end_everything,
    name_facilitator,
    place_in_group,
    take_out,
)
from tests import factories as make


def test_a_change_of_curator_ends_the_former_the_day_before(cast):
    appoint_curator(cast.teacher, year=cast.year, curator=cast.colleague, by=cast.administrator)

    rows = Curatorship.objects.filter(member=cast.teacher).order_by("from_on", "pk")
    assert [(row.curator, row.from_on, row.until_on) for row in rows] == [
        (cast.former_curator, date(2026, 9, 1), date(2026, 10, 15)),
        (cast.curator, date(2026, 10, 16), date(2026, 11, 22)),
        (cast.colleague, date(2026, 11, 23), None),
    ]


def test_the_same_curator_again_changes_nothing_and_tells_nobody(cast):
    before = Curatorship.objects.now().get(member=cast.teacher)

    again = appoint_curator(
        cast.teacher, year=cast.year, curator=cast.curator, by=cast.administrator
    )

    assert again == before
    assert not Notification.objects.exists()


def test_two_changes_on_one_day_leave_the_last_one(cast):
    for curator in (cast.colleague, cast.facilitator):
        appoint_curator(cast.groupmate, year=cast.year, curator=curator, by=cast.administrator)

    assert Curatorship.objects.get(member=cast.groupmate).curator == cast.facilitator


def test_nobody_curates_oneself(cast):
    with pytest.raises(RefusedError):
        appoint_curator(cast.curator, year=cast.year, curator=cast.curator, by=cast.administrator)


def test_either_of_the_two_is_told_the_others_name(cast):
    row = appoint_curator(
        cast.groupmate, year=cast.year, curator=cast.curator, by=cast.administrator
    )

    keys = [f"curatorship:{row.pk}"]
    assert found(cast.groupmate, keys)[keys[0]].title == cast.curator.name
    assert found(cast.curator, keys)[keys[0]].title == cast.groupmate.name
    assert found(cast.colleague, keys) == {}


def test_an_apt_group_is_one_and_subject_groups_are_many(cast):
    subject = make.make_group(cast.year, kind="subject")
    other = make.make_group(cast.year)
    for group in (subject, other):
        place_in_group(cast.teacher, group=group, by=cast.administrator)

    now = Membership.objects.now().filter(member=cast.teacher)
    assert {place.group for place in now} == {subject, other}


def test_who_is_taken_out_leads_no_more(cast):
    take_out(cast.facilitator, group=cast.group, by=cast.administrator)

    cast.group.refresh_from_db()
    assert cast.group.facilitator is None
    assert not Membership.objects.now().filter(member=cast.facilitator).exists()


def test_a_facilitator_is_one_of_the_group_and_all_of_it_are_told(cast):
    with pytest.raises(RefusedError):
        name_facilitator(cast.group, facilitator=cast.colleague, by=cast.administrator)

    name_facilitator(cast.group, facilitator=cast.teacher, by=cast.groupmate)

    told = set(Notification.objects.values_list("member__first_name", flat=True))
    assert told == {"Teacher", "Facilitator"}


def test_a_last_day_ends_what_began_and_forgets_what_had_not(cast):
    late = make.make_curatorship(
        cast.teacher, cast.groupmate, cast.year, from_on=date(2026, 11, 22)
    )

    end_everything(cast.teacher, on=date(2026, 11, 20), by=cast.administrator)

    assert not Curatorship.objects.filter(pk=late.pk).exists()
    assert Curatorship.objects.get(curator=cast.curator).until_on == date(2026, 11, 20)
    assert Membership.objects.get(member=cast.teacher).until_on == date(2026, 11, 20)
