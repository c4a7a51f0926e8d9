"""Lessons, places and requests: notice, overlap, places, invitations, and who is told."""

from datetime import date, timedelta

import pytest
import time_machine

from activity.models import Notification
from core.exceptions import RefusedError
from observations import services
from observations.enums import LessonStatus, PlaceStatus, RequestStatus
from observations.models import OpenLesson
from observations.services import setting
from people.models import Member
from post.models import Letter
from tests import factories as make
from tests.observations.factories import (
    LATELY,
    SOON,
    make_lesson,
    make_observation,
    make_place,
    make_request,
    moment,
)
from years.enums import YearStatus
from years.models import SchoolYear

FIELDS = {"class_name": "7b", "focus_question": "Ką sako vienas kitam?"}
TUESDAY = date(2026, 11, 24)


def told(member):
    return list(Notification.objects.filter(member=member).values_list("entry__verb", flat=True))


def post(cast, day, hour=10, **fields):
    starts_at = moment(day, hour)
    ends_at = starts_at + timedelta(minutes=45)
    return services.post_lesson(
        by=cast.teacher, starts_at=starts_at, ends_at=ends_at, **FIELDS, **fields
    )


def test_posting_needs_a_working_day_of_notice(cast):
    assert post(cast, TUESDAY).year == cast.year

    with pytest.raises(RefusedError):
        post(cast, make.TODAY, 15)
    with pytest.raises(RefusedError):
        post(cast, date(2027, 9, 2))


def test_the_notice_is_the_schools(cast):
    setting.set_days(cast.school, notice_days=3, protocol_days=3, by=cast.administrator)

    with pytest.raises(RefusedError):
        post(cast, date(2026, 11, 25))
    assert post(cast, SOON)


def test_one_form_posts_one_lesson(cast):
    token = "5f0c7b0e-6f5e-4a7c-9d52-0b6a8f1c2d3e"  # noqa: S105  of a form

    first, second = (post(cast, SOON, form_token=token) for _time in range(2))

    assert first == second


def test_signing_up_tells_the_teacher_and_twice_is_one_place(cast):
    lesson = make_lesson(cast.teacher, cast.year)

    places = {services.sign_up(lesson, by=cast.colleague).pk for _time in range(2)}

    assert len(places) == 1
    assert told(cast.teacher) == ["place_taken"]


def test_no_place_at_ones_own_full_past_or_foreign_lesson(cast):
    full = make_lesson(cast.teacher, cast.year, places_count=1)
    make_place(full, cast.colleague)
    past = make_lesson(cast.teacher, cast.year, LATELY)
    gone = make_lesson(cast.teacher, cast.year, status=LessonStatus.CANCELLED)

    for lesson, member in (
        (full, cast.teacher),
        (full, cast.groupmate),
        (full, cast.stranger),
        (past, cast.groupmate),
        (gone, cast.groupmate),
    ):
        with pytest.raises(RefusedError):
            services.sign_up(lesson, by=member)


def test_two_places_may_not_overlap_but_may_touch(cast):
    services.sign_up(make_lesson(cast.teacher, cast.year, hour=10), by=cast.colleague)
    overlapping = make_lesson(cast.groupmate, cast.year, hour=10)
    touching = make_lesson(cast.facilitator, cast.year, hour=9)
    OpenLesson.objects.filter(pk=touching.pk).update(ends_at=moment(SOON, 10))

    with pytest.raises(RefusedError, match="10:00"):
        services.sign_up(overlapping, by=cast.colleague)
    with pytest.raises(RefusedError):
        services.invite(overlapping, observer=cast.colleague, by=cast.groupmate)
    assert services.sign_up(touching, by=cast.colleague)


def test_a_freed_place_is_told_to_all_who_wished(cast):
    lesson = make_lesson(cast.teacher, cast.year, places_count=1)
    place = services.sign_up(lesson, by=cast.colleague)
    services.wish_place(lesson, by=cast.groupmate)

    services.give_up(place, by=cast.colleague, word="Susirgau.")

    assert told(cast.groupmate) == ["place_freed"]
    assert services.sign_up(lesson, by=cast.groupmate)
    assert not lesson.wishes.exists()


