"""The board is the school's; a reason, a refusal and an absence are between those concerned."""

import pytest

from observations import services
from observations.enums import ObservationStatus, PlaceStatus
from observations.models import Place
from tests.observations.factories import (
    LATELY,
    make_lesson,
    make_observation,
    make_place,
    moment,
)

WORD = "Serga vaikas."


@pytest.fixture
def ahead(cast):
    """Two observers; one has declined with a word."""
    lesson = make_lesson(cast.teacher, cast.year)
    make_place(lesson, cast.colleague)
    make_place(lesson, cast.groupmate, PlaceStatus.DECLINED, word="Negaliu.")
    return lesson


def who_reads(login, cast, page, words):
    """Of the cast those on whose page `words` stand."""
    names = ("teacher", "colleague", "groupmate", "facilitator", "curator", "administrator")
    return [name for name in names if words in login(getattr(cast, name)).get(page).text]


def test_why_it_was_moved_is_for_those_concerned(cast, login, ahead):
    begins = moment(LATELY.replace(day=30))
    services.move_lesson(ahead, begins, begins.replace(minute=45), by=cast.teacher, why=WORD)

    readers = who_reads(login, cast, ahead.get_absolute_url(), WORD)

    assert readers == ["teacher", "colleague", "groupmate"]


def test_why_it_was_cancelled_is_for_those_concerned_and_who_wrote_it(cast, login, ahead):
    services.cancel_lesson(ahead, by=cast.administrator, why=WORD)

    readers = who_reads(login, cast, ahead.get_absolute_url(), WORD)

    assert readers == ["teacher", "colleague", "groupmate", "administrator"]


def test_who_did_not_come_is_known_to_the_two(cast, login):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    make_place(lesson, cast.colleague, PlaceStatus.ABSENT)

    readers = who_reads(login, cast, lesson.get_absolute_url(), cast.colleague.name)

    # everybody's own page carries their own name in its head
    assert readers == ["teacher", "colleague"]


def test_did_not_come_is_not_asked_where_it_did_not_take_place(cast, login):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    row = make_observation(lesson, cast.colleague, ObservationStatus.DID_NOT_HAPPEN)
    client = login(cast.teacher)
    client.cookies["apt_language"] = "en"

    page = client.get(lesson.get_absolute_url()).text

    assert "/absent/" not in page
    assert "did not take place" in page
    assert row.get_absolute_url() not in page


def test_only_held_places_are_the_schools(cast, ahead):
    seen = {
        name: set(Place.objects.visible_to(getattr(cast, name)).values_list("status", flat=True))
        for name in ("teacher", "groupmate", "curator", "administrator", "stranger")
    }

    both, held = {"taken", "declined"}, {"taken"}
    assert seen == {
        "teacher": both,
        "groupmate": both,
        "curator": held,
        "administrator": held,
        "stranger": set(),
    }
