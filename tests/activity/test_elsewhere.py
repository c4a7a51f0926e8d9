"""A link of one school opened under the membership of another (A18)."""

import pytest

from tests import factories as make


@pytest.fixture
def there(cast):
    """An agreed goal that only the membership in the other school may see."""
    return make.make_goal(cast.both_schools_there, cast.other_year, "agreed", audience="curator")


def test_page_offers_the_membership_that_sees_the_record(cast, login, there):
    client = login(cast.both_schools)

    page = client.get(f"/goals/{there.pk}/")
    answer = client.post(
        "/switch/", {"member": page.context["elsewhere"].pk, "next": f"/goals/{there.pk}/"}
    )

    assert page.status_code == 404
    assert page.context["elsewhere"] == cast.both_schools_there
    assert "Kita mokykla" in page.text
    assert there.sentence not in page.text
    assert client.get(answer.url).status_code == 200


def test_record_hidden_from_all_of_me_is_simply_not_there(cast, login):
    foreign = make.make_goal(cast.stranger, cast.other_year, "agreed", audience="curator")

    page = login(cast.both_schools).get(f"/goals/{foreign.pk}/")

    assert page.status_code == 404
    assert page.context["elsewhere"] is None


def test_somebody_of_one_school_learns_nothing(cast, login, there):
    mine = login(cast.teacher).get(f"/goals/{there.pk}/")
    nothing = login(cast.teacher).get("/goals/999999/")

    assert mine.status_code == nothing.status_code == 404
    assert mine.context["elsewhere"] is nothing.context["elsewhere"] is None


@pytest.mark.parametrize("address", ["/nera/", "/goals/0/", f"/goals/{'9' * 30}/"])
def test_addresses_of_nothing_offer_nothing(cast, login, address):
    page = login(cast.both_schools).get(address)

    assert page.status_code == 404
    assert page.context["elsewhere"] is None
