"""What exchange events may cost: the same with 5 people and events as with 500."""

import gzip

import pytest

from meetings.models import ExchangeEvent, Seat, Section
from tests import factories as make
from tests.budgets.test_lessons import KB, statements
from tests.meetings.event_factories import LATELY, SOON, make_event

MOST, MOST_OF_ONE = 9, 16


def fill(cast, count):
    """So many people, each with an event ahead and one held, and all of them at one."""
    people = [make.make_member(cast.school, user=False) for _number in range(count)]
    section = Section.objects.create(year=cast.year, name="Skaitymas", leader=cast.colleague)
    for day in (SOON, LATELY):
        first = make_event(people[0], cast.year, day, section=section)
        ExchangeEvent.objects.bulk_create(
            ExchangeEvent(
                host=host,
                year=cast.year,
                form="mini",
                title=f"Kaip klausti {host.pk}",
                starts_at=first.starts_at,
                ends_at=first.ends_at,
            )
            for host in people[1:]
        )
        Seat.objects.bulk_create(Seat(event=first, member=m, status="taken") for m in people[1:])
    return first


@pytest.mark.parametrize("count", [5, 500])
@pytest.mark.parametrize("query", ["", "?form=mini&mine=on", "?page=2&past=3"])
def test_the_list_is_light(cast, login, count, query):
    fill(cast, count)
    client = login(cast.teacher)

    asked = statements(lambda: client.get(f"/events/{query}"))
    page = client.get(f"/events/{query}")

    assert len(asked) <= MOST, "\n".join(asked)
    assert len(gzip.compress(page.content, 6)) <= 40 * KB


@pytest.mark.parametrize("count", [5, 500])
def test_an_event_costs_the_same_whoever_comes(cast, login, count):
    event = fill(cast, count)
    client = login(cast.teacher)

    asked = statements(lambda: client.get(event.get_absolute_url()))

    assert len(asked) <= MOST_OF_ONE, "\n".join(asked)


def test_the_list_is_paged_by_fifty(cast, login):
    fill(cast, 60)
    client = login(cast.teacher)

    pages = [client.get(f"/events/?page={number}").context["ahead"] for number in (1, 2)]

    assert [(len(page.rows), page.has_next) for page in pages] == [(50, True), (10, False)]
