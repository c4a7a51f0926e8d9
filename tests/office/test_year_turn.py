"""The administrator opens the next year with groups and curators, closes and reopens one."""

from datetime import date

import pytest
from django.urls import reverse

from activity.models import Entry, Notification
from goals.enums import GoalStatus, Outcome
from goals.models import Goal
from groups.models import AptGroup, Curatorship
from tests import factories as make
from years import duekinds, turning
from years.models import SchoolYear
from years.services import propose_year


@pytest.fixture
def coming(cast):
    return propose_year(cast.school, starts_year=2027, by=cast.administrator)


@pytest.fixture
def admin(cast, login):
    return login(cast.administrator)


def opening(year):
    return reverse("office:open_year", args=[year.pk])


def closing(year):
    return reverse("office:close_year", args=[year.pk])


def status(year):
    return SchoolYear.objects.get(pk=year.pk).status


def test_the_page_names_what_goes_on_before_it_is_done(cast, admin, coming):
    cast.groupmate.left_on = date(2027, 6, 30)
    cast.groupmate.save()

    page = admin.get(opening(coming))

    carried = {part.name: part.lines for part in page.context["carried"]}
    assert len(carried["groups"]) == 2
    assert f"Curator {cast.curator.last_name}: {cast.teacher.name}" in carried["curators"]
    assert cast.groupmate.name not in page.text
    assert status(coming) == "planned"


def test_the_year_opens_with_groups_and_curators_and_all_are_told_once(cast, admin, coming):
    data = {"carry": ["groups", "curators"]}

    answers = [admin.post(opening(coming), data) for _click in range(2)]

    assert {answer.url for answer in answers} == {reverse("years:detail", args=[coming.pk])}
    assert status(coming) == "open"
    assert AptGroup.objects.filter(year=coming).count() == 2
    assert Curatorship.objects.filter(year=coming).count() == 2
    entry = Entry.objects.get(verb="year_opened")
    assert Notification.objects.filter(entry=entry, member=cast.teacher).count() == 1
    assert not Notification.objects.filter(entry=entry, member=cast.stranger).exists()
    assert not Notification.objects.filter(entry=entry, member=cast.leaver).exists()


def test_what_is_not_ticked_is_not_carried(cast, admin, coming):
    admin.post(opening(coming), {"carry": ["curators"]})

    assert not AptGroup.objects.filter(year=coming).exists()
    assert Curatorship.objects.filter(year=coming).count() == 2


def test_a_third_open_year_is_refused_with_a_reason(cast, admin, coming):
    admin.post(opening(coming))
    third = propose_year(cast.school, starts_year=2028, by=cast.administrator)

    answer = admin.post(opening(third), follow=True)

    assert "alert-danger" in answer.text
    assert status(third) == "planned"


def test_closed_and_opened_again_from_the_same_pages(cast, admin):
    assert admin.get(closing(cast.year)).status_code == 200
    admin.post(closing(cast.year))
    admin.post(closing(cast.year))
    assert status(cast.year) == "closed"

    assert admin.get(opening(cast.year)).status_code == 200
    admin.post(opening(cast.year))

    assert status(cast.year) == "open"
    verbs = Entry.objects.filter(verb__startswith="year_").values_list("verb", flat=True)
    assert sorted(verbs) == ["year_closed", "year_reopened"]


def test_a_planned_year_cannot_be_closed(cast, admin, coming):
    assert admin.get(closing(coming)).status_code == 404
    assert admin.post(closing(coming)).status_code == 404


def test_looking_changes_nothing_and_others_see_nothing(cast, login, coming):
    for name in ("teacher", "stranger_administrator"):
        client = login(getattr(cast, name))
        for address in (opening(coming), closing(cast.year)):
            assert client.get(address).status_code == 404
            assert client.post(address).status_code == 404

    assert (status(cast.year), status(coming)) == ("open", "planned")


def test_the_preview_costs_the_same_for_many(cast, admin, coming, django_assert_max_num_queries):
    for _number in range(10):
        people = [make.make_member(cast.school) for _ in range(3)]
        make.make_group(cast.year, *people)
        for member in people:
            make.make_curatorship(cast.curator, member, cast.year)

    with django_assert_max_num_queries(10):
        admin.get(opening(coming))


def test_the_first_year_of_a_school_opens_with_nothing_to_carry(db, login):
    boss = make.make_member(make.make_school(), is_administrator=True)
    year = propose_year(boss.school, starts_year=2026, by=boss)

    page = login(boss).get(opening(year))
    login(boss).post(opening(year))

    assert page.context["carried"] == []
    assert status(year) == "open"


def test_a_goal_that_goes_on_is_a_draft_of_the_new_year(cast, admin, coming):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.CLOSED, outcome=Outcome.CARRIED)
    make.make_goal(cast.groupmate, cast.year, GoalStatus.CLOSED)

    admin.post(opening(coming))

    carried = Goal.objects.get(year=coming)
    assert (carried.owner, carried.status) == (cast.teacher, GoalStatus.DRAFT)
    assert carried.carried_from == goal


TURNING = {"groups", "curators", "goals", "observations", "sections"}


def test_the_upper_apps_take_part_in_the_turn_and_in_the_days():
    assert set(turning.turns.names()) == TURNING
    kinds = {"goal", "self_mid", "self_end", "reflection", "two_plus_two"}
    assert set(duekinds.kinds.names()) == kinds


def test_a_new_year_has_the_days_of_every_kind(cast, coming):
    days = {(row.kind, row.due_on.isoformat()) for row in coming.due_days.all()}

    assert len(days) == 15
    assert ("goal", "2027-09-30") in days
    assert ("self_mid", "2028-01-31") in days
    assert {("two_plus_two", "2028-01-31"), ("two_plus_two", "2028-06-15")} <= days
    assert ("self_end", "2028-05-31") in days


def test_a_month_that_somebody_writes_is_not_left_out(cast, admin):
    make.make_reflection(cast.teacher, cast.year, date(2026, 10, 1))
    address = reverse("years:months", args=[cast.year.pk])

    answer = admin.post(address, {"month": "2026-10", "leave_out": "1"}, follow=True)

    assert "alert-danger" in answer.text
    assert cast.year.due_days.months().count() == 10
