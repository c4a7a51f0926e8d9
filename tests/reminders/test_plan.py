"""`remind --dry-run` says what is then sent, and writes nothing."""

from datetime import date, time

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from activity.models import Entry, Preference
from post.models import Letter
from reminders.models import Due, ReminderRule
from reminders.plan import letters_on
from reminders.services import send_digests, sweep
from tests import factories as make
from tests.observations.factories import make_lesson, make_place

DAY = date(2026, 11, 30)
#: the moments at which something can come, and two between
ROUNDS = [time(7), time(7, 30), time(8), time(9, 15), time(16), time(18, 45)]


@pytest.fixture
def busy(cast):
    """A Monday on which reminders, an afternoon's lesson and a digest come."""
    november = cast.year.due_days.get(month=date(2026, 11, 1))
    november.due_on = date(2026, 12, 1)
    november.save()
    make_place(make_lesson(cast.teacher, cast.year, date(2026, 12, 1)), cast.colleague)
    Preference.objects.create(member=cast.groupmate, kind="due_reflection", channel="digest")
    Preference.objects.create(member=cast.curator, kind="due_reflection", channel="none")
    ReminderRule.objects.create(
        school=cast.other, kind="reflection", offsets=[-1, 1], at=time(9, 15)
    )
    cast.other_year.due_days.filter(month=date(2026, 11, 1)).update(due_on=date(2026, 12, 1))
    return cast


def live_through(day):
    for clock in ROUNDS:
        now = make.at(day, clock.hour).replace(minute=clock.minute)
        with time_machine.travel(now, tick=False):
            sweep()
            send_digests()


def test_it_equals_what_is_then_sent(busy):
    planned = letters_on(DAY)
    assert (Entry.objects.count(), Due.objects.count(), Letter.objects.count()) == (0, 0, 0)

    live_through(DAY)

    sent = Letter.objects.order_by("not_before", "address", "kind")
    rows = [(row.not_before, row.address, row.kind, row.subject) for row in sent]
    assert [(row.at, row.address, row.kind, row.subject) for row in planned] == rows
    assert {timezone.localtime(row.at).time() for row in planned} == {
        time(7, 30),
        time(8),
        time(9, 15),
        time(16),
    }
    assert {row.kind for row in planned} == {"due_reflection", "due_lesson", "digest"}


def test_what_was_told_already_is_not_told_again(busy):
    live_through(DAY)
    Letter.objects.update(state="sent", sent_at=timezone.now())

    assert letters_on(DAY) == []


def test_what_waits_in_the_post_is_said_too(busy):
    live_through(DAY)

    assert {row.why for row in letters_on(DAY)} == {"laukia pašte"}


def test_the_command_prints_a_line_a_letter(busy, capsys):
    call_command("remind", "--on", "2026-11-30", "--dry-run")

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(letters_on(DAY))
    [line] = [line for line in lines if busy.teacher.email in line and "due_lesson" in line]
    at, _address, kind, _subject, why = line.split("\t")
    assert (at, kind) == ("2026-11-30 16:00", "due_lesson")
    assert why.startswith("lesson:")


def test_a_day_without_dry_run_is_refused(db):
    with pytest.raises(CommandError, match="--dry-run"):
        call_command("remind", "--on", "2026-11-30")


@pytest.mark.parametrize("text", ["2026-13-01", "rytoj", ""])
def test_nonsense_is_no_day(db, text):
    with pytest.raises(CommandError):
        call_command("remind", "--on", text, "--dry-run")


def test_a_weekend_is_quiet(busy):
    assert letters_on(date(2026, 11, 29)) == []
