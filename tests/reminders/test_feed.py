"""The calendar of a person: what stands in it, and what becomes of it when things change."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from icalendar import Calendar

from activity.links import own_url
from coaching.services.conversations import cancel
from dialogue.models import Thread
from dialogue.services import mark_thread_read
from goals.services import submit_goal
from meetings.services.planning import move_meeting
from observations.services.lessons import cancel_lesson, move_lesson
from observations.services.places import give_up, sign_up
from reminders.feed_file import vilnius
from reminders.feeds import refresh_feeds
from reminders.models import FeedItem
from tests import factories as make
from tests.coaching.factories import make_conversation
from tests.meetings.event_factories import make_event, make_seat
from tests.meetings.factories import make_meeting
from tests.observations.factories import SOON, make_lesson, make_place, moment
from tests.reminders.calendars import address, calendar_of, read, refreshed, state, whole
from years.models import DueDay, SchoolYear

VILNIUS = ZoneInfo("Europe/Vilnius")
NEXT_DAY = SOON + timedelta(days=1)


@pytest.fixture
def quiet(cast):
    """Nobody has anything to do but what a test gives them."""
    DueDay.objects.all().delete()
    return cast


def test_everything_that_takes_time_and_every_due_day(cast, client):
    lesson = make_lesson(cast.teacher, cast.year, room="214 kab.")
    make_place(make_lesson(cast.colleague, cast.year, hour=12), cast.teacher)
    make_meeting(cast.group, topic="Tyla")
    make_conversation(cast.teacher, cast.curator, cast.year, "agreed", place="Biblioteka")
    make_seat(make_event(cast.colleague, cast.year), cast.teacher)

    found = read(client, calendar_of(cast.teacher))

    assert set(found) == {
        "Rodote: pamoka",
        f"Stebite: pamoka, {cast.colleague.name}",
        f"Grupės susitikimas: {cast.group.name}",
        f"Ugdomasis pokalbis: {cast.curator.name}",
        "Einate: mini mokymai",
        "Mėnesio refleksija",
        "Mokslo metų tikslas",
    }
    shown = found["Rodote: pamoka"]
    assert shown.start == datetime(2026, 11, 26, 10, tzinfo=VILNIUS)
    assert shown.end == datetime(2026, 11, 26, 10, 45, tzinfo=VILNIUS)
    assert (shown["LOCATION"], shown["TRANSP"], shown["CLASS"]) == (
        *("214 kab.", "OPAQUE"),
        "PRIVATE",
    )
    assert shown["URL"] == own_url(cast.teacher.pk, lesson.get_absolute_url())
    assert [alarm["TRIGGER"].dt for alarm in shown.walk("VALARM")] == [timedelta(hours=-1)]


def test_a_due_day_is_a_whole_day_that_takes_nobodys_time(cast, client):
    month = DueDay.objects.filter(month=date(2026, 11, 1), year=cast.year)
    month.update(due_on=date(2026, 11, 30))

    due = read(client, calendar_of(cast.teacher))["Mėnesio refleksija"]

    assert (due.start, due.end) == (date(2026, 11, 30), date(2026, 12, 1))
    assert due["TRANSP"] == "TRANSPARENT"
    assert due["URL"] == own_url(cast.teacher.pk, "/reflections/2026-11/")
    [alarm] = due.walk("VALARM")  # a Monday is told of on Friday at nine
    assert datetime(2026, 11, 30) + alarm["TRIGGER"].dt == datetime(2026, 11, 27, 9)  # noqa: DTZ001


def test_the_file_is_a_whole_calendar(cast, client):
    make_lesson(cast.teacher, cast.year)
    make_meeting(cast.group)

    calendar = whole(client, calendar_of(cast.teacher))

    calendar.validate()
    assert (calendar["PRODID"], calendar["VERSION"]) == (
        "-//APT portalas//APT portalas//LT",
        "2.0",
    )
    assert (calendar["NAME"], calendar["X-WR-CALNAME"]) == ("APT portalas", "APT portalas")
    assert (calendar.refresh_interval, calendar["X-PUBLISHED-TTL"]) == (
        timedelta(hours=1),
        "PT1H",
    )
    assert "METHOD" not in calendar
    assert [zone.tz_name for zone in calendar.timezones] == ["Europe/Vilnius"]
    assert calendar.get_missing_tzids() == set()
    assert calendar.errors == [error for event in calendar.events for error in event.errors] == []
    needed = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "URL"}
    needed |= {"LAST-MODIFIED", "CLASS", "TRANSP"}
    assert [needed - set(event) for event in calendar.events] == [set()] * len(calendar.events)
    assert len({event["UID"] for event in calendar.events}) == len(calendar.events) > 3


def test_a_moved_lesson_keeps_its_uid_and_counts_up(quiet, client):
    c = quiet
    lesson = make_lesson(c.teacher, c.year)
    make_place(lesson, c.colleague)
    feeds = [calendar_of(c.teacher), calendar_of(c.colleague)]
    was = [state(event) for feed in feeds for event in read(client, feed).values()]

    move_lesson(lesson, moment(NEXT_DAY, 9), moment(NEXT_DAY, 10), by=c.teacher)
    refresh_feeds()

    events = [event for feed in feeds for event in read(client, feed).values()]
    assert [state(event) for event in events] == [(uid, 1, "CONFIRMED") for uid, _n, _s in was]
    assert {event.start for event in events} == {moment(NEXT_DAY, 9)}
    assert len({uid for uid, _n, _s in was}) == 2


def test_what_is_called_off_or_given_up_stays_as_cancelled(quiet, client):
    c = quiet
    own, theirs = make_lesson(c.teacher, c.year), make_lesson(c.colleague, c.year, hour=12)
    place = make_place(theirs, c.teacher)
    talk = make_conversation(c.teacher, c.curator, c.year, "agreed")
    feed = calendar_of(c.teacher)
    uids = {state(event)[0] for event in read(client, feed).values()}

    cancel_lesson(own, by=c.teacher)
    give_up(place, by=c.teacher)
    cancel(talk, by=c.curator)

    events = refreshed(client, feed).values()
    assert {state(event) for event in events} == {(uid, 1, "CANCELLED") for uid in uids}
    assert [event.walk("VALARM") for event in events] == [[], [], []]
    assert refresh_feeds() == 0


def test_a_place_taken_again_is_the_same_item(quiet, client):
    c = quiet
    lesson = make_lesson(c.colleague, c.year)
    feed = calendar_of(c.teacher)
    numbers = []

    for _time in range(2):
        place = sign_up(lesson, by=c.teacher)
        [event] = refreshed(client, feed).values()
        numbers.append(state(event))
        give_up(place, by=c.teacher)
        [event] = refreshed(client, feed).values()
        numbers.append(state(event))

    [uid] = {uid for uid, _number, _status in numbers}
    said = ["CONFIRMED", "CANCELLED"] * 2
    assert numbers == [(uid, number, status) for number, status in enumerate(said)]


def test_what_was_done_need_not_be_done(cast, client):
    direction = cast.year.directions.get()
    goal = make.make_goal(cast.teacher, cast.year, direction=direction)
    DueDay.objects.filter(kind="goal").update(due_on=date(2026, 11, 30))
    feed = calendar_of(cast.teacher)
    assert state(read(client, feed)["Mokslo metų tikslas"])[1:] == (0, "CONFIRMED")

    submit_goal(goal, by=cast.teacher)

    assert state(refreshed(client, feed)["Mokslo metų tikslas"])[1:] == (1, "CANCELLED")


def test_a_due_day_that_the_school_moves_is_the_same_item(cast, client):
    feed = calendar_of(cast.teacher)
    uid, _number, _status = state(read(client, feed)["Mėnesio refleksija"])
    month = DueDay.objects.filter(month=date(2026, 11, 1), year=cast.year)

    month.update(due_on=date(2026, 12, 2))

    event = refreshed(client, feed)["Mėnesio refleksija"]
    assert (state(event), event.start) == ((uid, 1, "CONFIRMED"), date(2026, 12, 2))


def test_the_past_stays_as_it_was(quiet, client):
    c = quiet
    meeting = make_meeting(c.group)
    feed = calendar_of(c.teacher)
    before = whole(client, feed).to_ical()

    with time_machine.travel(meeting.ends_at + timedelta(minutes=1), tick=False):
        c.group.memberships.update(until_on=make.TODAY)
        refresh_feeds()
        assert whole(client, feed).to_ical() == before


def test_answers_to_one_day_stand_once_in_a_curators_calendar(quiet, client):
    c = quiet
    make.make_curatorship(c.curator, c.groupmate, c.year)
    rows = [make.make_reflection(one, c.year, submitted=True) for one in (c.teacher, c.groupmate)]
    for row in rows:
        make.make_waiting(row, c.curator, since=make.at(make.TODAY))
    feed = calendar_of(c.curator)

    [event] = read(client, feed).values()
    mark_thread_read(Thread.objects.get(teacher=c.teacher), by=c.curator)
    [after] = refreshed(client, feed).values()

    assert event["SUMMARY"] == "Grįžtamasis ryšys"
    assert event["URL"] == own_url(c.curator.pk, "/desk/")
    assert state(after) == state(event)


def test_what_was_called_off_is_forgotten_in_time(quiet, client):
    c = quiet
    lesson = make_lesson(c.teacher, c.year)
    feed = calendar_of(c.teacher)
    cancel_lesson(lesson, by=c.teacher)
    refresh_feeds()

    for days, left in ((90, 1), (91, 0)):
        with time_machine.travel(make.at(SOON + timedelta(days=days)), tick=False):
            assert len(refreshed(client, feed)) == left


def test_the_hour_is_right_on_both_sides_of_summer_time(quiet, client):
    c = quiet
    days = [date(2027, 3, 26), date(2027, 3, 29)]  # a Friday of winter, a Monday of summer
    for day in days:
        make_meeting(c.group, day)
    make_meeting(c.group, date(2027, 3, 28), hour=4)

    calendar = Calendar.from_ical(client.get(address(calendar_of(c.teacher))).content)

    lines = calendar.to_ical().decode().splitlines()
    starts = [line for line in lines if line.startswith("DTSTART;TZID=Europe/Vilnius:")]
    assert [line.partition(":")[2] for line in starts] == [
        "20270326T150000",
        "20270328T040000",
        "20270329T150000",
    ]
    hours = [event.start.utcoffset() / timedelta(hours=1) for event in calendar.events]
    assert hours == [2, 3, 3]


def test_the_zone_in_the_file_is_the_one_of_vilnius():
    zone = vilnius().to_tz()
    begin = datetime(2026, 1, 1, 12, 30)  # noqa: DTZ001  the zone comes
    moments = [begin + timedelta(days=day) for day in range(365 * 12)]

    wrong = [
        at
        for at in moments
        if at.replace(tzinfo=zone).utcoffset() != at.replace(tzinfo=VILNIUS).utcoffset()
    ]

    assert wrong == []


def test_lessons_of_the_next_year_stand_there_when_it_is_open(quiet, client):
    c = quiet
    year = make.make_year(c.school, 2027)
    DueDay.objects.all().delete()
    make_lesson(c.teacher, year, date(2027, 9, 9))

    found = read(client, calendar_of(c.teacher))

    assert [event.start.date() for event in found.values()] == [date(2027, 9, 9)]


def test_a_closed_year_takes_what_was_ahead(quiet, client):
    c = quiet
    make_meeting(c.group)
    feed = calendar_of(c.teacher)

    SchoolYear.objects.update(status="closed")

    assert [state(e)[1:] for e in refreshed(client, feed).values()] == [(1, "CANCELLED")]


def test_another_place_of_a_meeting_is_told(quiet, client):
    c = quiet
    meeting = make_meeting(c.group)
    feed = calendar_of(c.teacher)

    times = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
    move_meeting(meeting, **times, place="Salė", by=c.facilitator)

    [event] = refreshed(client, feed).values()
    assert (event["LOCATION"], state(event)[1]) == ("Salė", 1)
    assert FeedItem.objects.get().place == "Salė"
