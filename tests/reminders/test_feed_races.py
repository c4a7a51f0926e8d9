"""Two rounds of the calendars at the same moment, each in a process of its own."""

import pytest

from observations.models import OpenLesson
from reminders.feeds import make_feed, refresh_feeds
from reminders.models import CalendarFeed, FeedItem
from tests import factories as make
from tests.observations.factories import SOON, make_lesson
from tests.observations.processes import at_once

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = 3


@pytest.fixture
def people():
    school = make.make_school()
    school.year = make.make_year(school)
    people = [make.make_member(school) for _number in range(10)]
    for member in people:
        make_lesson(member, school.year)
    return people


def test_rounds_at_once_write_each_thing_and_each_change_once(people):
    for member in people:
        CalendarFeed.objects.create(user=member.user)
    came_to = []

    for number in range(ROUNDS):
        OpenLesson.objects.update(room=f"{number} kab.")
        [answers] = at_once([lambda _number: refresh_feeds() for _process in range(4)], 1)
        came_to.append(sorted(answers))

    rows = FeedItem.objects.count()
    assert came_to == [[0, 0, 0, rows], *[[0, 0, 0, len(people)]] * (ROUNDS - 1)]
    lessons = FeedItem.objects.filter(kind="lesson").values_list("sequence", "place")
    assert list(lessons) == [(ROUNDS - 1, f"{ROUNDS - 1} kab.")] * len(people)


def test_a_person_who_presses_twice_has_one_calendar(people):
    teacher = people[0]

    [answers] = at_once([lambda _number: make_feed(by=teacher).pk for _process in range(4)], 1)

    assert answers == [CalendarFeed.objects.get().pk] * 4
    assert FeedItem.objects.filter(kind="lesson", day=SOON).count() == 1
