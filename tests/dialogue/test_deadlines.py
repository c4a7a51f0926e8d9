"""Feedback as a deadline of the curator and as an event of the teacher's month."""

from datetime import date

import pytest

from dialogue import services
from dialogue.deadlines import feedback_due, feedback_given
from groups.models import Curatorship
from people.models import Member
from tests import factories as make

AUTUMN = (date(2026, 9, 1), date(2026, 12, 31))


@pytest.fixture
def thread(cast):
    reflection = make.make_reflection(cast.teacher, cast.year, submitted=True)
    return make.make_waiting(reflection, cast.curator, since=make.at(date(2026, 11, 12)))


def only(member, year):
    return make.scope(Member.objects.filter(pk=member.pk), year, AUTUMN)


def due(cast, between=AUTUMN):
    return feedback_due(make.scope(Member.objects.filter(school=cast.school), cast.year, between))


def test_what_waits_is_due_by_its_curator(cast, thread):
    rows = [(row.member_id, row.key, row.opens_on, row.due_on) for row in due(cast)]

    assert rows == [
        (cast.curator.pk, f"thread:{thread.pk}", date(2026, 11, 12), date(2026, 11, 23))
    ]


def test_what_is_answered_read_or_outside_is_not_due(cast, thread):
    assert due(cast, (date(2026, 11, 24), date(2026, 12, 31))) == []
    services.mark_thread_read(thread, by=cast.curator)
    assert due(cast) == []


def test_former_curator_owes_nothing(cast, thread):
    Curatorship.objects.filter(curator=cast.curator).update(until_on=date(2026, 11, 22))

    assert due(cast) == []


def test_answer_is_an_event_of_the_teachers_month(cast, thread):
    services.send_message(thread, "Ačiū.", by=cast.curator)
    services.send_message(thread, "Ir jums.", by=cast.teacher)

    events = feedback_given(only(cast.teacher, cast.year))

    assert [(event.member_id, event.kind, bool(event.url)) for event in events] == [
        (cast.teacher.pk, "feedback", True)
    ]
    assert feedback_given(only(cast.curator, cast.year)) == []


@pytest.mark.parametrize("count", [1, 30])
def test_deadlines_cost_the_same_for_a_school(cast, count, django_assert_max_num_queries):
    for _number in range(count):
        member = make.make_member(cast.school, user=False)
        make.make_curatorship(cast.curator, member, cast.year)
        reflection = make.make_reflection(member, cast.year, submitted=True)
        make.make_waiting(reflection, cast.curator)

    with django_assert_max_num_queries(1):
        assert len(due(cast)) == count
