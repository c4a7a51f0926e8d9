"""„Priminti“: the standard reminder, once for a month, to those who have not submitted."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import close_old_connections, connection
from django.utils import timezone

from activity.models import Entry, Notification, Preference
from activity.queries import inbox_rows
from core.exceptions import RefusedError
from people.models import Leave, User
from post.models import Letter
from reminders.forms import DAYS
from reminders.models import Due
from reminders.nudges import NUDGE, month_to_remind, nudge, to_remind
from reminders.services import sweep
from tests import factories as make
from years.models import DueDay

URL, OCTOBER = "/school/remind/", date(2026, 10, 1)


@pytest.fixture
def head(cast, login):
    client = login(cast.administrator)
    client.cookies["apt_language"] = "en"
    return client


def press(client, month="2026-10"):
    return client.post(URL, {"month": month}, follow=True)


def told():
    rows = Due.objects.filter(offset=NUDGE, claimed_at__isnull=False)
    return {due.member.first_name for due in rows.select_related("member")}


def test_those_who_have_not_submitted_are_told_as_each_chose(cast, head):
    make.make_reflection(cast.groupmate, cast.year, OCTOBER, submitted=True)
    make.make_reflection(cast.colleague, cast.year, OCTOBER, next_step="Slaptas juodraštis.")
    make.make_reflection(
        cast.teacher, cast.year, date(2026, 9, 1), submitted=True, next_step="Mano žingsnis."
    )
    Preference.objects.create(member=cast.facilitator, kind="due_reflection", channel="none")
    User.objects.filter(pk=cast.curator.user_id).update(language="en")
    make.make_member(cast.school, "Be paskyros", user=None)
    count = head.get(URL).context["count"]

    response = press(head)

    # on leave, in another school, without an account, submitted: not told
    names = {"Teacher", "Facilitator", "Colleague", "Curator", "Former", "Head", "Both"}
    assert (count, told()) == (len(names), names)
    assert f"Reminded: {count} teachers." in response.text
    assert Notification.objects.filter(entry__verb="due_reflection").count() == count
    letters = {letter.address: letter for letter in Letter.objects.all()}
    assert len(letters) == count - 1
    assert cast.facilitator.user.email not in letters
    assert "still time" in letters[cast.curator.user.email].text
    assert "pateikti galima ir dabar" in letters[cast.teacher.user.email].text
    assert "Mano žingsnis." in letters[cast.teacher.user.email].text
    assert not any("Slaptas" in letter.text + letter.html for letter in letters.values())
    kept = Due.objects.get(member=cast.teacher)
    assert kept.letter == letters[cast.teacher.user.email]


def test_the_inbox_says_it_as_every_reminder_does(cast, head):
    press(head)

    notices = Notification.objects.visible_to(cast.teacher).newest_first()
    rows = inbox_rows(cast.teacher, notices)
    assert [(row.url, row.actor) for row in rows] == [("/reflections/2026-10/", None)]


def test_a_second_press_is_refused_with_a_word_whoever_presses(cast, head, login):
    press(head)
    letters = Letter.objects.count()
    make.make_member(cast.school, "Vėlesnė", joined_on=date(2026, 10, 5))

    response = press(head)
    colleague = press(login(cast.administrator_curator))

    assert "were reminded of this month already" in response.text
    assert Letter.objects.count() == letters
    assert "Vėlesnė" not in told()
    assert "jau priminta" in colleague.text or "already" in colleague.text


def test_the_page_says_who_reminded_and_when_instead_of_the_button(cast, head):
    assert "<button" in head.get(URL).text.split("<main")[1].split("</main>")[0]

    press(head)

    main = head.get(URL).text.split("<main")[1].split("</main>")[0]
    said = " ".join(main.split())
    assert "Reminded on 23 November: 8 teachers." in said
    assert f"Sent by: {cast.administrator.name}." in said
    assert "<button" not in main
    entry = Entry.objects.get(verb="month_nudged")
    assert (entry.actor, entry.numbers) == (cast.administrator, {"count": 8})


def test_the_next_month_can_be_reminded_of_again(cast, head):
    press(head)
    with time_machine.travel(make.at(date(2026, 11, 30), 10), tick=False):
        press(head, "2026-11")

    keys = set(Due.objects.filter(offset=NUDGE).values_list("key", flat=True))
    assert keys == {"reflection:2026-10", "reflection:2026-11"}


def test_another_month_than_the_page_showed_reminds_nobody(cast, head):
    answers = [press(head, month).status_code for month in ("2026-11", "", "x")]

    assert (answers, told()) == ([200] * 3, set())


def test_when_everybody_has_submitted_there_is_no_button(cast, head):
    for member in to_be_told(cast):
        make.make_reflection(member, cast.year, OCTOBER, submitted=True)

    assert "everybody has submitted" in head.get(URL).text
    assert "everybody has submitted" in press(head).text
    assert not Entry.objects.filter(verb="month_nudged").exists()


def to_be_told(cast):
    members = ("teacher", "groupmate", "facilitator", "colleague", "curator", "former_curator")
    return [getattr(cast, name) for name in (*members, "administrator_curator", "both_schools")]


def test_who_is_on_leave_today_is_left_alone(cast):
    days = {"from_on": make.TODAY, "until_on": make.TODAY + timedelta(days=2)}
    day = month_to_remind(cast.year, timezone.now())
    before = to_remind(day, timezone.now())

    Leave.objects.create(member=cast.teacher, **days)

    assert to_remind(day, timezone.now()) == before - 1


def test_at_night_letters_wait_for_the_next_allowed_hour(cast):
    with time_machine.travel(make.at(make.TODAY + timedelta(days=5), 22), tick=False):  # Saturday
        nudge(month_to_remind(cast.year, timezone.now()), by=cast.administrator)

    monday = make.at(make.TODAY + timedelta(days=7), 7)
    assert {letter.not_before for letter in Letter.objects.all()} == {monday}


def test_before_the_first_month_opens_there_is_nothing_to_remind_of(cast, head):
    days = DueDay.objects.filter(year=cast.year, kind="reflection")
    days.exclude(month=date(2027, 6, 1)).delete()

    assert "No reflection month has begun yet" in head.get(URL).text
    assert press(head, "2027-06").status_code == 200
    assert told() == set()


def test_the_schools_own_reminder_of_the_same_day_is_not_said_twice(cast, head):
    press(head)
    rows = DueDay.objects.filter(month=OCTOBER)
    rows.update(due_on=date(2026, 11, 24))

    with time_machine.travel(make.at(make.TODAY, 11), tick=False):
        sweep()

    offsets = Due.objects.filter(member=cast.teacher, key="reflection:2026-10")
    assert set(offsets.values_list("offset", flat=True)) == {NUDGE, -1}
    assert cast.teacher.notifications.filter(entry__subject="reflection:2026-10").count() == 1


def test_no_schools_number_comes_near_the_reserved_one():
    assert DAYS < NUDGE


def test_the_schools_page_leads_there_while_somebody_has_not_submitted(cast, head):
    assert f'href="{URL}"' in head.get("/school/").text

    for member in [*to_be_told(cast), cast.on_leave]:
        make.make_reflection(member, cast.year, OCTOBER, submitted=True)

    assert f'href="{URL}"' not in head.get("/school/").text


@pytest.mark.parametrize("people", [1, 30])
def test_it_costs_the_same_for_one_and_for_thirty(db, people, django_assert_max_num_queries):
    school = make.make_school()
    year = make.make_year(school)
    boss = make.make_member(school, is_administrator=True, takes_part_from=None)
    for _number in range(people):
        make.make_member(school)
    day = month_to_remind(year, timezone.now())

    with django_assert_max_num_queries(29):
        assert nudge(day, by=boss) == people


@pytest.mark.django_db(transaction=True)
def test_two_administrators_at_once_remind_once(cast):
    together, day = Barrier(2), month_to_remind(cast.year, timezone.now())

    def go(boss):
        close_old_connections()
        try:
            together.wait(timeout=20)
            return nudge(day, by=boss)
        except RefusedError:
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        counts = list(pool.map(go, [cast.administrator, cast.administrator_curator]))

    assert sorted(counts) == [0, 8]
    assert Due.objects.filter(offset=NUDGE).count() == 8
    assert Letter.objects.count() == 8


def test_the_button_can_be_pressed_in_a_browser(cast, login):
    """Its form carries the token that a browser has to send back."""
    main = login(cast.administrator).get(URL).text.split("<main")[1]

    [form] = [
        one for one in re.findall(r"<form.*?</form>", main, re.S) if f'action="{URL}"' in one
    ]

    assert "csrfmiddlewaretoken" in form
