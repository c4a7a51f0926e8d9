"""Each reminder once, at its moment, to those who still have something to do."""

from datetime import date, datetime, time

import pytest
import time_machine
from django.utils import timezone

from activity.models import Notification, Preference
from activity.queries import inbox_rows
from post.models import Letter
from reminders.models import Due, ReminderRule
from reminders.services import sweep
from tests import factories as make
from years.models import DueDay

#: The reflection of November is due on Monday the 30th in these tests.
DUE_ON = date(2026, 11, 30)


@pytest.fixture
def school(db):
    school = make.make_school()
    year = make.make_year(school)
    DueDay.objects.exclude(kind="reflection").delete()
    DueDay.objects.exclude(month=date(2026, 11, 1)).delete()
    DueDay.objects.filter(kind="reflection").update(due_on=DUE_ON)
    school.year = year
    return school


def at(day, hour, minute=0):
    return timezone.make_aware(datetime(2026, day.month, day.day, hour, minute))  # noqa: DTZ001


def told(member):
    return list(
        Due.objects.filter(member=member, claimed_at__isnull=False).values_list(
            "offset", flat=True
        )
    )


def test_reminders_come_five_and_one_day_before_and_two_after(school):
    teacher = make.make_member(school)
    days = [date(2026, 11, d) for d in range(20, 31)] + [date(2026, 12, d) for d in range(1, 8)]

    for day in days:
        for hour in (7, 9, 18):
            with time_machine.travel(at(day, hour), tick=False):
                sweep()

    dues = Due.objects.filter(member=teacher).order_by("remind_at")
    moments = [(due.offset, timezone.localdate(due.remind_at)) for due in dues]
    assert moments == [
        (-5, date(2026, 11, 23)),
        (-1, date(2026, 11, 27)),
        (2, date(2026, 12, 2)),
    ]
    assert Letter.objects.filter(kind="due_reflection").count() == 3


def test_reminder_stands_in_the_inbox_with_its_page(school):
    teacher = make.make_member(school)
    with time_machine.travel(at(date(2026, 11, 23), 9), tick=False):
        sweep()

    rows = inbox_rows(teacher, Notification.objects.visible_to(teacher).newest_first())

    assert [(row.url, row.actor) for row in rows] == [("/reflections/2026-11/", None)]


def test_nothing_before_the_hour_and_nothing_twice(school):
    make.make_member(school)

    with time_machine.travel(at(date(2026, 11, 23), 7, 59), tick=False):
        assert sweep() == 0
    with time_machine.travel(at(date(2026, 11, 23), 8), tick=False):
        assert (sweep(), sweep()) == (1, 0)


def test_who_has_submitted_or_left_or_is_away_is_not_reminded(school):
    done = make.make_member(school)
    make.make_reflection(done, school.year, date(2026, 11, 1), submitted=True)
    left = make.make_member(school, left_on=date(2026, 11, 20))
    without_account = make.make_member(school, user=False)

    with time_machine.travel(at(date(2026, 11, 23), 9), tick=False):
        sweep()

    assert [told(member) for member in (done, left, without_account)] == [[], [], []]


def test_closed_year_reminds_nobody(school):
    make.make_member(school)
    type(school.year).objects.update(status="closed")

    with time_machine.travel(at(date(2026, 11, 23), 9), tick=False):
        assert sweep() == 0


def test_server_that_was_off_sends_the_latest_only(school):
    teacher = make.make_member(school)

    with time_machine.travel(at(date(2026, 11, 28), 9), tick=False):  # a Saturday
        assert sweep() == 0
    with time_machine.travel(at(date(2026, 11, 30), 9), tick=False):
        sweep()

    assert told(teacher) == [-1]


def test_choice_of_no_letter_leaves_the_inbox(school):
    teacher = make.make_member(school)
    Preference.objects.create(member=teacher, kind="due_reflection", channel="none")

    with time_machine.travel(at(date(2026, 11, 23), 9), tick=False):
        sweep()

    assert Notification.objects.filter(member=teacher).count() == 1
    assert not Letter.objects.exists()


@pytest.mark.parametrize("people", [1, 30])
def test_sweep_costs_the_same_for_one_and_for_thirty(
    school, people, django_assert_max_num_queries
):
    for _number in range(people):
        make.make_member(school)

    with (
        time_machine.travel(at(date(2026, 11, 23), 9), tick=False),
        django_assert_max_num_queries(51),  # each source asks once to three times
    ):
        assert sweep() == people


