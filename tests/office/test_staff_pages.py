"""The staff list and a person's page."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activity.models import Notification
from groups.models import Curatorship, Membership
from people.models import Invitation, Leave, Member, Subject
from post.enums import LetterState
from post.models import Letter
from tests import factories as make

NEW = {
    "first_name": "Žydrūnė",
    "last_name": "Šlėžienė",
    "email": "Zydrune@Mokykla.lt",
    "subject_name": "fizika",
    "category": "senior",
    "category_gained_on": "2024-05-01",
    "takes_part_from": "2026-11-23",
    "takes_part_until": "",
}


def edited(member, **changes):
    said = {
        "first_name": member.first_name,
        "last_name": member.last_name,
        "email": member.email,
        "subject_name": "",
        "category": "",
        "category_gained_on": "",
        "takes_part_from": member.takes_part_from or "",
        "takes_part_until": "",
    }
    return {**said, **changes}


def shown(response):
    return [who.first_name for who in response.context["page"].object_list]


def test_the_list_stands_in_lithuanian_order(cast, login):
    for last in ("Žukas", "Čepas", "Cesnys", "Šimas", "Simas"):
        make.make_member(cast.other, last_name=last, user=None)

    page = login(cast.stranger_administrator).get("/people/").context["page"]

    names = [who.last_name for who in page.object_list if not who.last_name.startswith("P")]
    assert names == ["Cesnys", "Čepas", "Simas", "Šimas", "Žukas"]


def test_search_needs_no_diacritics(cast, login):
    make.make_member(cast.school, "Rūta", "Žukauskienė")

    assert shown(login(cast.administrator).get("/people/?q=ŽUKAUSK rut")) == ["Rūta"]


@pytest.mark.parametrize(
    ("query", "someone"),
    [
        ("without_curator=on", {"Groupmate", "Facilitator", "On_Leave", "Curator", "Former"}),
        ("without_group=on", {"Curator", "Former", "Both", "Head"}),
        ("left=on", {"Leaver"}),
    ],
)
def test_filters_find_what_is_to_be_done(cast, login, query, someone):
    found = set(shown(login(cast.administrator).get(f"/people/?{query}")))

    assert found >= someone
    assert "Teacher" not in found
    assert ("Leaver" in found) == ("Leaver" in someone)


def test_the_way_into_the_portal_is_told(cast, login):
    def invited(first, **fields):
        who = make.make_member(cast.school, first, user=None)
        fields.setdefault("expires_at", make.at(date(2026, 12, 20)))
        Invitation.objects.create(member=who, email=who.email, token_hash=first, **fields)
        return who

    make.make_member(cast.school, "Nekviesta", user=None)
    invited("Pakviesta")
    invited("Atvėrė", opened_at=make.at(make.TODAY))
    invited("Sena", expires_at=make.at(date(2026, 11, 1)))
    refused = invited("Grįžo")
    Letter.objects.create(
        address=refused.email, kind="invitation", state=LetterState.REFUSED, message_id="x"
    )
    cast.teacher.user.last_login = make.at(make.TODAY)
    cast.teacher.user.save()

    page = login(cast.administrator).get("/people/").context["page"]

    states = {who.first_name: who.sign_in for who in page.object_list}
    assert {name: states[name] for name in ("Nekviesta", "Pakviesta", "Atvėrė")} == {
        "Nekviesta": "not_invited",
        "Pakviesta": "invited",
        "Atvėrė": "opened",
    }
    assert (states["Sena"], states["Grįžo"]) == ("expired", "refused")
    assert (states["Teacher"], states["Colleague"]) == ("in_use", "never")


def test_colleagues_see_names_and_subjects_and_nothing_else(cast, login):
    response = login(cast.teacher).get("/people/")

    assert cast.colleague.name in response.text
    assert cast.colleague.email not in response.text
    assert cast.leaver.name not in response.text
    assert cast.stranger.name not in response.text


@pytest.mark.parametrize("who", ["administrator", "teacher"])
def test_the_list_costs_the_same_for_one_and_for_many(cast, login, who):
    client = login(getattr(cast, who))
    client.get("/people/")
    with CaptureQueriesContext(connection) as few:
        client.get("/people/")
    for _one in range(30):
        make.make_member(cast.school, user=None)

    with CaptureQueriesContext(connection) as many:
        client.get("/people/")

    assert len(few) == len(many) <= 15


def test_a_person_is_added_once_however_often_the_form_is_sent(cast, login):
    client = login(cast.administrator)

    answers = [client.post("/people/add/", NEW) for _time in range(4)]

    who = Member.objects.get(email="zydrune@mokykla.lt")
    assert {answer.url for answer in answers} == {f"/people/{who.pk}/"}
    assert (who.folded_name, who.subject.name) == ("zydrune sleziene", "fizika")
    assert who.school == cast.school


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_name", ""),
        ("last_name", "x" * 81),
        ("email", "ne paštas"),
        ("email", "\x00"),
        ("category", "profesorė"),
        ("category_gained_on", "2026-02-31"),
        ("takes_part_from", ""),
        ("takes_part_until", "2020-01-01"),
        ("subject_name", "x" * 101),
    ],
)
def test_what_cannot_be_is_told_beside_the_field(cast, login, field, value):
    said = {**NEW, "takes_part_until": "2027-01-01", field: value}

    response = login(cast.administrator).post("/people/add/", said)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not Member.objects.filter(email="zydrune@mokykla.lt").exists()


def test_an_address_that_stands_already_names_its_person(cast, login):
    said = {**NEW, "email": cast.teacher.email.upper()}

    response = login(cast.administrator).post("/people/add/", said)

    assert cast.teacher.name in str(response.context["form"].errors["email"])


def test_a_changed_surname_changes_the_search_column(cast, login):
    said = edited(cast.teacher, last_name="Čiurlionytė", subject_name="Dailė")

    login(cast.administrator).post(f"/people/{cast.teacher.pk}/", said)

    cast.teacher.refresh_from_db()
    assert cast.teacher.folded_name == "teacher ciurlionyte"
    assert cast.teacher.subject == Subject.objects.get(school=cast.school, name="Dailė")


def test_the_address_of_who_has_joined_is_not_the_schools_to_change(cast, login):
    client = login(cast.administrator)
    waiting = make.make_member(cast.school, user=None)

    client.post(f"/people/{cast.teacher.pk}/", edited(cast.teacher, email="kitas@x.lt"))
    client.post(f"/people/{waiting.pk}/", edited(waiting, email="naujas@x.lt"))

    assert not Member.objects.filter(email="kitas@x.lt").exists()
    assert Member.objects.get(pk=waiting.pk).email == "naujas@x.lt"


def test_an_invitation_to_a_mistyped_address_is_taken_back(cast, login):
    who = make.make_member(cast.school, user=None)
    client = login(cast.administrator)
    client.post("/people/choose/", {"ids": [who.pk], "action": "invite"})

    client.post(f"/people/{who.pk}/", edited(who, email="teisingas@x.lt"))

    assert not Invitation.objects.open().filter(member=who).exists()


def test_the_last_administrator_is_neither_demoted_nor_let_go(cast, login):
    boss = cast.stranger_administrator
    client = login(boss)
    make.make_member(cast.other, user=None, is_administrator=True)

    client.post(f"/people/{boss.pk}/role/", {"is_administrator": "0"})
    client.post(f"/people/{boss.pk}/leave/", {"leave-on": "2026-11-23"})

    boss.refresh_from_db()
    assert (boss.is_administrator, boss.left_on) == (True, None)


def test_a_second_administrator_is_named_and_may_take_over(cast, login):
    client = login(cast.stranger_administrator)

    client.post(f"/people/{cast.stranger.pk}/role/", {"is_administrator": "1"})
    client.post(f"/people/{cast.stranger_administrator.pk}/role/", {"is_administrator": "0"})

    admins = Member.objects.filter(school=cast.other, is_administrator=True)
    assert list(admins) == [cast.stranger]
    assert Notification.objects.get().member == cast.stranger


def test_who_leaves_ends_places_and_curatorships_that_day_and_comes_back_the_same(cast, login):
    client = login(cast.administrator)
    client.post(f"/people/{cast.curator.pk}/leave/", {"leave-on": "2026-11-20"})

    pair = Curatorship.objects.get(curator=cast.curator)
    assert (pair.until_on, Member.objects.get(pk=cast.curator.pk).left_on) == (
        date(2026, 11, 20),
        date(2026, 11, 20),
    )
    assert list(Notification.objects.values_list("member", flat=True)) == [cast.teacher.pk]

    client.post(f"/people/{cast.curator.pk}/back/", {"back-on": "2026-11-23"})

    gap = Leave.objects.get(member=cast.curator)
    assert Member.objects.get(pk=cast.curator.pk).left_on is None
    assert (gap.from_on, gap.until_on) == (date(2026, 11, 21), date(2026, 11, 22))


def test_a_last_day_to_come_keeps_the_place_until_then_and_can_be_taken_back(cast, login):
    client = login(cast.administrator)
    client.post(f"/people/{cast.teacher.pk}/leave/", {"leave-on": "2026-12-31"})

    place = Membership.objects.get(member=cast.teacher)
    assert place.until_on == date(2026, 12, 31)
    assert list(Membership.objects.now().filter(member=cast.teacher)) == [place]
    assert Curatorship.objects.now().filter(member=cast.teacher).exists()

    client.post(f"/people/{cast.teacher.pk}/back/")

    assert Member.objects.get(pk=cast.teacher.pk).left_on is None
    assert Membership.objects.get(member=cast.teacher).until_on is None
    assert Curatorship.objects.get(member=cast.teacher, curator=cast.curator).until_on is None


def test_days_away_do_not_overlap(cast, login):
    client = login(cast.administrator)
    address = f"/people/{cast.teacher.pk}/away/"
    first = {"away-from_on": "2026-11-01", "away-until_on": "2026-11-10"}

    for _time in range(4):
        client.post(address, first)
    refused = client.post(address, {"away-from_on": "2026-11-09", "away-until_on": "2026-11-01"})

    assert refused.status_code == 422
    row = Leave.objects.get(member=cast.teacher)
    client.post(f"{address}{row.pk}/delete/")
    assert not Leave.objects.filter(member=cast.teacher).exists()


ADDRESSES = ["", "role/", "leave/", "back/", "away/"]


@pytest.mark.parametrize("tail", ADDRESSES)
def test_people_of_another_school_do_not_exist_and_colleagues_may_not(cast, login, tail):
    address = f"/people/{cast.teacher.pk}/{tail}"

    foreign = login(cast.stranger_administrator).post(address, {"is_administrator": "1"})
    colleague = login(cast.colleague).post(address, {"is_administrator": "1"})

    assert (foreign.status_code, colleague.status_code) == (404, 403)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_list_is_taken_away_by_the_administrator_only(cast, login, kind):
    taken = login(cast.administrator).get(f"/people/export/{kind}/")
    refused = login(cast.teacher).get(f"/people/export/{kind}/")

    assert (taken.status_code, refused.status_code) == (200, 404)
    assert f".{kind}" in taken["Content-Disposition"]


def test_the_printed_list_is_whole(cast, login):
    for _one in range(60):
        make.make_member(cast.school, user=None)

    response = login(cast.administrator).get("/people/print/")

    assert len(response.context["people"]) > 60
