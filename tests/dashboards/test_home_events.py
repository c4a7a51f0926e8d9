"""Exchange events among the days ahead: those I host or go to, and how the last one was."""

from datetime import date, timedelta

import pytest

from meetings.events_enums import SeatStatus
from tests import factories as make
from tests.budgets.test_lessons import statements
from tests.meetings.event_factories import LATELY, SOON, make_event, make_feedback, make_seat


@pytest.fixture
def days(login):
    """`days(member)`: title, detail and address of each row of a member's page, in English."""

    def _days(member):
        client = login(member)
        client.cookies["apt_language"] = "en"
        rows = client.get("/").context["home"].days
        return [(row.on, row.title, row.detail, row.url) for row in rows if "/events/" in row.url]

    return _days


def test_host_and_participant_see_it_and_nobody_else(cast, days):
    event = make_event(cast.teacher, cast.year, title="Klausimai", place="Biblioteka")
    make_seat(event, cast.colleague)
    make_seat(event, cast.groupmate, SeatStatus.WAITING)
    make_seat(event, cast.curator, SeatStatus.GIVEN_UP)

    seen = [days(one) for one in (cast.teacher, cast.colleague, cast.groupmate, cast.curator)]

    said = ("14:00–15:30 · Biblioteka", event.get_absolute_url())
    assert seen == [
        [(SOON, "You host: Klausimai", *said)],
        [(SOON, "You go to: Klausimai", *said)],
        [],
        [],
    ]


def test_a_guest_sees_an_event_of_another_school(cast, days):
    event = make_event(cast.teacher, cast.year, title="Klausimai", is_open_to_others=True)
    make_seat(event, cast.stranger)

    assert [title for _on, title, *_rest in days(cast.stranger)] == ["You go to: Klausimai"]


def test_what_is_cancelled_or_far_away_is_not_ahead(cast, days):
    make_event(cast.teacher, cast.year, status="cancelled")
    make_event(cast.teacher, cast.year, make.TODAY + timedelta(days=50))

    assert days(cast.teacher) == []


def test_the_soonest_three_stand_there(cast, days):
    for number in (3, 1, 0, 2):
        day = SOON + timedelta(days=number)
        make_event(cast.teacher, cast.year, day, title=f"Nr. {number}")

    assert [row[1] for row in days(cast.teacher)] == [f"You host: Nr. {n}" for n in range(3)]


def test_who_was_there_is_asked_until_the_day_the_reminder_names(cast, days, time_machine):
    event = make_event(cast.teacher, cast.year, LATELY, title="Klausimai")
    make_seat(event, cast.colleague)
    make_seat(event, cast.groupmate)
    make_feedback(event, cast.groupmate)

    asked = [days(one) for one in (cast.teacher, cast.colleague, cast.groupmate)]
    time_machine.move_to(make.at(date(2026, 11, 27)))
    later = days(cast.colleague)

    url = f"{event.get_absolute_url()}feedback/"
    row = (date(2026, 11, 26), "Say how it was: Klausimai", "one minute is enough", url)
    assert (asked, later) == ([[], [row], []], [])


def test_events_cost_the_page_no_statement(cast, login, django_assert_num_queries):
    client = login(cast.teacher)
    client.get("/")
    asked = statements(lambda: client.get("/"))
    make_event(cast.teacher, cast.year)
    make_seat(make_event(cast.colleague, cast.year, hour=9), cast.teacher)

    with django_assert_num_queries(len(asked)):
        client.get("/")
