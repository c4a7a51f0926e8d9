"""Several people of the list at once: curator, group, invitations."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activity.models import Entry, Notification
from groups.handover import successions
from groups.models import Curatorship, Membership
from office.forms import choosing
from people.models import Invitation
from post.models import Letter
from tests import factories as make


def newcomers(cast, count):
    return [make.make_member(cast.school) for _one in range(count)]


def choose(client, people, **fields):
    return client.post("/people/choose/", {"ids": [who.pk for who in people], **fields})


def test_a_curator_is_appointed_to_several_and_told_once(cast, login):
    people = newcomers(cast, 3)

    choose(login(cast.administrator), people, action="curator", curator=cast.curator.pk)

    rows = Curatorship.objects.filter(member__in=people)
    assert [row.curator for row in rows] == [cast.curator] * 3
    told = Notification.objects.filter(member=cast.curator)
    assert [n.entry.verb for n in told] == ["teachers_entrusted"]
    assert told[0].entry.numbers == {"count": 3}
    assert Notification.objects.filter(member__in=people).count() == 3
    assert Letter.objects.count() == 4


def test_what_waits_is_handed_over_for_each_member(cast, login, monkeypatch):
    seen = []

    def takes_over(member, year, *, curator, by):
        seen.append((member, curator))

    successions.register(
        "test", lambda member, year, *, curator, by: seen.append((member, curator))
    )
    try:
        choose(
            login(cast.administrator),
            [cast.teacher, cast.groupmate],
            action="curator",
            curator=cast.colleague.pk,
        )
    finally:
        del successions._items["test"]

    assert set(seen) == {(cast.teacher, cast.colleague), (cast.groupmate, cast.colleague)}


def test_a_curator_is_not_appointed_to_oneself_nor_to_who_takes_no_part(cast, login):
    chosen = [cast.curator, cast.groupmate, cast.administrator]

    choose(login(cast.administrator), chosen, action="curator", curator=cast.curator.pk)

    assert {row.member for row in Curatorship.objects.filter(curator=cast.curator)} == {
        cast.teacher,
        cast.groupmate,
    }


def test_people_move_to_a_group_from_a_day_and_the_old_place_ends_the_day_before(cast, login):
    other = make.make_group(cast.year, name="Beržai")

    choose(
        login(cast.administrator),
        [cast.teacher, cast.curator],
        action="group",
        group=other.pk,
        on="2026-11-10",
    )

    old = Membership.objects.get(member=cast.teacher, group=cast.group)
    assert old.until_on == date(2026, 11, 9)
    assert set(other.memberships.now().values_list("member", "from_on")) == {
        (cast.teacher.pk, date(2026, 11, 10)),
        (cast.curator.pk, date(2026, 11, 10)),
    }


@pytest.mark.parametrize("on", ["2026-12-24", "2026-08-31", "2026-02-31"])
def test_a_day_outside_the_year_or_in_the_future_is_refused(cast, login, on):
    other = make.make_group(cast.year, name="Beržai")

    choose(login(cast.administrator), [cast.teacher], action="group", group=other.pk, on=on)

    assert not other.memberships.exists()


def test_a_facilitator_who_moves_leads_the_old_group_no_more(cast, login):
    other = make.make_group(cast.year, name="Beržai")

    choose(login(cast.administrator), [cast.facilitator], action="group", group=other.pk)

    cast.group.refresh_from_db()
    assert cast.group.facilitator is None


def test_nobody_chosen_or_nothing_chosen_is_said_and_changes_nothing(cast, login):
    client = login(cast.administrator)

    choose(client, [], action="curator", curator=cast.curator.pk)
    choose(client, [cast.groupmate], action="curator")
    choose(client, [cast.groupmate], action="dance")

    assert not Entry.objects.exists()
    assert not Curatorship.objects.filter(member=cast.groupmate).exists()


def test_an_empty_choice_on_a_persons_page_takes_the_curator_away(cast, login):
    person = {"person": cast.teacher.pk, "nobody": "1", "curator": ""}

    answer = choose(login(cast.administrator), [cast.teacher], action="curator", **person)

    assert answer.url == f"/people/{cast.teacher.pk}/"
    assert not Curatorship.objects.now().filter(member=cast.teacher).exists()


def test_everybody_whom_the_filter_finds_is_meant(cast, login):
    for _one in range(60):
        make.make_member(cast.school, "Nauja", user=None)

    choose(login(cast.administrator), [], action="invite", everyone="1", query="q=nauja&page=2")

    assert Invitation.objects.count() == 60
    assert Letter.objects.filter(kind="invitation").count() == 60


def test_invitations_go_again_to_who_has_not_joined_and_the_old_link_is_taken_back(cast, login):
    who = make.make_member(cast.school, user=None)
    client = login(cast.administrator)

    for _time in range(2):
        choose(client, [who, cast.teacher], action="invite")

    states = [i.withdrawn_at is None for i in Invitation.objects.filter(member=who).order_by("pk")]
    assert states == [False, True]
    assert not Invitation.objects.filter(member=cast.teacher).exists()


@pytest.mark.parametrize("action", ["curator", "group", "invite"])
def test_thirty_people_cost_what_two_do(cast, login, action, monkeypatch):
    monkeypatch.setattr(successions, "_items", {})  # these are told one by one
    client = login(cast.administrator)
    group = make.make_group(cast.year)
    costs = []
    with_user = action != "invite"
    for count in (2, 30):
        people = [make.make_member(cast.school, user=with_user) for _one in range(count)]
        with CaptureQueriesContext(connection) as queries:
            choose(client, people, action=action, curator=cast.curator.pk, group=group.pk)
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_people_groups_and_curators_of_another_school_are_no_choice(cast, login):
    client = login(cast.administrator)
    foreign = make.make_group(cast.other_year)

    choose(client, [cast.stranger], action="invite")
    choose(client, [cast.teacher], action="curator", curator=cast.stranger.pk)
    choose(client, [cast.teacher], action="group", group=foreign.pk)

    assert not Entry.objects.exists()
    assert not foreign.memberships.exists()


def test_a_teacher_may_not_choose_for_others(cast, login):
    answer = choose(login(cast.teacher), [cast.groupmate], action="invite")

    assert answer.status_code == 404


def test_an_invitation_is_taken_back_on_the_persons_page(cast, login):
    who = make.make_member(cast.school, user=None)
    client, path = login(cast.administrator), f"/people/{who.pk}/uninvite/"
    choose(client, [who], action="invite")
    assert path in client.get(f"/people/{who.pk}/").text

    client.post(path)

    assert Invitation.objects.get(member=who).withdrawn_at is not None
    assert path not in client.get(f"/people/{who.pk}/").text
    assert login(cast.teacher).post(path).status_code == 403


def refused(answer):
    """The names of the fields that something stands beside."""
    assert answer.status_code == 422
    return set(answer.context["chosen"].errors)


def test_what_is_refused_comes_back_as_it_was_sent(cast, login):
    for number in range(60):
        make.make_member(cast.school, f"Nauja{number}", "Aaaitė")
    who = make.make_member(cast.school, "Nauja60", "Aabaitė")
    query = "q=nauja&without_group=on&page=2"

    answer = choose(login(cast.administrator), [who], action="group", query=query)

    page = answer.text
    assert refused(answer) == {"group"}
    assert re.search(rf'value="{who.pk}"\s+checked', page)
    assert page.count(" checked") == 2  # and the filter
    assert 'id="id_group_error"' in page
    assert 'value="nauja"' in page
    assert "/people/?q=nauja&amp;without_group=on&amp;page=1" in page
    assert f'name="query" value="{query.replace("&", "&amp;")}"' in page


def test_each_mistake_stands_beside_its_field(cast, login):
    client, someone = login(cast.administrator), [cast.groupmate]
    group, curator = cast.group.pk, cast.curator.pk

    nobody = choose(client, [], action="curator", curator=curator)
    none = choose(client, someone, action="curator")
    late = choose(client, someone, action="group", group=group, on="2026-12-24")
    no_day = choose(client, someone, action="group", group=group, on="2026-02-31")
    foreign = choose(client, [cast.stranger], action="invite")

    assert refused(nobody) == {"ids"}
    assert f'<option value="{curator}" selected>' in nobody.text
    assert refused(none) == {"curator"}
    assert refused(late) == refused(no_day) == {"on"}
    assert f'<option value="{group}" selected>' in late.text
    assert refused(foreign) == {"ids"}


def test_everyone_ticked_is_ticked_again(cast, login):
    answer = choose(login(cast.administrator), [], action="group", everyone="1")

    assert refused(answer) == {"group"}
    assert re.search(r'id="id_everyone"\s+checked', answer.text)


def test_a_persons_own_page_shows_what_was_refused_on_it(cast, login):
    said = {"person": cast.teacher.pk, "nobody": "1", "group": cast.group.pk, "on": "2027-01-01"}

    answer = choose(login(cast.administrator), [cast.teacher], action="group", **said)

    assert refused(answer) == {"on"}
    assert answer.context["who"] == cast.teacher
    assert 'value="2027-01-01"' in answer.text
    assert 'id="id_on_error"' in answer.text


def test_a_persons_page_shows_the_present_curator_and_group(cast, login):
    client = login(cast.administrator)
    client.cookies["apt_language"] = "en"

    page = client.get(f"/people/{cast.teacher.pk}/").text

    assert f'<option value="{cast.curator.pk}" selected>' in page
    assert f'<option value="{cast.group.pk}" selected>' in page
    assert f">{cast.teacher.name}</option>" not in page
    assert page.count('<option value="">no ') == 2  # curator, group


@pytest.fixture
def many(cast, monkeypatch):
    """A school where the curator's name is typed."""
    monkeypatch.setattr(choosing, "MOST_LISTED", 3)
    make.make_member(cast.school, "Živilė", "Žilė", email="z1@mokykla.lt")
    make.make_member(cast.school, "Živilė", "Žilytė", email="z2@mokykla.lt")
    return cast


