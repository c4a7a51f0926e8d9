"""A colleague who has posted nothing is asked, and answers."""

import pytest
from django.urls import reverse

from observations.enums import PlaceStatus, RequestStatus
from observations.models import LessonRequest, Place
from tests import factories as make
from tests.observations.factories import make_request
from tests.observations.lessons import lesson_of


def url(name, *args):
    return reverse(f"observations:{name}", args=args)


@pytest.fixture
def asked(cast):
    return make_request(cast.teacher, cast.colleague, cast.year, words="Kaip pradedate?")


def test_a_colleague_is_asked(cast, login):
    client = login(cast.teacher)

    response = client.post(url("requests"), {"asked": cast.colleague.pk, "words": "Kaip?"})

    assert response.status_code == 302
    row = LessonRequest.objects.get()
    assert (row.asker, row.asked, row.words) == (cast.teacher, cast.colleague, "Kaip?")
    assert cast.colleague.name in client.get(url("requests")).text


@pytest.mark.parametrize("name", ["teacher", "stranger", "administrator", "leaver"])
def test_only_a_colleague_who_takes_part_is_asked(cast, login, name):
    response = login(cast.teacher).post(url("requests"), {"asked": getattr(cast, name).pk})

    assert response.status_code == 422


def test_it_is_answered_with_a_lesson_of_ones_own(cast, login, asked):
    lesson = lesson_of(cast.colleague, day=3)
    client = login(cast.colleague)
    assert "Kaip pradedate?" in client.get(url("request", asked.pk)).text

    client.post(url("request_answer", asked.pk), {"does": "accept", "lesson": lesson.pk})

    asked.refresh_from_db()
    assert (asked.status, asked.lesson) == (RequestStatus.ACCEPTED, lesson)
    assert Place.objects.get().status == PlaceStatus.INVITED


def test_a_new_lesson_answers_the_request_at_once(cast, login, asked):
    client = login(cast.colleague)
    page = client.get(url("post"), {"request": asked.pk})
    assert "Kaip pradedate?" in page.text
    data = {"day": "2026-11-26", "begins": "10:00", "class_name": "7b", "focus_question": "Ką?"}

    client.post(url("post"), data | {"request_id": asked.pk})

    asked.refresh_from_db()
    assert asked.status == RequestStatus.ACCEPTED


def test_it_is_declined_with_a_word(cast, login, asked):
    client = login(cast.colleague)

    client.post(url("request_answer", asked.pk), {"does": "decline", "answer": "Po Kalėdų."})

    assert "Po Kalėdų." in login(cast.teacher).get(url("request", asked.pk)).text


def test_an_answer_with_nothing_chosen_or_with_anothers_lesson_is_refused(cast, login, asked):
    other = lesson_of(cast.groupmate, day=3)
    client = login(cast.colleague)

    for data in ({"does": "accept"}, {"does": "accept", "lesson": other.pk}, {"does": "x"}):
        assert client.post(url("request_answer", asked.pk), data).status_code == 422


def test_it_is_withdrawn_by_the_asker_alone(cast, login, asked):
    assert login(cast.colleague).post(url("request_withdraw", asked.pk)).status_code == 403

    login(cast.teacher).post(url("request_withdraw", asked.pk))

    asked.refresh_from_db()
    assert asked.status == RequestStatus.WITHDRAWN


def test_nobody_else_sees_a_request(cast, login, asked):
    for name in ("curator", "administrator", "groupmate", "stranger"):
        client = login(getattr(cast, name))
        assert client.get(url("request", asked.pk)).status_code == 404
        assert client.post(url("request_answer", asked.pk)).status_code == 404
        assert client.get(url("post"), {"request": asked.pk}).status_code in (403, 404)


def test_the_list_costs_the_same_for_one_and_thirty(cast, login, django_assert_max_num_queries):
    for _n in range(30):
        make_request(cast.teacher, make.make_member(cast.school), cast.year)
    client = login(cast.teacher)

    with django_assert_max_num_queries(12):
        assert client.get(url("requests")).status_code == 200
