"""The protocol's way: begun, saved, submitted, discussed, confirmed, taken back."""

from datetime import date, timedelta

import pytest
import time_machine

from activity.models import Notification
from core.autosave import Writing
from core.exceptions import RefusedError
from observations import services
from observations.enums import ObservationStatus
from observations.services import setting
from people.models import Leave
from tests import factories as make
from tests.observations.factories import (
    LATELY,
    SOON,
    make_lesson,
    make_observation,
    make_place,
    moment,
)
from years.models import Closure
from years.services import close_year

NOTE = {"at": "10:05", "side": "pupils", "text": "Spėja raštu."}


@pytest.fixture
def lesson(cast):
    return make_lesson(cast.teacher, cast.year, LATELY)


def told(member):
    rows = Notification.objects.filter(member=member).order_by("pk")
    return list(rows.values_list("entry__verb", flat=True))


def test_a_protocol_opens_an_hour_before_to_whoever_has_a_place(cast):
    lesson = make_lesson(cast.teacher, cast.year, SOON)
    make_place(lesson, cast.colleague)

    with time_machine.travel(moment(SOON, 8, 59)), pytest.raises(RefusedError):
        services.begin_protocol(lesson, by=cast.colleague)
    with time_machine.travel(moment(SOON, 9)):
        with pytest.raises(RefusedError):
            services.begin_protocol(lesson, by=cast.groupmate)
        row = services.begin_protocol(lesson, by=cast.colleague)

        assert services.begin_protocol(lesson, by=cast.colleague) == row
    assert [answer["key"] for answer in row.answers] == ["strengths", "question", "idea"]


def ask(cast, name, text):
    questions = [{"key": "a", "text": text}]
    setting.set_template(
        cast.school, name=name, questions=questions, scales=[], by=cast.administrator
    )


def test_a_protocol_keeps_the_questions_it_was_begun_with(cast, lesson):
    make_place(lesson, cast.colleague)
    ask(cast, "Mūsų", "Kas?")
    row = services.begin_protocol(lesson, by=cast.colleague)

    ask(cast, "Kita", "Kaip?")

    row.refresh_from_db()
    assert (row.template_name, [a["text"] for a in row.answers]) == ("Mūsų 1", ["Kas?"])


def test_two_pages_keep_both_texts(cast, lesson):
    row = make_observation(lesson, cast.colleague)
    typed = {"notes": [NOTE]}

    first = services.save_protocol(
        row, typed, by=cast.colleague, writing=Writing(version=0, editor="a", seq=1)
    )
    late = services.save_protocol(
        first.observation,
        {"notes": [{**NOTE, "text": "Kitas langas."}]},
        by=cast.colleague,
        writing=Writing(version=0, editor="b", seq=1),
    )

    assert first.copy is None
    assert late.copy.content["notes"][0]["text"] == "Kitas langas."
    row.refresh_from_db()
    assert row.notes == [NOTE]


def test_submitting_needs_the_asked_answer_and_a_begun_lesson(cast, lesson):
    row = make_observation(lesson, cast.colleague)
    row.answers[0]["answer"] = " "
    row.save()
    ahead = make_observation(make_lesson(cast.teacher, cast.year, SOON), cast.colleague)

    for refused in (row, ahead):
        with pytest.raises(RefusedError):
            services.submit_protocol(refused, by=cast.colleague)


def test_fourteen_days_leave_out_holidays_and_days_away(cast, lesson):
    Closure.objects.create(
        year=cast.year, name="x", from_on=date(2026, 11, 30), until_on=date(2026, 12, 4)
    )
    Leave.objects.create(
        member=cast.teacher, from_on=date(2026, 12, 4), until_on=date(2026, 12, 6)
    )

    row = services.submit_protocol(make_observation(lesson, cast.colleague), by=cast.colleague)

    assert row.confirms_on == date(2026, 12, 14)  # 23 November + 14 days + 7 days off
    assert told(cast.teacher) == ["observation_submitted"]


def test_time_tells_four_days_before_and_confirms(cast, lesson):
    row = make_observation(lesson, cast.colleague, "submitted")
    row.confirms_on = row.waits_since + timedelta(days=14)
    row.save()
    noon = moment(row.confirms_on, 12)

    assert services.confirm_by_time(noon - timedelta(days=5)) == 0
    assert told(cast.teacher) == []
    for _twice in range(2):
        assert services.confirm_by_time(noon - timedelta(days=4)) == 0
    assert told(cast.teacher) == ["observation_confirms_soon"]
    assert [services.confirm_by_time(noon) for _twice in range(2)] == [1, 0]

    row.refresh_from_db()
    assert (row.status, row.is_confirmed_by_time) == (ObservationStatus.CONFIRMED, True)
    assert told(cast.teacher) == ["observation_confirms_soon", "observation_confirmed_by_time"]
    assert told(cast.colleague) == ["observation_confirmed_by_time"]


