"""Whatever happens to a lesson meanwhile, what its observer typed is kept and can be found."""

import pytest
import time_machine

from core.autosave import Writing
from observations import services
from observations.enums import ObservationStatus, PlaceStatus, RequestStatus
from observations.models import LessonRequest, Observation, OpenLesson, Place
from tests.observations.factories import (
    LATELY,
    SOON,
    make_lesson,
    make_observation,
    make_place,
    make_request,
    moment,
)

STRENGTHS = {"answer_strengths": "Dvi tylios minutės."}


@pytest.fixture
def lesson(cast):
    return make_lesson(cast.teacher, cast.year, LATELY)


@pytest.fixture
def draft(cast, lesson):
    return make_observation(lesson, cast.colleague)


def url(row, action=""):
    return f"/observations/{row.pk}/" + (f"{action}/" if action else "")


def write(row, text, editor, by):
    """A page `editor` that began from the first version brings one answer."""
    row = Observation.objects.get(pk=row.pk)
    typed = {"answers": {"strengths": text}}
    writing = Writing(version=0, editor=editor, seq=1)
    return services.save_protocol(row, typed, by=by, writing=writing)


def begun_at_nine(cast, **answers):
    """The lesson is at ten; an hour before it its observer has opened the protocol."""
    lesson = make_lesson(cast.teacher, cast.year, SOON)
    place = make_place(lesson, cast.colleague)
    row = services.begin_protocol(lesson, by=cast.colleague)
    services.save_protocol(row, {"answers": answers}, by=cast.colleague, writing=Writing())
    return place


@pytest.mark.parametrize(("answers", "left"), [({"idea": "Pabandysiu."}, 1), ({}, 0)])
def test_answers_without_notes_outlive_the_lesson_and_the_place(cast, answers, left):
    with time_machine.travel(moment(SOON, 9, 30)):
        place = begun_at_nine(cast, **answers)
        services.cancel_lesson(place.lesson, by=cast.administrator)
    with time_machine.travel(moment(SOON, 9, 40)):
        services.give_up(begun_at_nine(cast, **answers), by=cast.colleague)

    assert Observation.objects.count() == 2 * left


def test_a_blank_draft_waits_for_an_observer_without_a_connection(cast):
    with time_machine.travel(moment(SOON, 9, 30)):
        lesson = begun_at_nine(cast).lesson
    with time_machine.travel(moment(SOON, 10, 30)):
        services.cancel_lesson(lesson, by=cast.administrator)

        kept = write(Observation.objects.get(), "Iš klasės.", "phone", cast.colleague)

    assert kept.observation.answers[0]["answer"] == "Iš klasės."


def test_notes_that_come_after_did_not_come_stay_with_the_observer(draft, cast, login):
    services.mark_absent(draft.lesson.places.get(), by=cast.teacher)
    client = login(cast.colleague)
    fields = {**STRENGTHS, "version": 0, "editor": "phone", "seq": 1}

    saved = client.post(url(draft, "save"), fields, headers={"X-Autosave": "1"})
    again = client.post(url(draft), {**fields, "seq": 2, "act": "submit"}, follow=True)

    assert (saved.status_code, again.status_code) == (200, 200)
    assert STRENGTHS["answer_strengths"] in again.text
    assert Observation.objects.get().status == ObservationStatus.DID_NOT_HAPPEN
    assert login(cast.teacher).get(url(draft)).status_code == 404


def test_of_three_texts_the_one_not_shown_goes_on_waiting(draft, cast, login):
    for editor, text in (("a", "Pirmas."), ("b", "Antras."), ("c", "Trečias.")):
        write(draft, text, editor, cast.colleague)
    client = login(cast.colleague)
    shown = {"version": 1, "copy": draft.copies.last().pk}

    answer = client.post(url(draft, "conflict"), {**shown, "act": "there"})
    client.post(url(draft, "conflict"), {**shown, "act": "there"})  # a second click

    assert answer.url == url(draft, "conflict")
    page = client.get(answer.url).text
    assert "Antras." in page
    assert "Trečias." not in page


@pytest.mark.parametrize("status", [ObservationStatus.DRAFT, ObservationStatus.SUBMITTED])
def test_a_second_text_is_found_from_the_protocol(cast, lesson, login, status):
    row = make_observation(lesson, cast.colleague, status)
    write(row, "Pirmas.", "a", cast.colleague)
    write(row, "Antras.", "b", cast.colleague)

    assert url(row, "conflict") in login(cast.colleague).get(url(row)).text
    teacher = login(cast.teacher).get(url(row))
    assert url(row, "conflict") not in teacher.text


def test_a_text_put_together_too_late_is_shown_again(draft, cast, login):
    write(draft, "Pirmas.", "a", cast.colleague)
    write(draft, "Antras.", "b", cast.colleague)
    Observation.objects.update(version=7)
    merged = {"act": "merge", "version": 1, "answer_strengths": "Abu kartu."}

    answer = login(cast.colleague).post(url(draft, "conflict"), merged)

    assert answer.status_code == 422
    assert "Abu kartu." in answer.text
    assert 'name="version" value="7"' in answer.text


@pytest.mark.parametrize("status", [RequestStatus.WITHDRAWN, RequestStatus.EXPIRED])
def test_a_lesson_typed_for_a_request_that_ended_is_posted(cast, login, status):
    asked = make_request(cast.colleague, cast.teacher, cast.year)
    LessonRequest.objects.update(status=status)
    about = {"class_name": "7b", "focus_question": "Ką sako?", "request_id": asked.pk}

    answer = login(cast.teacher).post("/lessons/new/", {"day": SOON, "begins": "10:00", **about})

    assert answer.status_code == 302
    assert OpenLesson.objects.get().owner == cast.teacher


def test_own_list_keeps_what_has_ended_for_its_words_alone(cast, login):
    did_not_happen = {"status": ObservationStatus.DID_NOT_HAPPEN, "notes": []}
    said, unsaid = (
        make_observation(make_lesson(cast.teacher, cast.year, LATELY, hour), cast.colleague)
        for hour in (8, 9)
    )
    Observation.objects.filter(pk=said.pk).update(**did_not_happen)
    Observation.objects.filter(pk=unsaid.pk).update(**did_not_happen, answers=[])
    Place.objects.update(status=PlaceStatus.ABSENT)

    page = login(cast.colleague).get("/observations/").text

    assert url(said) in page
    assert url(unsaid) not in page


def test_more_notes_than_fit_are_refused_and_not_cut(draft, cast, login):
    lines = {"note_at": ["10:00"] * 301, "note_side": ["pupils"] * 301, "note_text": ["a"] * 301}
    fields = {**lines, "version": 0, "editor": "phone", "seq": 1}

    answer = login(cast.colleague).post(url(draft, "save"), fields, headers={"X-Autosave": "1"})

    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["notes"])