def test_an_invitation_holds_its_place_for_three_working_days(cast):
    lesson = make_lesson(cast.teacher, cast.year, date(2026, 12, 10), places_count=1)

    place = services.invite(lesson, observer=cast.colleague, by=cast.teacher)

    assert place.expires_at == moment(date(2026, 11, 27), 0)
    with pytest.raises(RefusedError):
        services.sign_up(lesson, by=cast.groupmate)
    assert services.expire_invitations(place.expires_at - timedelta(minutes=1)) == 0
    assert services.expire_invitations(place.expires_at) == 1
    assert services.expire_invitations(place.expires_at) == 0
    assert "invitation_expired" in told(cast.teacher)
    assert services.sign_up(lesson, by=cast.groupmate)


@pytest.mark.parametrize(
    ("accepts", "status", "verb"),
    [
        (True, PlaceStatus.TAKEN, "invitation_accepted"),
        (False, PlaceStatus.DECLINED, "invitation_declined"),
    ],
)
def test_an_invitation_is_answered_with_a_word(cast, accepts, status, verb):
    lesson = make_lesson(cast.teacher, cast.year)
    place = services.invite(lesson, observer=cast.colleague, by=cast.teacher)

    place = services.answer_invitation(place, by=cast.colleague, accepts=accepts, word="Ačiū.")

    assert (place.status, place.word) == (status, "Ačiū.")
    assert told(cast.teacher) == [verb]


def test_a_move_keeps_places_and_tells_each(cast):
    lesson = make_lesson(cast.teacher, cast.year)
    place = services.sign_up(lesson, by=cast.colleague)
    starts_at = moment(SOON + timedelta(days=1), 12)

    moved = services.move_lesson(
        lesson, starts_at, starts_at + timedelta(minutes=45), by=cast.teacher, why="Ekskursija"
    )

    place.refresh_from_db()
    assert (moved.revision, place.status, place.seen_revision) == (1, PlaceStatus.TAKEN, 0)
    assert moved.moves.get().why == "Ekskursija"
    assert told(cast.colleague) == ["lesson_moved"]
    assert services.keep_place(place, by=cast.colleague).seen_revision == 1


def test_a_move_into_another_place_tells_that_observer_so(cast):
    lesson, other = (
        make_lesson(owner, cast.year, SOON, hour)
        for owner, hour in ((cast.teacher, 10), (cast.curator, 12))
    )
    for observer in (cast.groupmate, cast.both_schools):
        services.sign_up(lesson, by=observer)
    services.sign_up(other, by=cast.groupmate)
    Notification.objects.all().delete()

    services.move_lesson(lesson, other.starts_at, other.ends_at, by=cast.teacher)

    assert told(cast.groupmate) == ["lesson_moved_into_another"]
    assert told(cast.both_schools) == ["lesson_moved"]
    assert lesson.places.held().count() == 2


def test_no_place_is_taken_offered_or_answered_in_a_closed_year(cast):
    lesson = make_lesson(cast.teacher, cast.year, places_count=1)
    offered = services.invite(lesson, observer=cast.groupmate, by=cast.teacher)
    request = make_request(cast.colleague, cast.teacher, cast.year)
    SchoolYear.objects.filter(pk=cast.year.pk).update(status=YearStatus.CLOSED)
    lesson = OpenLesson.objects.get()

    for deed in (
        lambda: services.sign_up(lesson, by=cast.colleague),
        lambda: services.invite(lesson, observer=cast.colleague, by=cast.teacher),
        lambda: services.wish_place(lesson, by=cast.colleague),
        lambda: services.answer_invitation(offered, by=cast.groupmate, accepts=True),
        lambda: services.answer_request(request, by=cast.teacher, lesson=lesson),
        lambda: services.ask_lesson(asked=cast.curator, by=cast.colleague),
    ):
        with pytest.raises(RefusedError):
            deed()
    request.refresh_from_db()
    assert request.status == RequestStatus.OPEN
    declined = services.answer_invitation(offered, by=cast.groupmate, accepts=False)
    assert declined.status == PlaceStatus.DECLINED


