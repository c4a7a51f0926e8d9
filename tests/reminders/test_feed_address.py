"""The address of a calendar: its secret is the key, and asking for it costs little."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from people.models import Member
from reminders.feeds import refresh_feeds, renew_feed
from reminders.models import CalendarFeed, FeedItem
from reminders.rules import is_own_calendar
from tests import factories as make
from tests.conftest import READERS
from tests.meetings.factories import make_meeting
from tests.observations.factories import make_lesson, make_place, moment
from tests.reminders.calendars import address, calendar_of, read, refreshed, state, whole
from years.models import DueDay

DAY = timedelta(days=1)


@pytest.fixture
def school(db):
    school = make.make_school("Pirmoji mokykla")
    school.year = make.make_year(school)
    DueDay.objects.all().delete()
    return school


def test_the_answer_is_a_calendar_that_nobody_else_keeps(school, client):
    feed = calendar_of(make.make_member(school))

    answer = client.get(address(feed))

    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "private, max-age=900"
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["ETag"].startswith('"')
    assert answer.cookies == {}
    head = client.head(address(feed))
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", answer["ETag"])
    assert client.post(address(feed)).status_code == 405


@pytest.mark.parametrize("secret", ["x", "ZkNTgdlBm7io5r2yx6uOsiuTesnc2mCk6zzBwudx1tc", "a" * 400])
def test_another_secret_is_a_page_that_is_not_there(school, client, secret):
    calendar_of(make.make_member(school))

    answer = client.get(f"/calendar/{secret}.ics")

    assert answer.status_code == 404
    assert "Tokio puslapio nėra" in answer.content.decode()


def test_nothing_new_is_the_same_bytes_and_a_304(school, client):
    teacher = make.make_member(school)
    make_lesson(teacher, school.year)
    feed = calendar_of(teacher)
    first = client.get(address(feed))

    with time_machine.travel(make.at(make.TODAY, 15), tick=False):
        assert refresh_feeds() == 0
        second = client.get(address(feed))
        etag = {"If-None-Match": first["ETag"]}
        third = client.get(address(feed), headers=etag)
        squeezed = client.get(address(feed), headers={**etag, "Accept-Encoding": "gzip"})

    assert (second.content, second["ETag"]) == (first.content, first["ETag"])
    assert (third.status_code, third.content, third["ETag"]) == (304, b"", first["ETag"])
    assert third["Cache-Control"] == "private, max-age=900"
    assert squeezed.status_code == 304


def test_what_changes_is_another_etag(school, client):
    teacher = make.make_member(school)
    lesson = make_lesson(teacher, school.year)
    feed = calendar_of(teacher)
    first = client.get(address(feed))

    type(lesson).objects.update(room="214 kab.")
    refresh_feeds()
    second = client.get(address(feed), headers={"If-None-Match": first["ETag"]})

    assert (second.status_code, second["ETag"] == first["ETag"]) == (200, False)


def test_a_renewed_address_kills_the_former_and_keeps_the_items(school, client):
    teacher = make.make_member(school)
    make_lesson(teacher, school.year)
    feed = calendar_of(teacher)
    former, was = address(feed), read(client, feed)

    renew_feed(feed, by=teacher)

    assert client.get(former).status_code == 404
    assert read(client, feed) == was


def test_each_item_names_its_school_when_there_are_two(school, client):
    other = make.make_school("Antroji mokykla")
    year = make.make_year(other)
    DueDay.objects.all().delete()
    here = make.make_member(school)
    there = make.make_member(other, user=here.user, email=here.email)
    make_lesson(here, school.year)
    make_lesson(there, year, hour=12)
    feed = calendar_of(there)
    both = {"Rodote: pamoka (Pirmoji mokykla)", "Rodote: pamoka (Antroji mokykla)"}
    assert set(read(client, feed)) == both

    Member.objects.filter(pk=there.pk).update(left_on=make.TODAY - DAY)

    after = {name: state(event)[1:] for name, event in refreshed(client, feed).items()}
    assert after == {
        "Rodote: pamoka": (1, "CONFIRMED"),
        "Rodote: pamoka (Antroji mokykla)": (1, "CANCELLED"),
    }
    assert CalendarFeed.objects.count() == 1


def test_titles_are_in_the_persons_language(school, client):
    teacher = make.make_member(school)
    make_lesson(teacher, school.year)
    feed = calendar_of(teacher)
    was = read(client, feed)["Rodote: pamoka"]

    type(feed.user).objects.update(language="en")

    event = refreshed(client, feed)["You show: lesson"]
    assert (state(event)[:2], whole(client, feed)["NAME"]) == ((was["UID"], 1), "APT portal")


def test_who_left_has_nothing_ahead_and_after_a_month_no_calendar(school, client):
    teacher = make.make_member(school)
    make_lesson(teacher, school.year, date(2026, 11, 19))
    make_lesson(teacher, school.year)
    feed = calendar_of(teacher)
    Member.objects.filter(pk=teacher.pk).update(left_on=make.TODAY)

    with time_machine.travel(make.at(make.TODAY + DAY), tick=False):
        refresh_feeds()
        file = whole(client, feed)
    said = [(event.start.date(), str(event["STATUS"])) for event in file.events]
    assert said == [(date(2026, 11, 19), "CONFIRMED"), (date(2026, 11, 26), "CANCELLED")]

    for days, status in ((30, 200), (31, 404)):
        with time_machine.travel(make.at(make.TODAY + timedelta(days=days)), tick=False):
            assert client.get(address(feed)).status_code == status


def test_an_account_that_is_shut_has_no_calendar(school, client):
    teacher = make.make_member(school)
    make_lesson(teacher, school.year)
    feed = calendar_of(teacher)

    type(feed.user).objects.update(is_active=False)
    refresh_feeds()

    assert client.get(address(feed)).status_code == 404
    assert feed.items.get().is_cancelled


@pytest.mark.parametrize("lessons", [0, 1, 30])
def test_asking_costs_two_statements(school, client, lessons, django_assert_num_queries):
    teacher = make.make_member(school)
    for number in range(lessons):
        make_lesson(teacher, school.year, make.TODAY + (number + 1) * DAY)
    feed = calendar_of(teacher)

    with django_assert_num_queries(2):
        answer = client.get(address(feed))

    assert answer.content.count(b"BEGIN:VEVENT") == lessons


def cost_of(work):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        work()
    return len(asked)


def test_a_round_costs_the_same_for_one_person_and_thirty(school):
    teacher = make.make_member(school)
    group = make.make_group(school.year, teacher)
    make_lesson(teacher, school.year)
    make_meeting(group)
    calendar_of(teacher)
    one = cost_of(refresh_feeds)

    for _number in range(30):
        other = make.make_member(school)
        make_lesson(other, school.year)
        make_lesson(other, school.year, hour=12)
        group.memberships.create(member=other, year=school.year, from_on=school.year.starts_on)
        CalendarFeed.objects.create(user=other.user)
    assert refresh_feeds() == 30 * 3
    thirty = cost_of(refresh_feeds)

    assert one == thirty < 40


def test_a_touch_brings_up_to_date_those_that_hold_the_thing(school):
    holds, other = make.make_member(school), make.make_member(school)
    lesson = make_lesson(holds, school.year)
    make_lesson(other, school.year)
    for member in (holds, other):
        calendar_of(member)

    type(lesson).objects.update(room="214 kab.")
    refresh_feeds(key=lesson.key)

    assert dict(FeedItem.objects.values_list("member", "place")) == {
        holds.pk: "214 kab.",
        other.pk: "",
    }


def test_a_fault_of_one_keeps_nobody_else_waiting(school, caplog):
    """A year without another working day has no day for the record of a lesson seen."""
    off = {"from_on": date(2026, 11, 20), "until_on": date(2027, 12, 31)}
    school.year.closures.create(name="Slaptas žodis", **off)
    unlucky, teacher = make.make_member(school), make.make_member(school)
    make_place(make_lesson(teacher, school.year, date(2026, 11, 19)), unlucky)
    feed = CalendarFeed.objects.create(user=unlucky.user)
    CalendarFeed.objects.create(user=teacher.user)

    refresh_feeds()

    assert list(FeedItem.objects.values_list("member", flat=True)) == [teacher.pk]
    assert f"calendar {feed.pk}: ValueError" in caplog.text
    assert "Slaptas" not in caplog.text


@pytest.mark.parametrize("role", READERS)
def test_a_calendar_is_its_persons_alone(cast, role):
    for member in (cast.teacher, cast.both_schools, cast.stranger):
        CalendarFeed.objects.create(user=member.user)
    reader = getattr(cast, role)

    seen = set(CalendarFeed.objects.visible_to(reader))
    own = {feed for feed in CalendarFeed.objects.all() if is_own_calendar(reader, feed)}

    assert seen == own == set(CalendarFeed.objects.filter(user=reader.user))


def _broken(make_row):
    with transaction.atomic(), pytest.raises(IntegrityError) as error, transaction.atomic():
        make_row()
    return str(error.value)


def test_the_database_knows_the_rules(school):
    teacher, other = make.make_member(school), make.make_member(school)
    feed = CalendarFeed.objects.create(user=teacher.user)
    day = {"day": make.TODAY, "changed_at": make.at(make.TODAY), "summary": "x", "path": "/"}
    row = FeedItem.objects.create(feed=feed, member=teacher, kind="goal", key="goal:1", **day)
    ten, eleven = moment(make.TODAY, 10), moment(make.TODAY, 11)

    def item(**fields):
        names = {"feed": feed, "member": teacher, "kind": "goal", "key": "goal:2", **day}
        return lambda: FeedItem.objects.create(**(names | fields))

    def feed_of(**fields):
        return lambda: CalendarFeed.objects.create(**fields)

    for broken in (
        feed_of(user=teacher.user),
        feed_of(user=other.user, secret=feed.secret),
        feed_of(user=other.user, secret="trumpa"),
        item(key="goal:1"),
        item(uid=row.uid),
        item(starts_at=eleven, ends_at=ten),
        item(starts_at=ten, ends_at=ten),
        item(starts_at=ten),
        item(ends_at=ten),
    ):
        _broken(broken)
    item(starts_at=ten, ends_at=eleven)()
