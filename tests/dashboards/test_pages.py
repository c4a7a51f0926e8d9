"""The pages that explain, and the frame around every page."""

import re

import pytest

from dashboards.styleguide import components
from people.models import Installation
from tests import factories as make

OPEN_TO_ALL = ["/help/", "/who-sees-what/"]


def places(response):
    """The addresses of the main menu and of the phone's bar."""
    menus = re.findall(r"<nav.*?</nav>", response.text, re.DOTALL)
    return [re.findall(r'<a\s+href="([^"]+)"', menu) for menu in menus]


@pytest.mark.parametrize("address", OPEN_TO_ALL)
def test_what_explains_opens_without_signing_in(client, db, address):
    response = client.get(address)

    assert response.status_code == 200
    assert response.text.count("<h1") == 1


@pytest.mark.parametrize("address", [*OPEN_TO_ALL, "/more/"])
def test_what_explains_opens_for_everybody_signed_in(cast, login, address):
    for name in ("teacher", "curator", "administrator", "leaver", "both_schools"):
        assert login(getattr(cast, name)).get(address).status_code == 200


def test_the_table_shows_the_practices_that_exist(client, db):
    client.cookies["apt_language"] = "en"

    text = client.get("/who-sees-what/").text

    assert "Coaching conversation" in text
    assert "topic, agenda, notes, agreements, files, names" in text


def test_more_offers_the_other_school(cast, login):
    page = login(cast.both_schools).get("/more/")

    assert "Kita mokykla" in page.text
    assert f'name="member" value="{cast.both_schools_there.pk}"' in page.text


def test_more_names_the_settings_of_the_school_to_its_administrator_alone(cast, login):
    assert "/school/settings/" in login(cast.administrator).get("/more/").text
    assert "/school/settings/" not in login(cast.teacher).get("/more/").text


@pytest.mark.parametrize(
    ("name", "top", "phone"),
    [
        (
            "teacher",
            ["/", "/reflections/", "/goals/", "/lessons/", "/groups/own/"],
            ["/", "/reflections/", "/lessons/", "/groups/own/"],
        ),
        (
            "curator",
            ["/", "/reflections/", "/goals/", "/lessons/", "/groups/", "/desk/"],
            ["/", "/reflections/", "/lessons/", "/desk/"],
        ),
        ("administrator", ["/", "/school/"], ["/", "/school/"]),
        (
            "administrator_curator",
            ["/", "/reflections/", "/goals/", "/lessons/", "/groups/", "/desk/", "/school/"],
            ["/", "/reflections/", "/lessons/", "/desk/"],
        ),
    ],
)
def test_each_role_has_its_places(cast, login, name, top, phone):
    own = {f"/groups/{cast.group.pk}/": "/groups/own/"}
    menus = places(login(getattr(cast, name)).get("/more/"))
    menus = [[own.get(address, address) for address in menu] for menu in menus]

    assert menus[0] == top
    assert menus[-1] == [*phone, "/more/"]


def test_the_style_guide_is_for_the_demonstration_and_the_operator(cast, login, client):
    assert login(cast.teacher).get("/style/").status_code == 404

    Installation.objects.create(is_demo=True)

    assert login(cast.teacher).get("/style/").status_code == 200


def test_the_operator_opens_the_style_guide(client, cast):
    client.force_login(cast.operator)

    assert client.get("/style/").status_code == 200


def test_every_shared_part_says_what_it_is():
    assert [part.name for part in components() if not part.doc] == []


def test_the_frame_costs_five_statements(cast, login, django_assert_max_num_queries):
    client = login(cast.administrator_curator)
    for number in range(30):
        make.make_member(cast.school, f"Ona{number}", user=False)

    with django_assert_max_num_queries(5):
        client.get("/more/")


def test_a_missing_page_tells_nothing_of_what_it_might_be(cast, login):
    assert login(cast.teacher).get("/reflections/987654/no/").status_code == 404


def test_who_curates_no_more_finds_what_they_wrote(cast, login):
    """A curator's desk has the link; who has none now finds it on „Daugiau“."""
    names = ("former_curator", "curator", "teacher", "leaver")
    find = {
        name: "/desk/former/" in login(getattr(cast, name)).get("/more/").text for name in names
    }

    assert find == {"former_curator": True, "curator": False, "teacher": False, "leaver": False}
    assert login(cast.former_curator).get("/desk/former/").status_code == 200
