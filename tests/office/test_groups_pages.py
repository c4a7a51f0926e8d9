"""The groups of the year on their pages."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groups.models import AptGroup, Membership
from tests import factories as make
from years.enums import YearStatus


def address(group, tail=""):
    return f"/people/groups/{group.pk}/{tail}"


def test_a_group_is_made_once_however_often_the_form_is_sent(cast, login):
    client = login(cast.administrator)

    answers = {
        client.post("/people/groups/", {"kind": "apt", "name": " Beržai "}).url
        for _time in range(4)
    }

    group = AptGroup.objects.get(name="Beržai")
    assert (answers, group.year) == ({address(group)}, cast.year)


@pytest.mark.parametrize("said", [{"name": ""}, {"name": "x" * 101}, {"name": "A", "kind": "?"}])
def test_a_group_without_a_proper_name_is_refused(cast, login, said):
    answer = login(cast.administrator).post("/people/groups/", {"kind": "apt", **said})

    assert answer.status_code == 422


def test_a_name_that_stands_already_is_refused_for_another_group(cast, login):
    other = make.make_group(cast.year, name="Beržai")

    answer = login(cast.administrator).post(address(other, "rename/"), {"name": cast.group.name})

    assert (answer.status_code, AptGroup.objects.get(pk=other.pk).name) == (422, "Beržai")


def test_a_group_is_renamed(cast, login):
    login(cast.administrator).post(address(cast.group, "rename/"), {"name": "Beržai"})

    assert AptGroup.objects.get(pk=cast.group.pk).name == "Beržai"


def test_everybody_at_the_school_reads_groups_and_only_an_administrator_changes_them(cast, login):
    client = login(cast.colleague)

    assert client.get("/people/groups/").status_code == 200
    assert client.get(address(cast.group)).status_code == 200
    for tail in ("rename/", "join/", "leave/", "facilitator/"):
        assert client.post(address(cast.group, tail)).status_code == 403
    assert client.post("/people/groups/", {"kind": "apt", "name": "A"}).status_code == 403


@pytest.mark.parametrize("tail", ["rename/", "join/", "leave/", "facilitator/"])
def test_a_group_of_a_closed_year_stays_as_it_was(cast, login, tail):
    """Whoever came into it would read what was shared with it (A14)."""
    last = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    group = make.make_group(last, cast.teacher)
    said = {"people": [cast.administrator.pk], "on": make.TODAY, "member": cast.teacher.pk}
    client = login(cast.administrator)

    answer = client.post(address(group, tail), said)

    assert answer.status_code == 403
    assert [place.member for place in group.memberships.now()] == [cast.teacher]
    assert 'name="people"' not in client.get(address(group)).text


def test_who_was_in_the_group_or_left_the_school_is_the_administrators_to_see(cast, login):
    moved = make.make_member(cast.school, "Moved")
    places = cast.group.memberships
    until = make.TODAY - timedelta(days=3)
    for who, last in ((moved, until), (cast.leaver, None)):
        places.create(member=who, year=cast.year, from_on=cast.year.starts_on, until_on=last)

    seen = login(cast.colleague).get(address(cast.group)).text

    assert cast.teacher.name in seen
    assert (moved.name in seen, cast.leaver.name in seen) == (False, False)
    assert moved.name in login(cast.administrator).get(address(cast.group)).text


@pytest.mark.parametrize("tail", ["", "rename/", "join/", "leave/", "facilitator/"])
def test_a_group_of_another_school_does_not_exist(cast, login, tail):
    client = login(cast.stranger_administrator)

    answer = client.post(address(cast.group, tail)) if tail else client.get(address(cast.group))

    assert answer.status_code == 404


def test_a_member_of_the_group_names_its_facilitator(cast, login):
    client = login(cast.teacher)

    client.post(address(cast.group, "facilitator/"), {"facilitator": cast.teacher.pk})

    assert AptGroup.objects.get(pk=cast.group.pk).facilitator == cast.teacher
    answer = client.post(address(cast.group, "facilitator/"), {"facilitator": cast.colleague.pk})
    assert answer.status_code == 422


def test_people_move_in_with_a_date_and_are_taken_out(cast, login):
    client = login(cast.administrator)
    said = {"people": [cast.curator.pk, cast.colleague.pk], "on": "2026-11-02"}

    client.post(address(cast.group, "join/"), said)
    assert cast.group.memberships.now().filter(from_on="2026-11-02").count() == 2

    client.post(address(cast.group, "leave/"), {"member": cast.curator.pk})
    gone = Membership.objects.get(group=cast.group, member=cast.curator)
    assert str(gone.until_on) == "2026-11-22"


def test_a_day_that_is_none_takes_nobody_out(cast, login):
    said = {"member": cast.curator.pk, "on": "vakar"}

    answer = login(cast.administrator).post(address(cast.group, "leave/"), said)

    assert answer.status_code == 422
    assert "alert-danger" in answer.text


def test_sizes_outside_four_to_eight_are_a_hint(cast, login):
    page = login(cast.administrator).get("/people/groups/")

    assert page.status_code == 200
    assert {group.is_odd_size for group in page.context["groups"]} == {True}


@pytest.mark.parametrize("who", ["administrator", "teacher"])
def test_groups_cost_the_same_for_two_and_for_thirty(cast, login, who):
    client = login(getattr(cast, who))
    client.get("/people/groups/")
    costs = []
    for count in (0, 30):
        for _one in range(count):
            make.make_group(cast.year, make.make_member(cast.school, user=None))
        with CaptureQueriesContext(connection) as queries:
            client.get("/people/groups/")
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 12


def test_without_a_year_the_page_says_so(cast, login):
    lonely = make.make_member(make.make_school(), is_administrator=True)

    assert login(lonely).get("/people/groups/").status_code == 200
