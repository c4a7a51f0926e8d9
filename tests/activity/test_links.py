"""Links of letters lead to the thing under the membership they were written to (A18)."""

from activity.links import own_url
from activity.models import Notification
from activity.services import record
from tests import factories as make


def path_of(member, page):
    return own_url(member.pk, page).partition("8000")[2]


def test_a_page_of_ones_own_opens_under_the_letters_membership(cast, login):
    path = path_of(cast.both_schools_there, "/reflections/2026-11/")

    right = login(cast.both_schools_there).get(path)
    assert (right.status_code, right["Location"]) == (302, "/reflections/2026-11/")

    wrong = login(cast.both_schools).get(path)
    assert wrong.status_code == 404
    body = wrong.content.decode()
    assert cast.other.name in body
    assert f'value="{path}"' in body  # after the switch it leads on
    assert login(cast.stranger).get(path).status_code == 404


def test_it_leads_to_no_other_host(cast, login):
    client = login(cast.teacher)

    for page in ("https://pavojus.example/", "//pavojus.example/", "javascript:alert(1)"):
        assert client.get(path_of(cast.teacher, page))["Location"] == "/"


def test_a_notice_of_the_other_membership_offers_the_switch(cast, login):
    goal = make.make_goal(cast.both_schools_there, cast.other_year, "agreed")
    record(
        cast.stranger_administrator,
        "curator_answered",
        f"goal:{goal.pk}",
        tell=[cast.both_schools_there],
    )
    notice = Notification.objects.get()

    page = login(cast.both_schools).get(f"/inbox/{notice.pk}/")

    assert page.status_code == 404
    assert cast.other.name in page.content.decode()
    assert login(cast.both_schools_there).get(f"/inbox/{notice.pk}/").status_code == 302
    offer = 'name="member"'
    assert offer in page.content.decode()
    assert offer not in login(cast.stranger).get(f"/inbox/{notice.pk}/").content.decode()
