"""A prepared question answers as the same queryset does, whatever stands in its slots."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.prepared import Prepared
from people.models import Member
from tests import factories as make

FIELDS = ("pk", "first_name", "joined_on", "is_administrator")


def build(school, day: date):
    here = Member.objects.here(day).filter(school=school)
    return here.order_by("pk").values(*FIELDS)


@pytest.fixture
def school(db):
    school = make.make_school()
    make.make_member(school, "Ona", is_administrator=True)
    make.make_member(school, "Rasa", joined_on=date(2026, 11, 1))
    make.make_member(school, "Ieva", left_on=date(2026, 10, 1))
    make.make_member(make.make_school(), "Kita")
    return school


@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2026, 10, 15), make.TODAY])
def test_answers_are_those_of_the_queryset(school, day):
    question = Prepared(build)
    plain = Member.objects.here(day).filter(school=school).order_by("pk").values(*FIELDS)

    rows = [question.rows(school=school.pk, day=day) for _again in range(2)]

    assert rows == [list(plain)] * 2
    assert rows[0]


def test_parameters_of_a_question_are_its_slots_and_it_stays_a_plain_queryset(school):
    @Prepared
    def here(school, day: date, joined_by: datetime, name: str, *, most=2):
        rows = Member.objects.here(day).filter(school=school, first_name=name)
        return rows.filter(created_at__lt=joined_by).order_by("pk")[:most]

    values = {"school": school.pk, "day": make.TODAY, "name": "Ona"}
    values["joined_by"] = timezone.now() + timedelta(days=1)

    assert set(here.slots) == set(values)
    assert [one.first_name for one in here.rows(**values)] == ["Ona"]
    assert here.rows(**values) == list(here.build(**values))


def test_it_is_built_once_and_asked_once_each_time(school):
    built = []

    @Prepared
    def question(school, day: date):
        built.append(1)
        return build(school, day)

    with CaptureQueriesContext(connection) as asked:
        for _again in range(3):
            question.rows(school=school.pk, day=make.TODAY)

    assert (len(built), len(asked)) == (1, 3)


def test_rows_may_be_of_a_model_with_what_belongs_to_them(school):
    question = Prepared(lambda school: Member.objects.filter(school=school).by_name())
    with_school = Prepared(
        lambda member: Member.objects.filter(pk=member).select_related("school")
    )

    members = question.rows(school=school.pk)
    with CaptureQueriesContext(connection) as asked:
        (first,) = with_school.rows(member=members[0].pk)
        name = first.school.name

    assert members == list(Member.objects.filter(school=school).by_name())
    assert (first, name, len(asked)) == (members[0], school.name, 1)


def test_each_thread_asks_by_its_own_connection(school):
    question = Prepared(lambda school: Member.objects.filter(school=school).values("pk"))

    first = question.rows(school=school.pk)
    mine = question._written["default"].filled({"school": school.pk}, connection)

    assert len(first) == 3
    assert question._written["default"].compiler.connection is None
    assert mine.connection is connection


def test_none_in_a_slot_or_what_no_column_holds_is_equal_to_nothing(school):
    question = Prepared(lambda school: Member.objects.filter(school=school).values("pk"))

    assert question.rows(school=None) == []
    assert [question.rows(school=number) for number in (2**63, -(2**63), 10**30)] == [[]] * 3


def test_a_slot_that_nothing_fills_is_an_error(school):
    question = Prepared(lambda member: Member.objects.filter(pk=member).values("pk"))

    with pytest.raises(KeyError):
        question.rows(school=school.pk)
