"""Administrators are reminded of invitations that nobody has accepted, while they open."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from activity.models import Notification
from activity.queries import inbox_rows
from office.deadlines import accounts_due
from people.models import Invitation, Member
from people.services.invitations import invite_many, invite_member, withdraw_invitation
from post.models import Letter
from reminders.models import Due
from reminders.registry import Deadline
from reminders.scope import Scope
from reminders.services import sweep
from tests import factories as make

#: Sent on a Monday in September; the link opens for thirty days.
SENT, LAST = date(2026, 9, 7), date(2026, 10, 7)
URL = "/people/?not_signed_in=on"


@pytest.fixture
def invited(cast):
    """Three people of the school are invited on the same day, one of the other school too."""
    names = ("Ieva", "Ona", "Rasa")
    cast.invited = [make.make_member(cast.school, name, user=None) for name in names]
    there = make.make_member(cast.other, "Ten", user=None)
    with time_machine.travel(make.at(SENT, 12), tick=False):
        invite_many(Member.objects.filter(pk__in=[one.pk for one in cast.invited]), by=None)
        invite_member(there, by=None)
    return cast


def due(cast, day=SENT, members=None):
    members = Member.objects.filter(school=cast.school) if members is None else members
    scope = Scope(members, [cast.year], (cast.year.starts_on, cast.year.ends_on), make.at(day, 9))
    with translation.override("en"):
        return accounts_due(scope)


def test_each_administrator_hears_of_all_at_once(invited):
    rows = due(invited)

    heads = [invited.administrator.pk, invited.administrator_curator.pk]
    assert sorted(rows, key=lambda row: row.member_id) == [
        Deadline(
            member_id=pk,
            kind="accounts",
            key="accounts:2026-10-07",
            opens_on=SENT,
            due_on=LAST,
            title="3 people have not accepted the invitation",
            url=URL,
            numbers={"count": 3},
        )
        for pk in heads
    ]


def test_each_last_day_is_a_matter_of_its_own(invited):
    with time_machine.travel(make.at(SENT + timedelta(days=4), 9), tick=False):
        invite_member(invited.invited[0], by=None)

    own = Member.objects.filter(pk=invited.administrator.pk)
    rows = due(invited, members=own)
    assert [(row.key, row.numbers["count"]) for row in rows] == [
        ("accounts:2026-10-07", 2),
        ("accounts:2026-10-11", 1),
    ]


def test_who_joined_left_or_was_uninvited_is_not_counted(invited):
    accepted, gone, uninvited = invited.invited
    Invitation.objects.filter(member=accepted).update(accepted_at=timezone.now())
    Member.objects.filter(pk=accepted.pk).update(user=make.make_user("ieva@mokykla.lt"))
    Member.objects.filter(pk=gone.pk).update(left_on=SENT - timedelta(days=1))
    withdraw_invitation(uninvited, by=invited.administrator)

    assert due(invited) == []


def test_once_it_has_lapsed_it_is_no_duty(invited):
    assert due(invited, LAST) != []
    assert due(invited, LAST + timedelta(days=1)) == []


def test_an_administrator_who_left_is_not_asked(invited):
    Member.objects.filter(pk=invited.administrator.pk).update(left_on=SENT - timedelta(days=1))

    assert {row.member_id for row in due(invited)} == {invited.administrator_curator.pk}


def test_reminders_come_after_a_week_and_before_the_end_to_administrators_alone(invited):
    for number in range(31):
        with time_machine.travel(make.at(SENT + timedelta(days=number), 9), tick=False):
            sweep()

    rows = Due.objects.filter(kind="accounts", member__school=invited.school)
    days = {(due.offset, timezone.localdate(due.remind_at)) for due in rows}
    assert days == {(-15, date(2026, 9, 16)), (-3, date(2026, 10, 2))}
    heads = {invited.administrator.pk, invited.administrator_curator.pk}
    assert set(rows.values_list("member", flat=True)) == heads


def test_letter_says_how_many_until_when_and_where(invited):
    user = invited.administrator.user
    type(user).objects.filter(pk=user.pk).update(language="en")

    with time_machine.travel(make.at(date(2026, 9, 16), 9), tick=False):
        sweep()

    english = Letter.objects.get(kind="due_accounts", address=user.email)
    other = invited.administrator_curator
    lithuanian = Letter.objects.get(kind="due_accounts", address=other.user.email)
    assert "3 people have not accepted the invitation" in english.text
    assert "valid until 7\xa0October" in english.text
    assert "3 žmonės dar nepriėmė kvietimo" in lithuanian.text
    assert not any(one.email in english.text for one in invited.invited)
    notices = Notification.objects.visible_to(other).filter(entry__verb="due_accounts")
    assert [row.url for row in inbox_rows(other, notices)] == [URL]


@pytest.mark.parametrize("people", [1, 30])
def test_it_asks_twice_whatever_the_number(cast, people, django_assert_num_queries):
    for number in range(people):
        make.make_member(cast.school, f"N{number}", user=None)
    with time_machine.travel(make.at(SENT, 12), tick=False):
        invite_many(Member.objects.filter(school=cast.school), by=None)

    with django_assert_num_queries(2):
        assert {row.numbers["count"] for row in due(cast)} == {people}
