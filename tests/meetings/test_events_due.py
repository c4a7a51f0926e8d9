"""What exchange events tell home, reminders and „Kas vyko“."""

from datetime import date, timedelta

import pytest

from meetings.events_enums import SeatStatus
from people.models import Member
from reminders.sources import deadlines, events_of
from tests import factories as make
from tests.meetings.event_factories import LATELY, SOON, make_event, make_feedback, make_seat

MONTH = (date(2026, 11, 1), date(2026, 12, 15))


def due(member, year, kind):
    rows = deadlines(Member.objects.filter(pk=member.pk), year, MONTH)
    return [row for row in rows if row.kind == kind]


def test_an_event_ahead_is_near_for_host_and_seated_alone(cast):
    event = make_event(cast.teacher, cast.year)
    make_seat(event, cast.colleague)
    make_seat(event, cast.groupmate, SeatStatus.WAITING)

    found = [
        [(row.key, row.due_on) for row in due(member, cast.year, "exchange")]
        for member in (cast.teacher, cast.colleague, cast.groupmate)
    ]
    assert found == [[(event.key, SOON)], [(event.key, SOON)], []]


def test_a_guests_event_is_of_another_schools_year(cast):
    event = make_event(cast.teacher, cast.year)
    make_seat(event, cast.stranger)

    assert [row.key for row in due(cast.stranger, cast.other_year, "exchange")] == [event.key]


def test_who_was_there_is_asked_until_they_answer(cast):
    event = make_event(cast.teacher, cast.year, LATELY)
    make_seat(event, cast.colleague, SeatStatus.CAME)

    (row,) = due(cast.colleague, cast.year, "exchange_feedback")
    make_feedback(event, cast.colleague)

    assert (row.opens_on, row.due_on) == (LATELY, LATELY + timedelta(days=7))
    assert row.url == f"/events/{event.pk}/feedback/"
    assert due(cast.colleague, cast.year, "exchange_feedback") == []
    assert due(cast.teacher, cast.year, "exchange_feedback") == []


@pytest.mark.parametrize(("is_said", "seen"), [(False, [True, True]), (True, [True, False])])
def test_what_happened_is_where_one_came_once_the_host_has_said(cast, is_said, seen):
    event = make_event(cast.teacher, cast.year, LATELY)
    make_seat(event, cast.colleague, SeatStatus.CAME if is_said else SeatStatus.TAKEN)
    make_seat(event, cast.groupmate)

    found = [
        bool([row for row in events_of(member, cast.year, MONTH) if row.key == event.key])
        for member in (cast.colleague, cast.groupmate)
    ]
    assert found == seen
    assert [row.key for row in events_of(cast.teacher, cast.year, MONTH)] == [event.key]


def test_titles_have_none_of_the_hosts_words(cast):
    event = make_event(cast.teacher, cast.year, title="Slaptas pavadinimas")
    make_seat(event, cast.colleague)

    rows = due(cast.colleague, cast.year, "exchange")
    rows += events_of(cast.colleague, cast.year, MONTH)

    assert len(rows) == 2
    assert not [row for row in rows if "Slaptas" in row.title]


def test_a_source_costs_the_same_for_many(cast, django_assert_max_num_queries):
    people = [make.make_member(cast.school, user=False) for _number in range(30)]
    for number in range(5):
        event = make_event(people[number], cast.year, LATELY if number % 2 else SOON, hour=9)
        for member in people[5:]:
            make_seat(event, member)
    members = Member.objects.filter(school=cast.school)

    with django_assert_max_num_queries(40):
        rows = deadlines(members, cast.year, MONTH)

    assert len([row for row in rows if row.kind.startswith("exchange")]) == 5 * 25 + 3
