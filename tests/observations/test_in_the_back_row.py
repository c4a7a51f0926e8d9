"""A teacher with a phone in the back row: the next tap is the first one on the page."""

import pytest
import time_machine

from activity.models import Notification
from observations import services
from observations.enums import PlaceStatus
from tests.observations.factories import (
    LATELY,
    SOON,
    make_lesson,
    make_observation,
    make_place,
    make_request,
    moment,
)


@pytest.mark.parametrize(
    ("hour", "minute", "writes", "leaves"),
    [(8, 59, False, True), (9, 5, True, True), (10, 5, True, False)],
)
def test_the_record_opens_from_the_lesson_and_the_board(cast, login, hour, minute, writes, leaves):
    lesson = make_lesson(cast.teacher, cast.year, SOON)
    place = make_place(lesson, cast.colleague)
    begin, give_up = f"/observations/begin/{lesson.pk}/", f"/lessons/places/{place.pk}/give-up/"

    with time_machine.travel(moment(SOON, hour, minute)):
        client = login(cast.colleague)
        board, page = (client.get(url).text for url in ("/lessons/", lesson.get_absolute_url()))

    assert (begin in board, give_up in board) == (writes, not writes)
    assert (page.count(begin), give_up in page) == (int(writes), leaves)


def test_a_request_is_not_answered_with_a_lesson_that_has_begun(cast, login):
    asked = make_request(cast.colleague, cast.teacher, cast.year)
    lesson = make_lesson(cast.teacher, cast.year, SOON)

    with time_machine.travel(moment(SOON, 10, 10)):
        fields = {"does": "accept", "lesson": lesson.pk}
        answer = login(cast.teacher).post(f"/lessons/requests/{asked.pk}/answer/", fields)

    assert answer.status_code == 422


def test_an_answer_sent_twice_is_told_once(cast):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    row = make_observation(lesson, cast.colleague, "confirmed", owner_words="")

    for _twice in range(2):
        services.answer_later(row, owner_words="Duosiu laiko.", by=cast.teacher)

    assert Notification.objects.filter(member=cast.colleague).count() == 1


def test_who_takes_no_part_is_not_sent_to_a_form_that_is_refused(cast, login):
    page = login(cast.administrator).get("/observations/").text

    assert "/lessons/new/" not in page


def test_did_not_come_is_not_asked_of_whoever_has_submitted(cast, login):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    make_observation(lesson, cast.colleague, "submitted")
    idle = make_place(lesson, cast.groupmate, PlaceStatus.TAKEN)

    page = login(cast.teacher).get(lesson.get_absolute_url()).text

    assert page.count("/absent/") == 1
    assert f"/lessons/places/{idle.pk}/absent/" in page
