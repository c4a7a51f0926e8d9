"""Posting, changing, moving, cancelling; places in one tap, with htmx and without."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goals.enums import GoalStatus
from observations.enums import LessonStatus, ObservationStatus, PlaceStatus
from observations.models import LessonAttachment, OpenLesson, Place, PlaceWish, TimetableSlot
from tests import factories as make
from tests.observations.factories import make_observation, make_place, moment
from tests.observations.lessons import MONDAY, bells, lesson_of

HTMX = {"HX-Request": "true"}
FOUR = {
    "day": (MONDAY + timedelta(days=3)).isoformat(),
    "number": "2",
    "class_name": " 7b ",
    "focus_question": "Ką mokiniai sako vienas kitam?",
}


def url(name, *args):
    return reverse(f"observations:{name}", args=args)


@pytest.fixture
def school(cast):
    bells(cast.school)
    return cast


@pytest.fixture
def mine(school):
    return lesson_of(school.teacher, day=3, topic="Mano tema")


@pytest.fixture
def theirs(school):
    return lesson_of(school.colleague, day=3, topic="Kolegos tema", places_count=1)


def test_four_fields_put_a_lesson_on_the_board(school, login):
    response = login(school.teacher).post(url("post"), FOUR)

    lesson = OpenLesson.objects.get()
    assert response.url == lesson.get_absolute_url()
    assert (lesson.owner, lesson.number, lesson.class_name) == (school.teacher, 2, "7b")
    assert lesson.starts_at == moment(MONDAY + timedelta(days=3), 8, 55)
    assert lesson.ends_at == moment(MONDAY + timedelta(days=3), 9, 40)
    assert (lesson.places_count, lesson.kind) == (2, "lesson")


def test_another_time_and_everything_that_is_folded(school, login):
    goal = make.make_goal(school.teacher, school.year, GoalStatus.AGREED)
    data = FOUR | {
        "number": "",
        "begins": "14:40",
        "minutes": "90",
        "topic": "Tema",
        "kind": "event",
        "room": "214",
        "objective": "Kad klaustų",
        "places_count": "5",
        "goal_step": goal.steps.get().pk,
        "is_shared_among_observers": "on",
    }

    login(school.teacher).post(url("post"), data)

    lesson = OpenLesson.objects.get()
    assert lesson.ends_at - lesson.starts_at == timedelta(minutes=90)
    assert (lesson.kind, lesson.room, lesson.places_count) == ("event", "214", 5)
    assert (lesson.goal, lesson.goal_step) == (goal, goal.steps.get())
    assert lesson.is_shared_among_observers


def test_the_same_form_sent_twice_is_one_lesson(school, login):
    client = login(school.teacher)
    token = str(client.get(url("post")).context["form"]["form_token"].value())

    for _time in range(2):
        client.post(url("post"), FOUR | {"form_token": token})

    assert OpenLesson.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"day": ""}, "day"),
        ({"day": "0001-01-01"}, "day"),
        ({"day": "9999-12-31"}, "day"),
        ({"day": "2026-11-23"}, "day"),
        ({"number": ""}, "number"),
        ({"number": "99"}, "number"),
        ({"number": "", "begins": "23:50"}, "minutes"),
        ({"class_name": "\x00 "}, "class_name"),
        ({"focus_question": "x" * 301}, "focus_question"),
        ({"places_count": "31"}, "places_count"),
        ({"subject": "99999999999999999999"}, "subject"),
    ],
)
def test_a_faulty_form_answers_422_beside_the_field(school, login, change, field):
    response = login(school.teacher).post(url("post"), FOUR | change)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert OpenLesson.objects.count() == 0


def test_a_clash_and_a_day_outside_the_terms_are_said_and_not_refused(school, login):
    make_place(lesson_of(school.colleague, day=3, hour=9), school.teacher)
    TimetableSlot.objects.create(member=school.teacher, weekday=4, number=2, class_name="5c")
    client = login(school.teacher)

    response = client.post(url("post"), FOUR, follow=True)
    outside = client.post(url("post"), FOUR | {"day": "2027-06-21"}, follow=True)

    assert len(response.context["messages"]) == 3
    assert len(outside.context["messages"]) == 2


SWAP = {"HX-Request": "true"}
CLASH = "You have a place at a colleague&#x27;s at the same time."
OUTSIDE = "This day is in no half-year: it will not be counted."


@pytest.fixture
def in_english(login):
    def _in_english(member):
        client = login(member)
        client.cookies["apt_language"] = "en"
        return client

    return _in_english


@pytest.mark.parametrize("name", ["post", "move"])
def test_a_clash_is_said_before_it_is_saved(school, in_english, name):
    own = lesson_of(school.teacher, day=4, class_name="7b")
    make_place(lesson_of(school.colleague, day=3, hour=9), school.teacher)
    address = url(name, *([own.pk] if name == "move" else []))
    when = {"day": FOUR["day"], "number": "2"}
    client = in_english(school.teacher)

    said = client.get(address, when, headers=SWAP)
    free = client.get(address, when | {"number": "6"}, headers=SWAP)
    unfinished = client.get(address, {"day": FOUR["day"]}, headers=SWAP)

    assert said.status_code == 200
    assert "<form" not in said.text
    assert (said.text.count("alert-warning"), CLASH in said.text) == (1, True)
    assert free.text.strip() == unfinished.text.strip() == ""
    assert OpenLesson.objects.filter(owner=school.teacher).count() == 1


def test_a_lesson_does_not_clash_with_itself(school, in_english, mine):
    begins = {"day": FOUR["day"], "begins": "09:30"}

    said = in_english(school.teacher).get(url("move", mine.pk), begins, headers=SWAP)

    assert said.text.strip() == ""


def test_a_day_outside_the_terms_is_said_beside_the_date(school, in_english):
    client = in_english(school.teacher)
    summer = FOUR | {"day": "2027-06-21"}

    said = client.get(url("post"), summer, headers=SWAP)
    refused = client.post(url("post"), summer | {"class_name": ""})

    assert OUTSIDE in said.text
    assert (refused.status_code, OUTSIDE in refused.text) == (422, True)


def test_what_speaks_against_the_new_time_is_said_after_moving_too(school, login, mine):
    make_place(lesson_of(school.colleague, day=4, hour=9), school.teacher)
    when = {"day": (MONDAY + timedelta(days=4)).isoformat(), "number": "2"}

    response = login(school.teacher).post(url("move", mine.pk), when, follow=True)

    assert len(response.context["messages"]) == 2


def test_who_does_not_take_part_posts_nothing(school, login):
    assert login(school.administrator).post(url("post"), FOUR).status_code == 403


def test_the_page_of_a_lesson_costs_the_same_for_one_place_and_thirty(
    school, login, mine, django_assert_max_num_queries
):
    OpenLesson.objects.update(places_count=30)
    for _n in range(30):
        make_place(mine, make.make_member(school.school))
    client = login(school.teacher)

    with django_assert_max_num_queries(20):
        assert client.get(mine.get_absolute_url()).status_code == 200


def test_another_school_has_no_such_lesson(school, login, mine):
    client = login(school.stranger)

    assert client.get(mine.get_absolute_url()).status_code == 404
    assert client.post(url("sign_up", mine.pk)).status_code == 404
    assert client.post(url("cancel", mine.pk)).status_code == 404


def test_only_its_teacher_changes_moves_invites_and_attaches(school, login, mine):
    client = login(school.colleague)

    for name in ("change", "move", "invite", "attachment_add", "delete", "cancel"):
        assert client.post(url(name, mine.pk)).status_code == 403


def test_it_is_changed(school, login, mine):
    data = {"class_name": "8a", "focus_question": "Kas kalba?", "places_count": "4"}
    client = login(school.teacher)

    assert client.get(url("change", mine.pk)).status_code == 200
    client.post(url("change", mine.pk), data)

    mine.refresh_from_db()
    assert (mine.class_name, mine.focus_question, mine.places_count) == ("8a", "Kas kalba?", 4)


def test_fewer_places_than_are_held_is_said_beside_the_field(school, login, mine):
    make_place(mine, school.colleague)
    make_place(mine, school.groupmate)
    data = {"class_name": "8a", "focus_question": "Kas kalba?", "places_count": "1"}

    response = login(school.teacher).post(url("change", mine.pk), data)

    assert response.status_code == 422
    assert "places_count" in response.context["form"].errors


def test_it_is_moved_and_the_observer_keeps_or_gives_up_in_one_tap(school, login, mine):
    place = make_place(mine, school.colleague)
    client = login(school.teacher)
    assert client.get(url("move", mine.pk)).status_code == 200
    day = (MONDAY + timedelta(days=4)).isoformat()
    client.post(url("move", mine.pk), {"day": day, "number": "3", "why": "Išvyka."})
    mine.refresh_from_db()
    assert (mine.number, mine.revision) == (3, 1)

    client = login(school.colleague)
    page = client.get(mine.get_absolute_url())
    assert "Išvyka." in page.text
    assert url("keep", place.pk) in page.text
    client.post(url("keep", place.pk))

    assert url("keep", place.pk) not in client.get(mine.get_absolute_url()).text


def test_it_is_cancelled_with_a_word_by_its_teacher_or_the_administrator(school, login, mine):
    make_place(mine, school.colleague)

    login(school.administrator).post(url("cancel", mine.pk), {"word": "Mokytoja serga."})

    mine.refresh_from_db()
    assert (mine.status, mine.cancelled_why) == (LessonStatus.CANCELLED, "Mokytoja serga.")
    assert "Mokytoja serga." in login(school.colleague).get(mine.get_absolute_url()).text


def test_a_lesson_that_nobody_had_a_place_at_is_deleted(school, login, mine):
    login(school.teacher).post(url("delete", mine.pk))

    assert not OpenLesson.objects.exists()


def test_a_plan_is_attached_read_and_taken_out(school, login, mine):
    client = login(school.teacher)
    file = SimpleUploadedFile("planas.pdf", b"%PDF-1.4\n%%EOF\n")
    assert client.post(url("attachment_add", mine.pk), {"file": file}).status_code == 302
    attachment = LessonAttachment.objects.get()

    response = login(school.colleague).get(url("attachment", attachment.pk))
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert login(school.stranger).get(url("attachment", attachment.pk)).status_code == 404
    assert login(school.colleague).post(url("attachment_delete", attachment.pk)).status_code == 403
    login(school.teacher).post(url("attachment_delete", attachment.pk))
    assert not LessonAttachment.objects.exists()


def test_a_file_that_is_none_answers_422(school, login, mine):
    file = SimpleUploadedFile("planas.html", b"<script>")

    response = login(school.teacher).post(url("attachment_add", mine.pk), {"file": file})

    assert response.status_code == 422


def test_signing_up_and_giving_up_swap_the_lessons_own_row(school, login, theirs):
    client = login(school.teacher)

    taken = client.post(url("sign_up", theirs.pk), headers=HTMX)
    place = Place.objects.get()
    given = client.post(url("give_up", place.pk), headers=HTMX)

    assert taken.text.lstrip().startswith("<li")
    assert url("give_up", place.pk) in taken.text
    assert url("sign_up", theirs.pk) in given.text
    place.refresh_from_db()
    assert place.status == PlaceStatus.GIVEN_UP


def test_without_htmx_the_same_and_back_to_the_page(school, login, theirs):
    client = login(school.teacher)

    response = client.post(url("sign_up", theirs.pk), {"next": "/lessons/?free=on"})

    assert response.url == "/lessons/?free=on"
    assert client.post(url("sign_up", theirs.pk), {"next": "//evil.lt"}).url == (
        theirs.get_absolute_url()
    )
    assert Place.objects.get().status == PlaceStatus.TAKEN


def test_a_full_lesson_refuses_in_its_row_and_keeps_a_wish(school, login, theirs):
    make_place(theirs, school.groupmate)
    client = login(school.teacher)

    refused = client.post(url("sign_up", theirs.pk), headers=HTMX)
    wished = client.post(url("wish", theirs.pk), headers=HTMX)

    assert refused.status_code == 422
    assert 'role="alert"' in refused.text
    assert wished.status_code == 200
    assert PlaceWish.objects.get().member == school.teacher
    client.post(url("unwish", theirs.pk))
    assert not PlaceWish.objects.exists()


def test_a_place_of_another_is_not_given_up(school, login, theirs):
    place = make_place(theirs, school.groupmate)

    assert login(school.teacher).post(url("give_up", place.pk)).status_code == 403


@pytest.mark.parametrize(
    ("does", "status"), [("accept", PlaceStatus.TAKEN), ("decline", PlaceStatus.DECLINED)]
)
def test_an_invited_colleague_answers_with_a_word(school, login, mine, does, status):
    client = login(school.teacher)
    client.post(url("invite", mine.pk), {"observer": school.colleague.pk})
    place = Place.objects.get()
    client = login(school.colleague)
    assert url("answer", place.pk) in client.get(mine.get_absolute_url()).text

    client.post(url("answer", place.pk), {"does": does, "word": "Tuo metu išvyka."})

    place.refresh_from_db()
    assert (place.status, place.word) == (status, "Tuo metu išvyka.")
    seen = "Tuo metu išvyka." in login(school.teacher).get(mine.get_absolute_url()).text
    assert seen == (does == "decline")


def test_somebody_of_another_school_is_not_invited(school, login, mine):
    data = {"observer": school.stranger.pk}

    response = login(school.teacher).post(url("invite", mine.pk), data)

    assert response.status_code == 422


def test_after_the_lesson_either_says_that_the_observer_did_not_come(school, login):
    lesson = lesson_of(school.teacher, day=-3)
    place = make_place(lesson, school.colleague)
    client = login(school.teacher)

    page = client.get(lesson.get_absolute_url()).text
    client.post(url("absent", place.pk))

    form = page.index(url("absent", place.pk))
    assert page.rindex("<details", 0, form) > page.rindex("</details", 0, form)  # not in one tap
    place.refresh_from_db()
    assert place.status == PlaceStatus.ABSENT


def test_the_page_leads_to_the_protocols_that_the_reader_may_open(school, login):
    lesson = lesson_of(school.teacher, day=-3)
    one = make_observation(lesson, school.colleague, ObservationStatus.SUBMITTED)

    assert one.get_absolute_url() in login(school.teacher).get(lesson.get_absolute_url()).text
    page = login(school.groupmate).get(lesson.get_absolute_url()).text
    assert one.get_absolute_url() not in page
