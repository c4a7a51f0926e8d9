"""A prepared question answers as the same queryset does, whatever stands in its slots."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from core.prepared import Prepared, Slot, day_slot
from people.models import Member
from tests import factories as make

FIELDS = ("pk", "first_name", "joined_on", "is_administrator")


def build():
    here = Member.objects.here(day_slot()).filter(school=Slot("school"))
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


def test_it_is_built_once_and_asked_once_each_time(school):
    built = []
    question = Prepared(lambda: built.append(1) or build())

    with CaptureQueriesContext(connection) as asked:
        for _again in range(3):
            question.rows(school=school.pk, day=make.TODAY)

    assert (len(built), len(asked)) == (1, 3)


def test_none_in_a_slot_is_equal_to_nothing(school):
    question = Prepared(lambda: Member.objects.filter(school=Slot("school")).values("pk"))

    assert question.rows(school=None) == []


def test_a_slot_that_nothing_fills_is_an_error(school):
    question = Prepared(lambda: Member.objects.filter(Q(pk=Slot("member"))).values("pk"))

    with pytest.raises(KeyError):
        question.rows(school=school.pk)