@pytest.mark.parametrize("is_wanted", [True, False])
def test_letter_repeats_the_addressees_own_step_while_they_want_it(school, is_wanted):
    teacher = make.make_member(school, has_own_words_in_letters=is_wanted)
    other = make.make_member(school)
    for owner, step in ((teacher, "Klausiu po vieną."), (other, "Svetimas žingsnis.")):
        make.make_reflection(owner, school.year, date(2026, 10, 1), submitted=True, next_step=step)

    with time_machine.travel(at(date(2026, 11, 23), 9), tick=False):
        sweep()

    letter = Letter.objects.get(address=teacher.user.email)
    assert ("Klausiu po vieną." in letter.text) is is_wanted
    assert ("Klausiu po vieną." in letter.html) is is_wanted
    assert "Svetimas" not in letter.text + letter.html
    assert "Klausiu" not in str(Notification.objects.values_list("entry__numbers"))


def test_one_schools_fault_is_logged_without_texts_and_keeps_nobody_else_waiting(school, caplog):
    """A year without another working day has no day for a deadline."""
    unlucky, other = make.make_member(school), make.make_school()
    off = {"from_on": date(2026, 11, 24), "until_on": date(2027, 12, 31)}
    school.year.closures.create(name="Slaptas žodis", **off)
    year = make.make_year(other)
    year.due_days.exclude(kind="reflection", month=date(2026, 11, 1)).delete()
    year.due_days.update(due_on=DUE_ON)
    teacher = make.make_member(other)

    with time_machine.travel(at(date(2026, 11, 23), 9), tick=False):
        count = sweep()

    assert (count, told(unlucky), told(teacher)) == (1, [], [-5])
    assert f"SchoolYear {school.year.pk}: ValueError" in caplog.text
    assert "Slaptas" not in caplog.text


@pytest.mark.parametrize("schools", [2, 12])
def test_many_schools_cost_as_many_statements_as_two(schools, db, django_assert_max_num_queries):
    for _number in range(schools):
        school = make.make_school()
        year = make.make_year(school)
        year.due_days.filter(kind="reflection", month=date(2026, 11, 1)).update(due_on=DUE_ON)
        make.make_member(school)

    with (
        time_machine.travel(at(date(2026, 11, 23), 9), tick=False),
        django_assert_max_num_queries(55),
    ):
        assert sweep() == schools


def test_nobody_is_told_at_night_on_a_weekend_or_in_the_holidays(school):
    make.make_member(school)
    school.year.closures.create(
        name="Atostogos", from_on=date(2026, 11, 24), until_on=date(2026, 11, 25)
    )
    DueDay.objects.update(due_on=date(2026, 11, 27))

    quiet = [
        (date(2026, 11, 20), 19),
        (date(2026, 11, 21), 12),
        (date(2026, 11, 23), 6),
        (date(2026, 11, 24), 12),
        (date(2026, 11, 25), 12),
    ]
    for day, hour in quiet:
        with time_machine.travel(at(day, hour), tick=False):
            assert sweep() == 0
    with time_machine.travel(at(date(2026, 11, 26), 8), tick=False):
        assert sweep() == 1


def test_a_moved_day_is_reminded_of_anew(school):
    teacher = make.make_member(school)
    with time_machine.travel(at(date(2026, 11, 23), 9), tick=False):
        sweep()
        DueDay.objects.update(due_on=date(2026, 12, 4))
        assert sweep() == 0
    with time_machine.travel(at(date(2026, 11, 27), 9), tick=False):
        assert sweep() == 1

    assert told(teacher) == [-5, -5]


def test_a_schools_own_rule_moves_day_and_hour(school):
    teacher = make.make_member(school)
    ReminderRule.objects.create(school=school, kind="reflection", offsets=[-2], at=time(10))

    with time_machine.travel(at(date(2026, 11, 23), 9), tick=False):
        assert sweep() == 0
    with time_machine.travel(at(date(2026, 11, 26), 9), tick=False):
        assert sweep() == 0
    with time_machine.travel(at(date(2026, 11, 26), 10), tick=False):
        sweep()

    assert told(teacher) == [-2]


def test_no_offsets_is_no_reminder(school):
    make.make_member(school)
    ReminderRule.objects.create(school=school, kind="reflection", offsets=[])

    with time_machine.travel(at(date(2026, 11, 23), 9), tick=False):
        assert sweep() == 0
