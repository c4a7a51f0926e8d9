"""Letters of notices: in the reader's language, in allowed hours, to those who want them."""

from datetime import timedelta

import pytest
import rules
import time_machine
from django.utils import timezone

from activity.enums import Channel
from activity.models import Notification, Preference
from activity.services import record
from people.models import User
from post.models import Letter
from tests import factories as make


@pytest.fixture
def tell(cast):
    """Something happened to a goal of the teacher, by the curator."""
    goal = make.make_goal(cast.teacher, cast.year, "agreed", why="Labai slaptas žodis.")
    subject = f"goal:{goal.pk}"
    return lambda *who: record(cast.curator, "curator_answered", subject, tell=who)


def test_letter_names_the_actor_and_says_nobodys_words(cast, tell):
    tell(cast.teacher)

    letter = Letter.objects.get()
    assert letter.address == cast.teacher.user.email
    for body in (letter.text, letter.html):
        assert cast.curator.name in body
        assert "/goals/" in body
        assert "http://127.0.0.1:8000/settings/" in body
        assert "slaptas" not in body
        assert cast.teacher.school.name in body


def test_letter_is_in_the_readers_language(cast, tell):
    User.objects.filter(pk=cast.teacher.user_id).update(language="en")
    cast.teacher.user.refresh_from_db()

    tell(cast.teacher)

    assert Letter.objects.get().text.startswith("Hello, ")
    assert '<html lang="en"' in Letter.objects.get().html


def test_actor_leaver_and_person_without_account_get_nothing(cast, tell):
    waiting = make.make_member(cast.school, user=None)

    tell(cast.curator, cast.leaver, waiting)

    assert not Letter.objects.exists()
    assert list(Notification.objects.values_list("member", flat=True)) == [waiting.pk]


@pytest.mark.parametrize("channel", [Channel.NONE, Channel.DIGEST])
def test_who_wants_no_letter_gets_the_notice_alone(cast, tell, channel):
    Preference.objects.create(member=cast.teacher, kind="curator_answered", channel=channel)

    tell(cast.teacher, cast.groupmate)

    assert [letter.address for letter in Letter.objects.all()] == [cast.groupmate.user.email]
    assert Notification.objects.count() == 2


@pytest.mark.parametrize(
    ("day", "hour", "arrives"),
    [
        (make.TODAY, 10, (make.TODAY, 10)),
        (make.TODAY, 5, (make.TODAY, 7)),
        (make.TODAY, 20, (make.TODAY + timedelta(days=1), 7)),
        (make.TODAY + timedelta(days=5), 12, (make.TODAY + timedelta(days=7), 7)),  # Saturday
    ],
)
def test_letter_waits_for_the_next_allowed_hour(cast, tell, day, hour, arrives):
    with time_machine.travel(make.at(day, hour), tick=False):
        tell(cast.teacher)

    assert Letter.objects.get().not_before == make.at(*arrives)


def test_letter_about_the_password_waits_for_nothing(client, cast):
    with time_machine.travel(make.at(make.TODAY, 23)):
        client.post("/accounts/password/reset/", {"email": cast.teacher.email})

        assert Letter.objects.get().not_before <= timezone.now()


@pytest.mark.parametrize("reader", ["teacher", "curator", "stranger", "administrator", "leaver"])
def test_inbox_is_its_owners_by_the_list_and_by_the_rule(cast, tell, reader):
    tell(cast.teacher, cast.groupmate, cast.administrator)
    member = getattr(cast, reader)

    listed = set(Notification.objects.visible_to(member))

    everything = Notification.objects.all()
    assert listed == {
        n for n in everything if rules.has_perm("activity.view_notification", member, n)
    }
