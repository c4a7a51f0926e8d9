"""Two windows at the same moment: the rules over several rows hold under a lock."""

import threading
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from core.exceptions import RefusedError
from tests import factories as make
from years import services
from years.models import Closure, Direction, SchoolYear

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def boss():
    return make.make_member(make.make_school(), is_administrator=True)


def at_once(*deeds):
    """Run the deeds in threads that start together; gives what each came to."""
    start, came_to = threading.Barrier(len(deeds)), []

    def run(deed):
        start.wait()
        try:
            came_to.append(deed())
        except (RefusedError, ValidationError) as error:
            came_to.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came_to


def test_two_clicks_prepare_one_year(boss):
    def prepare():
        return services.propose_year(boss.school, starts_year=2026, by=boss).pk

    ids = at_once(prepare, prepare)

    assert len(set(ids)) == 1
    assert SchoolYear.objects.get().terms.count() == 2


def test_two_windows_open_two_years_at_most(boss):
    years = [
        services.propose_year(boss.school, starts_year=y, by=boss) for y in (2025, 2026, 2027)
    ]
    services.open_year(years[0], by=boss)

    came_to = at_once(
        lambda: services.open_year(years[1], by=boss),
        lambda: services.open_year(years[2], by=boss),
    )

    assert SchoolYear.objects.open().count() == 2
    assert [type(one) for one in came_to].count(RefusedError) == 1


def test_two_windows_add_the_same_holidays_once(boss):
    year = services.propose_year(boss.school, starts_year=2026, by=boss)
    day = date(2027, 5, 3)

    def add():
        closure = Closure(year=year, name="x", from_on=day, until_on=day)
        return services.save_closure(closure, by=boss)

    came_to = at_once(add, add)

    assert Closure.objects.filter(from_on=day).count() == 1
    assert [type(one) for one in came_to].count(ValidationError) == 1


def test_two_windows_take_the_same_code_once(boss):
    year = services.propose_year(boss.school, starts_year=2026, by=boss)

    def add():
        return services.save_direction(Direction(year=year, code="K1", name="x"), by=boss)

    came_to = at_once(add, add)

    assert Direction.objects.count() == 1
    assert [type(one) for one in came_to].count(ValidationError) == 1
