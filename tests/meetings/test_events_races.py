"""Forty people at the same moment: never more than the places, nobody seated twice.

The same tests run on SQLite (a file) and on PostgreSQL, each deed in a process of its own.
"""

import os
from datetime import timedelta

import pytest

from core.exceptions import RefusedError
from meetings.events_enums import SeatStatus
from meetings.models import EventFeedback, EventFeedbackGiven, Seat
from meetings.services.events_feedback import give_feedback
from meetings.services.events_seats import give_up, sign_up
from tests import factories as make
from tests.meetings.event_factories import LATELY, SOON, make_event, make_seat
from tests.observations.processes import at_once

FORTY, THREE = 40, 3
ROUNDS = 20 if os.environ.get("APT_TEST_ALL") else 2

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def school():
    return make.make_school()


@pytest.fixture
def staff(school):
    return [make.make_member(school, user=False) for _number in range(FORTY)]


def events_of(school, day, **fields):
    host, year = make.make_member(school), make.make_year(school)
    return [
        make_event(host, year, day + timedelta(days=number), **fields) for number in range(ROUNDS)
    ]


def signing_up(member, events):
    """A deed: ask for a seat at the round's event, say what one got."""
    return lambda number: str(sign_up(events[number], by=member).status)


def giving_up(seats):
    def give(number):
        try:
            give_up(seats[number], by=seats[number].member)
        except RefusedError:
            return "refused"
        return "gave up"

    return give


def test_forty_sign_ups_for_three_places(school, staff):
    events = events_of(school, SOON, places=THREE)

    came_to = at_once([signing_up(member, events) for member in staff], ROUNDS)

    for event, answers in zip(events, came_to, strict=True):
        assert sorted(answers) == ["taken"] * THREE + ["waiting"] * (FORTY - THREE)
        assert event.seats.seated().count() == THREE
        assert event.seats.waiting().count() == FORTY - THREE


def test_one_person_is_never_seated_twice(school, staff):
    events = events_of(school, SOON, places=FORTY)
    deeds = [signing_up(member, events) for member in staff[:10] for _four in range(4)]

    came_to = at_once(deeds, ROUNDS)

    for event, answers in zip(events, came_to, strict=True):
        assert set(answers) == {"taken"}
        assert event.seats.count() == 10


def test_places_freed_while_others_sign_up_go_to_who_waits_longest(school, staff):
    """Five give up, five wait already and ten come: the five who waited sit, in the end."""
    events = events_of(school, SOON, places=5)
    sitting, waiting, coming = staff[:5], staff[5:10], staff[10:20]
    seats = [[make_seat(event, member) for event in events] for member in sitting]
    for event in events:
        for member in waiting:
            make_seat(event, member, SeatStatus.WAITING)
    deeds = [*map(giving_up, seats), *(signing_up(member, events) for member in coming)]

    came_to = at_once(deeds, ROUNDS)

    for event, answers in zip(events, came_to, strict=True):
        assert sorted(answers) == ["gave up"] * 5 + ["waiting"] * 10
        seated = event.seats.seated().values_list("member", flat=True)
        assert set(seated) == {member.pk for member in waiting}


def test_each_answers_once_however_often_they_send(school, staff):
    events = events_of(school, LATELY - timedelta(days=20))
    members = staff[:8]
    for event in events:
        Seat.objects.bulk_create(Seat(event=event, member=m, status="taken") for m in members)

    def answering(member):
        return lambda number: give_feedback(events[number], by=member, useful=3)

    came_to = at_once([answering(m) for m in members for _twice in range(2)], ROUNDS)

    for event, answers in zip(events, came_to, strict=True):
        assert sorted(answers) == [False] * 8 + [True] * 8
        counts = [model.objects.filter(event=event).count() for model in TABLES]
        assert counts == [8, 8]


TABLES = (EventFeedback, EventFeedbackGiven)