@pytest.mark.parametrize("typed", ["zivile zilyte", "Žilytė", "Z2@mokykla.lt", "Živilė Žilytė"])
def test_in_a_large_school_the_curator_is_typed(many, login, typed):
    client = login(many.administrator)

    page = client.get("/people/").text
    choose(client, [many.groupmate], action="curator", curator_typed=typed)

    assert 'name="curator_typed"' in page
    assert 'name="curator"' not in page
    assert Curatorship.objects.get(member=many.groupmate).curator.email == "z2@mokykla.lt"


def test_several_of_one_name_are_offered_to_choose_from(many, login):
    client, person = login(many.administrator), {"person": many.groupmate.pk}

    listed = choose(client, [many.groupmate], action="curator", curator_typed="Živilė")
    own = choose(client, [many.groupmate], action="curator", curator_typed="Živilė", **person)

    for answer in (listed, own):
        assert refused(answer) == {"curator_typed"}
        assert answer.text.count("@mokykla.lt</option>") == 2
        assert 'value="Živilė"' in answer.text


@pytest.mark.parametrize("typed", ["", "Niekas Niekaitis", "Stranger", "\x00"])
def test_a_name_that_nobody_bears_is_told_beside_the_field(many, login, typed):
    client = login(many.administrator)

    answer = choose(client, [many.groupmate], action="curator", curator_typed=typed)

    assert refused(answer) == {"curator_typed"}
    assert not Curatorship.objects.filter(member=many.groupmate).exists()


def test_one_of_exactly_the_typed_name_is_meant(many, login):
    choose(login(many.administrator), [many.groupmate], action="curator", curator_typed="zile z")
    choose(
        login(many.administrator), [many.groupmate], action="curator", curator_typed="Živilė Žilė"
    )

    assert Curatorship.objects.get(member=many.groupmate).curator.email == "z1@mokykla.lt"
