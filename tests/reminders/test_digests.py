"""The weekly digest: on Monday, once, of what is open then, in a part per school."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from activity.models import Notification, Preference
from activity.services import record
from people.models import User
from post.models import Letter
from reminders.models import Digest
from reminders.services import send_digests, sweep
from tests import factories as make
from tests.observations.factories import make_lesson, make_place

MONDAY = make.TODAY
NOVEMBER = date(2026, 11, 1)


def choose(member, *kinds, channel="digest"):
    for kind in kinds:
        Preference.objects.create(member=member, kind=kind, channel=channel)


def on(day, hour, minute=0):
    return time_machine.travel(make.at(day, hour).replace(minute=minute), tick=False)


def send(day=MONDAY, hour=8):
    with on(day, hour):
        return send_digests()


def test_it_comes_on_monday_at_half_past_seven_and_once(cast):
    choose(cast.teacher, "due_reflection")

    with on(MONDAY, 7, 29):
        assert send_digests() == 0
    with on(MONDAY, 7, 30):
        assert (send_digests(), send_digests()) == (1, 0)
    assert send(date(2026, 11, 27)) == 0

    letter = Letter.objects.get()
    assert letter.kind == "digest"
    assert letter.address == cast.teacher.user.email
    assert "/inbox/to/" in letter.text
    assert "Lapkričio refleksija" in letter.text


def test_a_reminder_of_a_digest_kind_has_no_letter_of_its_own(cast):
    choose(cast.teacher, "due_reflection")
    cast.year.due_days.filter(month=NOVEMBER).update(due_on=date(2026, 11, 30))

    with on(MONDAY, 9):
        sweep()

    assert Notification.objects.filter(member=cast.teacher).count() == 1
    assert not Letter.objects.filter(address=cast.teacher.user.email).exists()


def test_what_is_done_by_then_is_not_in_it(cast):
    choose(cast.teacher, "due_reflection", "due_goal")
    for month in (date(2026, 10, 1), NOVEMBER):
        make.make_reflection(cast.teacher, cast.year, month, submitted=True)

    assert send() == 0
    assert Digest.objects.filter(user=cast.teacher.user, claimed_at__isnull=False).exists()
    assert not Letter.objects.exists()


def test_news_are_counted_and_quote_nobody(cast):
    choose(cast.teacher, "curator_answered")
    goal = make.make_goal(cast.teacher, cast.year, "agreed", sentence="Slaptas tikslas.")
    with on(date(2026, 11, 20), 12):
        for _number in range(2):
            record(cast.curator, "curator_answered", f"goal:{goal.pk}", tell=[cast.teacher])

    send()

    letter = Letter.objects.get(kind="digest")
    assert ": 2" in letter.text
    for word in ("Slaptas", cast.curator.name):
        assert word not in letter.text + letter.html


def test_news_that_were_read_or_told_last_week_do_not_return(cast):
    choose(cast.teacher, "curator_answered")
    goal = make.make_goal(cast.teacher, cast.year, "agreed")
    with on(date(2026, 11, 20), 12):
        record(cast.curator, "curator_answered", f"goal:{goal.pk}", tell=[cast.teacher])

    assert (send(), send(date(2026, 11, 30))) == (1, 0)


def test_after_a_holiday_it_comes_on_the_first_working_day(cast):
    choose(cast.teacher, "due_reflection")
    cast.year.closures.create(name="Atostogos", from_on=MONDAY, until_on=date(2026, 11, 24))

    days = [send(date(2026, 11, day)) for day in (23, 24, 25, 26)]

    assert days == [0, 0, 1, 0]


def test_two_schools_are_one_letter_with_a_part_each(cast):
    for member in (cast.both_schools, cast.both_schools_there):
        choose(member, "due_reflection")

    assert send() == 1

    letter = Letter.objects.get()
    for member in (cast.both_schools, cast.both_schools_there):
        assert member.school.name in letter.text
        assert f"/inbox/to/{member.pk}/" in letter.html


def test_it_speaks_the_readers_language(cast):
    choose(cast.teacher, "due_reflection")
    User.objects.filter(pk=cast.teacher.user_id).update(language="en")

    send()

    assert "November reflection" in Letter.objects.get().text


def test_who_left_or_chose_otherwise_gets_none(cast):
    choose(cast.leaver, "due_reflection")
    choose(cast.teacher, "due_reflection", channel="none")

    assert send() == 0


def test_stopping_it_leaves_the_inbox_alone(cast, client):
    choose(cast.both_schools, "due_reflection")
    choose(cast.both_schools_there, "due_goal")
    send()
    address = Letter.objects.get().unsubscribe_url

    answer = client.post(address, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    channels = Preference.objects.values_list("channel", flat=True)
    assert list(channels) == ["none", "none"]


@pytest.mark.parametrize("people", [1, 30])
def test_it_costs_the_same_for_one_and_for_thirty(cast, people, django_assert_max_num_queries):
    for _number in range(people):
        choose(make.make_member(cast.school), "due_reflection", "curator_answered")

    with on(MONDAY, 8), django_assert_max_num_queries(18):
        assert send_digests() == people

    assert Digest.objects.filter(week=MONDAY, claimed_at=timezone.now()).count() in (0, people)


def test_a_choice_made_later_in_the_week_waits_for_the_next_monday(cast):
    choose(cast.teacher, "due_reflection")

    assert [send(date(2026, 11, day)) for day in (25, 27, 30)] == [0, 0, 1]


def test_one_persons_fault_keeps_nobody_else_waiting(cast, caplog):
    """A year without another working day has no day for a protocol."""
    choose(cast.teacher, "due_reflection")
    choose(cast.stranger, "due_reflection")
    off = {"from_on": date(2026, 11, 24), "until_on": date(2027, 12, 31)}
    cast.year.closures.create(name="Atostogos", **off)
    make_place(make_lesson(cast.curator, cast.year, date(2026, 11, 20)), cast.teacher)
    choose(cast.teacher, "due_protocol")

    assert send() == 1
    assert Letter.objects.get().address == cast.stranger.user.email
    assert f"user {cast.teacher.user_id}: ValueError" in caplog.text
