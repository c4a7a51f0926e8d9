"""The inbox: mine alone, newest first, opened by a button."""

from datetime import timedelta

import pytest
from django.utils import timezone

from activity.models import Entry, Notification
from activity.registry import subjects, verbs
from tests import factories as make


@pytest.fixture
def goal(cast):
    return make.make_goal(cast.teacher, cast.year, "agreed", audience="school")


def tell(member, subject, *, verb="curator_answered", actor=None, ago=0, is_read=False):
    """One notice in the inbox of `member`, `ago` minutes old."""
    at = timezone.now() - timedelta(minutes=ago)
    entry = Entry.objects.create(
        school=member.school, actor=actor, verb=verb, subject=subject, at=at
    )
    return Notification.objects.create(
        entry=entry, member=member, read_at=timezone.now() if is_read else None
    )


@pytest.fixture
def three(cast, goal):
    """Two new ones and one that was read; and somebody else's."""
    subject = f"goal:{goal.pk}"
    tell(cast.colleague, subject, actor=cast.curator)
    return [
        tell(cast.teacher, subject, actor=cast.curator, ago=1),
        tell(cast.teacher, subject, actor=cast.curator, ago=2, is_read=True),
        tell(cast.teacher, subject, actor=cast.curator, ago=3),
    ]


def test_apps_named_here_are_registered():
    assert "goal" in subjects
    assert "curator_answered" in verbs


def test_newest_come_first_and_only_mine(cast, login, three):
    page = login(cast.teacher).get("/inbox/")

    assert [row.pk for row in page.context["rows"]] == [notice.pk for notice in three]
    assert [row.is_read for row in page.context["rows"]] == [False, True, False]


def test_looking_marks_nothing(cast, login, three):
    login(cast.teacher).get("/inbox/")

    assert Notification.objects.visible_to(cast.teacher).unread().count() == 2


def test_opening_one_marks_it_and_goes_to_the_record(cast, login, goal, three):
    answer = login(cast.teacher).post(f"/inbox/{three[0].pk}/")

    assert answer.url == f"/goals/{goal.pk}/"
    unread = Notification.objects.visible_to(cast.teacher).unread()
    assert list(unread.values_list("pk", flat=True)) == [three[2].pk]


def test_opening_somebody_elses_is_not_there(cast, login, three):
    assert login(cast.groupmate).post(f"/inbox/{three[0].pk}/").status_code == 404
    assert login(cast.groupmate).get(f"/inbox/{three[0].pk}/").status_code == 404


def test_a_letters_link_leads_to_the_thing_and_marks_nothing(cast, login, three):
    page = login(cast.teacher).get(f"/inbox/{three[0].pk}/")

    assert page.status_code == 302
    assert page["Location"].startswith("/goals/")
    assert Notification.objects.unread().filter(pk=three[0].pk).exists()


@pytest.mark.parametrize("pk", ["0", "9" * 30, "abc"])
def test_opening_nonsense_is_not_there(cast, login, pk):
    assert login(cast.teacher).post(f"/inbox/{pk}/").status_code == 404


def test_all_are_put_behind_at_once(cast, login, three):
    answer = login(cast.teacher).post("/inbox/read/")

    assert answer.url == "/inbox/"
    assert not Notification.objects.visible_to(cast.teacher).unread().exists()
    assert Notification.objects.visible_to(cast.colleague).unread().count() == 1


def test_record_no_longer_shown_is_a_line_without_a_link(cast, login, goal):
    notice = tell(cast.colleague, f"goal:{goal.pk}", actor=cast.curator)
    type(goal).objects.filter(pk=goal.pk).update(audience="curator")

    client = login(cast.colleague)
    page = client.get("/inbox/")
    answer = client.post(f"/inbox/{notice.pk}/")

    assert goal.sentence not in page.text
    assert f'action="/inbox/{notice.pk}/"' not in page.text
    assert answer.url == "/inbox/"


def test_empty_inbox_says_what_will_come(cast, login):
    page = login(cast.teacher).get("/inbox/")

    assert 'class="empty"' in page.text
    assert 'action="/inbox/read/"' not in page.text


@pytest.mark.parametrize("page", ["0", "99", "x", "-1", "1\x00"])
def test_odd_page_numbers_are_answered(cast, login, three, page):
    assert login(cast.teacher).get("/inbox/", {"page": page}).status_code == 200


@pytest.mark.parametrize("number", [1, 30])
def test_inbox_costs_the_same(cast, login, goal, django_assert_num_queries, number):
    for ago in range(number):
        tell(cast.teacher, f"goal:{goal.pk}", actor=cast.curator, ago=ago)
    client = login(cast.teacher)

    with django_assert_num_queries(8):
        page = client.get("/inbox/")

    assert len(page.context["rows"]) == number


def test_fifty_stand_on_a_page(cast, login, goal):
    entry = tell(cast.teacher, f"goal:{goal.pk}", actor=cast.curator).entry
    for ago in range(50):
        tell(cast.teacher, entry.subject, actor=cast.curator, ago=ago + 1)
    client = login(cast.teacher)

    assert len(client.get("/inbox/").context["rows"]) == 50
    assert len(client.get("/inbox/?page=2").context["rows"]) == 1


def test_member_who_left_may_open_a_notice(cast, login):
    goal = make.make_goal(cast.leaver, cast.year, "agreed")
    notice = tell(cast.leaver, f"goal:{goal.pk}", actor=cast.curator)

    assert login(cast.leaver).post(f"/inbox/{notice.pk}/").url == f"/goals/{goal.pk}/"


def test_dot_tells_of_news_in_the_other_school(cast, login):
    tell(cast.both_schools_there, "goal:1", actor=cast.stranger)
    client = login(cast.both_schools)

    frame = client.get("/inbox/").context["shell"]
    other = login(cast.teacher).get("/inbox/").context["shell"]

    assert frame.has_news_elsewhere
    assert frame.unread_elsewhere == {cast.both_schools_there.pk}
    assert frame.unread == 0
    assert not other.has_news_elsewhere
