"""Forty people at the same moment: never more than the places, nobody in two rooms.

The same tests run on SQLite (a file) and on PostgreSQL, each sign-up in a process of its own.
"""

import os
from collections import Counter
from datetime import timedelta

import pytest

from core.exceptions import RefusedError
from observations.models import Place
from observations.services import sign_up
from tests import factories as make
from tests.observations.factories import SOON, make_lesson
from tests.observations.processes import at_once

FORTY, THREE = 40, 3
ROUNDS = 20 if os.environ.get("APT_TEST_ALL") else 3

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def school():
    return make.make_school()


@pytest.fixture
def year(school):
    return make.make_year(school)


@pytest.fixture
def staff(school):
    return [make.make_member(school, user=False) for _number in range(FORTY)]


def signing_up(member, lessons):
    """A deed: sign up in the round's lesson, say whether there was a place."""

    def sign(number):
        try:
            return sign_up(lessons[number], by=member).observer_id
        except RefusedError:
            return "refused"

    return sign


def test_forty_sign_ups_for_three_places(school, year, staff):
    teacher = make.make_member(school)
    lessons = [
        make_lesson(teacher, year, SOON + timedelta(days=number), places_count=THREE)
        for number in range(ROUNDS)
    ]

    came_to = at_once([signing_up(member, lessons) for member in staff], ROUNDS)

    for lesson, answers in zip(lessons, came_to, strict=True):
        took = {answer for answer in answers if answer != "refused"}
        held = list(Place.objects.held().filter(lesson=lesson).values_list("observer", flat=True))
        assert Counter(answers)["refused"] == FORTY - THREE
        assert (len(held), set(held)) == (THREE, took)


def test_one_person_takes_two_places_at_one_time_never(school, year, staff):
    """Each signs up twice, for lessons that overlap, and once more for the same one."""
    first, second = make.make_member(school), make.make_member(school)
    days = [SOON + timedelta(days=number) for number in range(ROUNDS)]
    here = [make_lesson(first, year, day, places_count=30) for day in days]
    there = [make_lesson(second, year, day, places_count=30) for day in days]
    pairs = staff[: FORTY // 4]
    deeds = [signing_up(m, lessons) for m in pairs for lessons in (here, there, here, there)]

    came_to = at_once(deeds, ROUNDS)

    for day, answers in zip(days, came_to, strict=True):
        places = Place.objects.held().filter(lesson__in=[*here, *there])
        places = places.filter(lesson__starts_at__date=day)
        assert sorted(places.values_list("observer", flat=True)) == sorted(m.pk for m in pairs)
        assert {answer for answer in answers if answer != "refused"} <= {m.pk for m in pairs}