def test_a_leave_entered_later_moves_the_day(cast, lesson):
    row = make_observation(lesson, cast.colleague, "submitted")
    noon = moment(row.confirms_on, 12)
    Leave.objects.create(
        member=cast.teacher, from_on=date(2026, 11, 25), until_on=date(2026, 11, 27)
    )

    assert services.confirm_by_time(noon - timedelta(days=4)) == 0
    row.refresh_from_db()
    assert row.confirms_on == noon.date() + timedelta(days=3)


def test_either_discusses_and_two_hands_keep_both_texts(cast, lesson):
    row = make_observation(lesson, cast.colleague, "submitted")
    on = make.TODAY

    first = services.discuss(
        row, discussed_on=on, agreements="Bandysime dviese.", version=0, by=cast.teacher
    )
    second = services.discuss(
        row, discussed_on=on, agreements="Aš ateisiu dar kartą.", version=0, by=cast.colleague
    )

    row.refresh_from_db()
    assert (first.is_kept, second.is_kept) == (True, False)
    assert row.agreements == "Bandysime dviese."
    assert row.late_agreements == "Aš ateisiu dar kartą."
    joined = services.discuss(
        row, discussed_on=on, agreements="Abu.", version=row.agreements_version, by=cast.teacher
    )
    assert (joined.observation.agreements, joined.observation.late_agreements) == ("Abu.", "")
    kept = [(a.field, a.was) for a in row.amendments.all()]
    assert kept == [
        ("agreements", "Bandysime dviese."),
        ("late_agreements", "Aš ateisiu dar kartą."),
    ]


def test_the_first_text_sent_again_leaves_the_second_beside_it(cast, lesson):
    row = make_observation(lesson, cast.colleague, "submitted")
    texts = {"discussed_on": make.TODAY, "version": 0}
    services.discuss(row, agreements="Bandysime dviese.", by=cast.teacher, **texts)
    services.discuss(row, agreements="Aš ateisiu dar kartą.", by=cast.colleague, **texts)

    again = services.discuss(row, agreements="Bandysime dviese.", by=cast.teacher, **texts)

    row = again.observation
    assert (row.agreements, row.late_agreements) == (
        "Bandysime dviese.",
        "Aš ateisiu dar kartą.",
    )


def test_confirming_needs_a_word_and_reopening_a_reason(cast, lesson):
    row = make_observation(lesson, cast.colleague, "submitted")

    with pytest.raises(RefusedError):
        services.confirm(row, owner_words=" ", by=cast.teacher)
    row = services.confirm(row, owner_words="Kitąkart lėčiau.", by=cast.teacher)
    with pytest.raises(RefusedError):
        services.reopen(row, reason="", by=cast.colleague)
    row = services.reopen(row, reason="Ne visa klasė.", by=cast.colleague)

    assert (row.status, row.confirmed_at) == (ObservationStatus.SUBMITTED, None)
    assert row.confirms_on == make.TODAY + timedelta(days=14)
    assert row.reopenings.get().by == cast.colleague
    assert told(cast.colleague) == ["observation_confirmed"]
    assert told(cast.teacher) == ["observation_reopened"]


def test_what_is_submitted_changes_by_a_button(cast, lesson):
    row = make_observation(lesson, cast.colleague, "submitted")
    typed = {"answers": {"idea": "Išbandysiu rytoj."}}

    row = services.save_protocol(row, typed, by=cast.colleague, writing=Writing()).observation
    assert row.answers[2]["answer"] == ""
    row = services.submit_amendment(row, by=cast.colleague)

    assert (row.answers[2]["answer"], row.pending) == ("Išbandysiu rytoj.", None)
    assert row.amendments.get().field == "answer:idea"
    assert told(cast.teacher) == ["observation_amended"]


def test_a_closing_year_confirms_what_is_older_than_fourteen_days(cast, lesson):
    old = make_observation(lesson, cast.colleague, "submitted", confirms_on=date(2026, 11, 20))
    fresh = make_observation(lesson, cast.groupmate, "submitted")

    close_year(cast.year, by=cast.administrator)

    statuses = [type(row).objects.get(pk=row.pk).status for row in (old, fresh)]
    assert statuses == [ObservationStatus.CONFIRMED, ObservationStatus.SUBMITTED]


def test_whoever_did_not_come_ends_with_the_draft(cast, lesson):
    row = make_observation(lesson, cast.colleague)

    services.mark_absent(lesson.places.get(), by=cast.teacher)

    row.refresh_from_db()
    assert row.status == ObservationStatus.DID_NOT_HAPPEN
    assert told(cast.colleague) == ["observer_absent"]
