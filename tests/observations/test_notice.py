"""At least one working day before: colleagues have a day at school to see it."""

from datetime import date, timedelta

import pytest
import time_machine

from activity.models import Notification
from core.exceptions import RefusedError
from observations import services
from tests.observations.factories import make_lesson, make_place, moment

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, 20 + n) for n in range(4))
ABOUT = {"class_name": "7b", "focus_question": "Ką sako vienas kitam?"}


def post(cast, day):
    begins = moment(day)
    ends = begins + timedelta(minutes=45)
    return services.post_lesson(by=cast.teacher, starts_at=begins, ends_at=ends, **ABOUT)


def test_monday_is_announced_on_friday_at_the_latest(cast):
    with time_machine.travel(moment(FRIDAY, 15)):
        assert post(cast, MONDAY)
    for day in (SATURDAY, SUNDAY):
        with time_machine.travel(moment(day, 15)), pytest.raises(RefusedError):
            post(cast, MONDAY)


def test_an_event_of_a_saturday_is_announced_on_friday(cast):
    with time_machine.travel(moment(FRIDAY, 15)):
        assert post(cast, SATURDAY)
    with time_machine.travel(moment(SATURDAY, 5)), pytest.raises(RefusedError):
        post(cast, SATURDAY)


@pytest.mark.parametrize(
    ("change", "told"),
    [({"room": "305 kab."}, 1), ({"class_name": "8a"}, 1), ({"topic": "Trupmenos"}, 0)],
)
def test_another_room_or_class_is_told_to_those_who_come(cast, change, told):
    lesson = make_lesson(cast.teacher, cast.year)
    make_place(lesson, cast.colleague)

    services.change_lesson(lesson, by=cast.teacher, **change)

    rows = Notification.objects.filter(member=cast.colleague, entry__verb="lesson_changed")
    assert rows.count() == told
