"""A school year opens and closes; groups and curators go along."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from core.exceptions import RefusedError, TransitionError
from core.flow import step
from groups.models import AptGroup, Curatorship, Membership
from groups.queries import curator_of
from tests import factories as make
from years import services, turning
from years.enums import YEAR_FLOW, YearStatus
from years.models import SchoolYear
from years.queries import current_year, next_start


@pytest.fixture
def coming(cast):
    return services.propose_year(cast.school, starts_year=2027, by=cast.administrator)


def pairs(year):
    rows = Curatorship.objects.filter(year=year, until_on=None)
    return {(row.curator.first_name, row.member.first_name) for row in rows}


def test_opening_carries_groups_and_curators_of_those_still_here(cast, coming):
    cast.groupmate.left_on = date(2027, 6, 30)
    cast.groupmate.save()

    services.open_year(coming, by=cast.administrator)

    group = AptGroup.objects.get(year=coming, name=cast.group.name)
    places = Membership.objects.filter(group=group)
    assert {place.member for place in places} == {cast.teacher, cast.facilitator}
    assert {place.from_on for place in places} == {date(2027, 9, 1)}
    assert group.facilitator == cast.facilitator
    assert pairs(coming) == {("Curator", "Teacher"), ("Head", "Colleague")}


def test_what_is_not_wanted_is_left_out(cast, coming):
    services.open_year(coming, by=cast.administrator, leave_out={"groups"})

    assert not AptGroup.objects.filter(year=coming).exists()
    assert len(pairs(coming)) == 2


def test_an_appointment_made_for_the_planned_year_wins(cast, coming):
    make.make_curatorship(cast.former_curator, cast.teacher, coming)
    elsewhere = make.make_group(coming, cast.teacher)

    services.open_year(coming, by=cast.administrator)

    assert ("Former", "Teacher") in pairs(coming)
    assert ("Curator", "Teacher") not in pairs(coming)
    place = Membership.objects.get(year=coming, member=cast.teacher)
    assert place.group == elsewhere


def test_carrying_costs_the_same_for_many(cast, coming, django_assert_max_num_queries):
    people = [make.make_member(cast.school) for _ in range(12)]
    for index, member in enumerate(people):
        make.make_curatorship(cast.curator, member, cast.year)
        if index % 4 == 0:
            make.make_group(cast.year, *people[index : index + 4])

    with django_assert_max_num_queries(60):
        services.open_year(coming, by=cast.administrator)

    assert Curatorship.objects.filter(year=coming).count() == 14


def test_opened_twice_is_opened_once(cast, coming):
    services.open_year(coming, by=cast.administrator)
    services.open_year(coming, by=cast.administrator)

    assert coming.transitions.count() == 1
    assert len(pairs(coming)) == 2


def test_two_years_at_most_are_open(cast, coming):
    services.open_year(coming, by=cast.administrator)
    third = services.propose_year(cast.school, starts_year=2028, by=cast.administrator)

    with pytest.raises(RefusedError):
        services.open_year(third, by=cast.administrator)

    assert SchoolYear.objects.open().filter(school=cast.school).count() == 2


def test_closing_ends_curating_and_reopening_brings_it_back(cast):
    services.close_year(cast.year, by=cast.administrator)
    services.close_year(cast.year, by=cast.administrator)

    assert curator_of(cast.teacher, cast.year) is None
    assert current_year(cast.school) is None
    assert Membership.objects.now().filter(group=cast.group).count() == 3

    services.reopen_year(cast.year, by=cast.administrator)

    assert curator_of(cast.teacher, cast.year) == cast.curator
    assert current_year(cast.school) == cast.year
    steps = cast.year.transitions.values_list("from_status", "to_status")
    assert list(steps) == [("open", "closed"), ("closed", "open")]


def test_a_practice_hears_of_both_turns(cast, coming, monkeypatch):
    heard = []
    turn = turning.Turn(
        "diary",
        opens=lambda year, former, *, by: heard.append((year, former, by)),
        closes=lambda year, *, by: heard.append((year, by)),
    )
    monkeypatch.setattr(turning.turns, "_items", {"diary": turn})

    services.open_year(coming, by=cast.administrator)
    services.close_year(cast.year, by=cast.administrator)
    services.reopen_year(cast.year, by=cast.administrator)

    admin = cast.administrator
    assert heard == [(coming, cast.year, admin), (cast.year, admin)]


def test_a_failing_practice_leaves_the_year_planned(cast, coming, monkeypatch):
    def refuses(year, former, *, by):
        raise RefusedError("no")

    monkeypatch.setattr(turning.turns, "_items", {"x": turning.Turn("x", opens=refuses)})

    with pytest.raises(RefusedError):
        services.open_year(coming, by=cast.administrator)

    coming.refresh_from_db()
    assert coming.status == YearStatus.PLANNED


def test_a_planned_year_can_be_taken_back(cast, coming):
    services.remove_planned(coming, by=cast.administrator)

    assert not SchoolYear.objects.filter(pk=coming.pk).exists()


def test_an_open_year_or_one_in_use_is_not_taken_back(cast, coming):
    make.make_group(coming, cast.teacher)

    for year in (cast.year, coming):
        with pytest.raises(RefusedError):
            services.remove_planned(year, by=cast.administrator)

    assert coming.directions.count() == 1


@pytest.mark.parametrize("came_from", YearStatus.values)
@pytest.mark.parametrize("to", YearStatus.values)
def test_only_the_steps_of_the_table_are_taken(cast, came_from, to):
    SchoolYear.objects.filter(pk=cast.year.pk).update(status=came_from)
    is_named = to in YEAR_FLOW[came_from]

    if is_named:
        assert step(cast.year, to, by=cast.administrator).status == to
    else:
        with pytest.raises(TransitionError):
            step(cast.year, to, by=cast.administrator)


def test_the_database_keeps_one_year_per_first_day(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_year(cast.school, starts=2026)


def test_the_current_year_holds_today_else_is_the_latest(cast, coming):
    services.open_year(coming, by=cast.administrator)

    assert current_year(cast.school, date(2027, 3, 1)) == cast.year
    assert current_year(cast.school, date(2027, 9, 1)) == coming
    assert current_year(cast.school, date(2029, 1, 1)) == coming


def test_the_next_year_to_propose(cast, db):
    fresh = make.make_school()

    assert next_start(cast.school) == 2027
    assert next_start(fresh, date(2026, 7, 31)) == 2025
    assert next_start(fresh, date(2026, 8, 1)) == 2026