def test_on_the_day_only_the_administrator_takes_a_lesson_back(cast):
    lesson = make_lesson(cast.teacher, cast.year, TUESDAY, 8)
    services.sign_up(lesson, by=cast.colleague)

    with time_machine.travel(moment(TUESDAY, 6)):
        with pytest.raises(RefusedError):
            services.cancel_lesson(lesson, by=cast.teacher)
        Letter.objects.all().delete()
        services.cancel_lesson(lesson, by=cast.administrator, why="Liga")

        assert set(told(cast.colleague)) == {"lesson_cancelled"}
        sent = Letter.objects.filter(kind="lesson_cancelled").values_list("not_before", flat=True)
        assert [at <= moment(TUESDAY, 6, 1) for at in sent] == [True, True]
    assert set(lesson.places.values_list("status", flat=True)) == {PlaceStatus.GIVEN_UP}


def test_a_cancelled_lesson_leaves_a_draft_with_notes(cast):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    noted = make_observation(lesson, cast.colleague)

    services.cancel_lesson(lesson, by=cast.administrator)

    assert list(lesson.observations.all()) == [noted]
    with pytest.raises(RefusedError):
        services.submit_protocol(noted, by=cast.colleague)


def test_a_lesson_with_a_submitted_protocol_stays(cast):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    make_observation(lesson, cast.colleague, "submitted")

    with pytest.raises(RefusedError):
        services.cancel_lesson(lesson, by=cast.administrator)


def test_a_request_waits_ten_working_days(cast):
    request = services.ask_lesson(asked=cast.teacher, by=cast.colleague, words="Debatai?")
    again = services.ask_lesson(asked=cast.teacher, by=cast.colleague)

    assert (again, request.expires_on) == (request, date(2026, 12, 7))
    assert services.expire_requests(moment(date(2026, 12, 7), 23)) == 0
    assert services.expire_requests(moment(date(2026, 12, 8), 1)) == 1
    assert told(cast.colleague) == ["request_expired"]


def test_a_request_accepted_holds_a_place_for_the_asker(cast):
    request = make_request(cast.colleague, cast.teacher, cast.year)
    lesson = make_lesson(cast.teacher, cast.year)

    request = services.answer_request(request, by=cast.teacher, lesson=lesson)

    assert (request.status, request.lesson) == (RequestStatus.ACCEPTED, lesson)
    assert lesson.places.get().status == PlaceStatus.INVITED
    assert set(told(cast.colleague)) == {"request_accepted", "place_offered"}


def test_fewer_places_than_are_held_are_refused(cast):
    lesson = make_lesson(cast.teacher, cast.year)
    make_place(lesson, cast.colleague)
    make_place(lesson, cast.groupmate)

    with pytest.raises(RefusedError):
        services.change_lesson(lesson, by=cast.teacher, places_count=1)
    assert services.change_lesson(lesson, by=cast.teacher, topic="Ritmas").topic == "Ritmas"


def test_what_is_ahead_ends_with_the_employment(cast):
    shown = make_lesson(cast.groupmate, cast.year)
    going = make_place(make_lesson(cast.teacher, cast.year, hour=12), cast.groupmate)
    request = make_request(cast.groupmate, cast.teacher, cast.year)
    Member.objects.filter(pk=cast.groupmate.pk).update(left_on=date(2026, 11, 20))

    services.end_for_leavers()

    for row in (shown, going, request):
        row.refresh_from_db()
    assert (shown.status, going.status) == (LessonStatus.CANCELLED, PlaceStatus.GIVEN_UP)
    assert request.status == RequestStatus.EXPIRED
    assert services.end_for_leavers() == 0
