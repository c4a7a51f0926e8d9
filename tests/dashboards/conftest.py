"""A school with everything in it, and an administrator who looks."""

from datetime import date

import pytest

from goals.models import Goal, GoalTransition
from groups.models import Curatorship
from office.demo import Size, fill
from office.demo_cast import HEAD
from people.models import Installation, Leave, Member
from reflections.models import Reflection, ReflectionTransition
from tests import factories as make
from years.models import SchoolYear


@pytest.fixture
def head(db):
    """The administrator of one of two schools of two years, with states of every kind and some
    edges that the demonstration has not."""
    fill(Size(schools=2, teachers=27, years=2))
    Installation.objects.update(is_demo=False)
    head = Member.objects.get(email=HEAD.email)
    years = SchoolYear.objects.filter(school=head.school).order_by("-starts_on")
    _edges(head.school, *years)
    return head


def _edges(school, year, last):
    """Came lately, left lately, away, taken back, back from agreed, moved to another curator."""
    people = list(Member.objects.filter(school=school).taking_part().order_by("pk"))
    Member.objects.filter(pk=people[-1].pk).update(joined_on=date(2026, 11, 2))
    Member.objects.filter(pk=people[-2].pk).update(left_on=date(2026, 11, 10))
    Member.objects.filter(pk=people[-3].pk).update(takes_part_until=date(2027, 3, 1), category="")
    Leave.objects.create(member=people[-4], from_on=date(2026, 9, 20), until_on=date(2026, 10, 31))
    Curatorship.objects.filter(member=people[-5], year=year).update(until_on=date(2026, 11, 1))
    taken_back = Reflection.objects.filter(
        owner=people[0], year=last, month=date(2025, 10, 1), status="submitted"
    ).first()
    step = {"from_status": "submitted", "to_status": "draft", "by": people[0]}
    at = make.at(date(2025, 11, 22))
    ReflectionTransition.objects.create(record=taken_back, at=at, **step)
    for goal, day in zip(
        Goal.objects.filter(year=last).order_by("pk"), (22, 23, 24), strict=False
    ):  # handed in again on the day before, of, and after
        moment = make.at(date(2025, 11, day), 23)
        GoalTransition.objects.create(
            record=goal, from_status="agreed", to_status="returned", at=moment
        )


@pytest.fixture
def ask(head, client):
    client.force_login(head.user)
    client.cookies["apt_language"] = "en"

    def _ask(path, **headers):
        response = client.get(path, headers=headers)
        assert response.status_code == 200, path
        return response

    return _ask
