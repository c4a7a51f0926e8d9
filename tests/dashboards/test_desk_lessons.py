"""The 2+2 on the curator's desk and on one teacher's year."""

from datetime import date

import pytest

from observations.enums import ObservationStatus
from tests.observations.factories import LATELY, SOON, make_lesson, make_observation, make_place

PLANTED = "Juodraščio žodžiai"


@pytest.fixture
def curate(cast, login):
    """`curate(path)`: what the curator gets, in English."""
    client = login(cast.curator)
    client.cookies["apt_language"] = "en"

    def _curate(path="/desk/"):
        return client.get(path)

    return _curate


def lines(response):
    timeline = response.context["page"].timeline
    return [
        (entry.css, entry.title, entry.note)
        for month in [*timeline.recent, *timeline.earlier]
        for entry in month.entries
    ]


def test_a_row_of_the_desk_has_the_marks_of_the_running_term(cast, curate):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    make_observation(lesson, cast.colleague, ObservationStatus.CONFIRMED)

    response = curate()

    assert "1 pusmetis: shown 1 of 2, observed 0 of 2." in response.text
    assert "2+2, 1 pusmetis" in response.text


def test_between_terms_the_column_is_not_there(cast, curate, time_machine):
    cast.year.terms.filter(number=1).update(ends_on=date(2026, 11, 1))

    assert "2+2, " not in curate().text


def test_a_teachers_year_tells_what_was_shown_seen_and_is_planned(cast, curate):
    shown = make_lesson(cast.teacher, cast.year, LATELY, topic="Redagavimas")
    make_observation(shown, cast.colleague, ObservationStatus.CONFIRMED)
    seen = make_lesson(cast.groupmate, cast.year, LATELY, hour=12)
    make_observation(seen, cast.teacher, ObservationStatus.CONFIRMED)
    make_lesson(cast.teacher, cast.year, SOON, class_name="8a")
    make_place(make_lesson(cast.colleague, cast.year, SOON, hour=12), cast.teacher)

    response = curate(f"/desk/{cast.teacher.pk}/?show=lessons")

    said = f"19\xa0November · 7b · observed by {cast.colleague.name}"
    assert sorted(lines(response)) == [
        ("y-b", f"Observed: lesson, shown by {cast.groupmate.name}", "19\xa0November · 7b"),
        ("y-b", "Showed: Redagavimas", said),
        (
            "y-plan",
            f"Will observe: lesson, shown by {cast.colleague.name}",
            "26\xa0November, 12:00–12:45 · 7b",
        ),
        ("y-plan", "Will show: 8a", "26\xa0November, 10:00–10:45 · 8a"),
    ]


def test_a_record_leads_to_its_words_only_when_confirmed(cast, curate):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    row = make_observation(lesson, cast.colleague, ObservationStatus.SUBMITTED)

    before = curate(f"/desk/{cast.teacher.pk}/").text
    type(row).objects.update(status="confirmed", confirmed_at=row.submitted_at)
    after = curate(f"/desk/{cast.teacher.pk}/").text

    assert f"/observations/{row.pk}/" not in before
    assert f"/observations/{row.pk}/" in after


def test_a_draft_of_a_record_does_not_exist_for_the_curator(cast, curate):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    notes = [{"at": "10:00", "side": "pupils", "text": PLANTED}]
    row = make_observation(lesson, cast.colleague)
    type(row).objects.update(notes=notes)

    response = curate(f"/desk/{cast.teacher.pk}/")

    assert PLANTED not in response.text
    assert cast.colleague.name not in response.text


def test_the_ring_of_the_year_has_the_marks(cast, curate):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    make_observation(lesson, cast.colleague, ObservationStatus.CONFIRMED)

    response = curate(f"/desk/{cast.teacher.pk}/")

    assert "Shown to colleagues" in response.text
    assert response.context["page"].ring.terms[0].shown == 1
