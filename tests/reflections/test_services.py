"""What happens to a reflection, and who is told."""

from datetime import date

import pytest
import time_machine

from activity.models import Entry, Notification
from core.autosave import Writing
from core.exceptions import RefusedError
from dialogue.models import Receipt, Thread
from dialogue.services import leave_receipt, mark_thread_read, send_message
from groups.services import appoint_curator
from reflections.content import content_of
from reflections.enums import ReflectionStatus
from reflections.models import Reflection
from reflections.queries import place_of
from reflections.services import (
    begin,
    change_audience,
    change_prompts,
    delete_draft,
    drop_amendment,
    save_draft,
    submit_amendment,
    submit_reflection,
    take_back,
)
from tests import factories as make

NOVEMBER = date(2026, 11, 1)


def written(member, month=NOVEMBER, **typed):
    typed = {"next_step": "Klausiu.", **typed}
    return begin(place_of(member, month), typed, by=member, writing=Writing()).reflection


@pytest.fixture
def submitted(cast):
    return submit_reflection(written(cast.teacher, mattered="Pirma."), by=cast.teacher)


def told(member):
    notices = Notification.objects.filter(member=member).order_by("pk")
    return list(notices.values_list("entry__verb", flat=True))


def test_submitting_tells_the_curator_and_begins_to_wait(cast, submitted):
    thread = submitted.threads.get().thread

    assert told(cast.curator) == ["reflection_submitted"]
    assert (thread.curator, thread.subject) == (cast.curator, f"reflection:{submitted.pk}")
    assert thread.waiting_since is not None
    assert submitted.transitions.get().by == cast.teacher


def test_submitting_refuses_without_the_step(cast):
    with pytest.raises(RefusedError):
        submit_reflection(written(cast.teacher, next_step=" "), by=cast.teacher)


def test_submitting_refuses_a_slip_without_how_it_went(cast):
    make.make_reflection(cast.teacher, cast.year, submitted=True)

    with pytest.raises(RefusedError):
        submit_reflection(written(cast.teacher), by=cast.teacher)


@pytest.mark.parametrize(("moment", "is_late"), [("21:59", False), ("22:01", True)])
def test_late_begins_at_midnight_in_vilnius(cast, moment, is_late):
    row = written(cast.teacher)  # due on 28 November

    with time_machine.travel(f"2026-11-28T{moment}:00+00:00"):
        row = submit_reflection(row, by=cast.teacher)

    assert row.is_late is is_late


def test_slip_is_the_latest_submitted_of_whatever_year(cast):
    old = make.make_year(cast.school, 2025, "closed")
    make.make_reflection(cast.teacher, old, date(2026, 5, 1), submitted=True, next_step="Gegužė")
    make.make_reflection(cast.teacher, old, date(2026, 6, 1), submitted=True, next_step="Birželis")
    make.make_reflection(cast.teacher, cast.year, date(2026, 9, 1), next_step="Juodraštis")

    slip = place_of(cast.teacher, date(2026, 10, 1)).slip

    assert (slip.text, slip.month) == ("Birželis", date(2026, 6, 1))


def test_taken_back_it_waits_no_more(cast, submitted):
    row = take_back(submitted, by=cast.teacher)

    assert row.status == ReflectionStatus.DRAFT
    assert Thread.objects.get().waiting_since is None


def test_taken_back_twice_is_taken_back_once(cast, submitted):
    for _time in range(2):
        take_back(submitted, by=cast.teacher)

    assert [step.to_status for step in submitted.transitions.all()][-1] == "draft"
    assert submitted.transitions.filter(to_status="draft").count() == 1


def test_page_left_open_leaves_no_receipt_on_what_was_taken_back(cast, submitted):
    thread = submitted.threads.get().thread
    take_back(submitted, by=cast.teacher)

    assert leave_receipt(thread, by=cast.curator) is None
    mark_thread_read(thread, by=cast.curator)

    assert not Receipt.objects.exists()
    thread.refresh_from_db()
    assert thread.read_at is None


def test_taken_back_a_pending_amendment_is_the_draft(cast, submitted):
    save_draft(submitted, {"mattered": "Antra."}, by=cast.teacher, writing=Writing())

    row = take_back(submitted, by=cast.teacher)

    assert (row.mattered, row.pending) == ("Antra.", None)


def test_not_taken_back_once_the_curator_has_opened_it(cast, submitted):
    leave_receipt(submitted.threads.get().thread, by=cast.curator)

    with pytest.raises(RefusedError):
        take_back(submitted, by=cast.teacher)


def test_amendment_is_the_owners_until_it_is_submitted(cast, submitted):
    before = content_of(submitted)

    save_draft(submitted, {"mattered": "Antra."}, by=cast.teacher, writing=Writing())

    row = Reflection.objects.get()
    assert content_of(row) == before
    assert row.pending == {**before, "mattered": "Antra."}


def test_submitted_amendment_keeps_what_was_and_tells_once_a_day(cast, submitted):
    for text in ("Antra.", "Trečia."):
        row = Reflection.objects.get()
        save_draft(row, {"mattered": text, "growth": ["A1"]}, by=cast.teacher, writing=Writing())
        submit_amendment(row, by=cast.teacher)

    row = Reflection.objects.get()
    assert (row.mattered, row.growth, row.pending) == ("Trečia.", "A1", None)
    assert list(row.amendments.values_list("field", "was", "now")) == [
        ("mattered", "Pirma.", "Antra."),
        ("growth", "", "A1"),
        ("mattered", "Antra.", "Trečia."),
    ]
    assert told(cast.curator) == ["reflection_submitted", "reflection_amended"]


def test_amendment_does_not_change_being_late(cast, submitted):
    at = submitted.submitted_at
    save_draft(submitted, {"mattered": "Antra."}, by=cast.teacher, writing=Writing())

    with time_machine.travel("2027-01-10T10:00:00+02:00"):
        row = submit_amendment(submitted, by=cast.teacher)

    assert (row.is_late, row.submitted_at) == (False, at)


def test_dropped_amendment_leaves_the_text(cast, submitted):
    save_draft(submitted, {"mattered": "Antra."}, by=cast.teacher, writing=Writing())

    row = drop_amendment(submitted, by=cast.teacher)

    assert (row.mattered, row.pending, row.amendments.count()) == ("Pirma.", None, 0)


def test_change_of_audience_is_kept_and_told_to_nobody(cast, submitted):
    change_audience(submitted, "school", by=cast.teacher)
    change_audience(submitted, "school", by=cast.teacher)

    row = submitted.audience_changes.get()
    assert (row.was, row.now, row.by) == ("curator", "school", cast.teacher)
    assert told(cast.curator) == ["reflection_submitted"]
    assert Entry.objects.filter(verb="reflection_audience_changed").count() == 1


def test_taken_back_draft_can_be_deleted(cast, submitted):
    delete_draft(take_back(submitted, by=cast.teacher), by=cast.teacher)

    assert not Reflection.objects.exists()
    assert not Thread.objects.exists()


def test_what_was_spoken_about_is_not_deleted(cast, submitted):
    send_message(submitted.threads.get().thread, "Ačiū.", by=cast.teacher)
    Reflection.objects.update(status=ReflectionStatus.DRAFT)

    with pytest.raises(RefusedError):
        delete_draft(submitted, by=cast.teacher)


def test_first_curator_gets_what_was_submitted_before(cast):
    row = submit_reflection(written(cast.on_leave), by=cast.on_leave)
    assert not row.threads.exists()

    appoint_curator(cast.on_leave, year=cast.year, curator=cast.curator, by=cast.administrator)

    assert row.threads.get().thread.curator == cast.curator
    assert row.threads.get().thread.waiting_since is not None


def test_new_curator_gets_what_still_waits(cast, submitted):
    appoint_curator(cast.teacher, year=cast.year, curator=cast.colleague, by=cast.administrator)

    waiting = Thread.objects.filter(waiting_since__isnull=False)
    assert [thread.curator for thread in waiting] == [cast.colleague]
    assert submitted.threads.count() == 2


def test_begun_month_keeps_its_questions(cast):
    change_prompts(cast.school, [("Ką supratau?", "")], by=cast.administrator)
    row = written(cast.teacher)
    version = change_prompts(cast.school, [("Ką jaučiau?", "")], by=cast.administrator)

    assert [answer["question"] for answer in row.answers] == ["Ką supratau?"]
    assert version.from_month == date(2026, 12, 1)
    asked = place_of(cast.teacher, date(2026, 12, 1)).questions
    assert [question.text for question in asked] == ["Ką jaučiau?"]


def test_prompts_nobody_began_are_replaced(cast):
    change_prompts(cast.school, [("Pirmas", "")], by=cast.administrator)
    change_prompts(cast.school, [("Antras", ""), ("Trečias", "")], by=cast.administrator)

    assert [q.text for q in place_of(cast.teacher, NOVEMBER).questions] == ["Antras", "Trečias"]


def test_save_that_met_another_keeps_both(cast):
    row = written(cast.teacher, mattered="a")
    here, there = Reflection.objects.get(), Reflection.objects.get()
    save_draft(here, {"mattered": "b"}, by=cast.teacher, writing=Writing(1, "x", 1))

    kept = save_draft(there, {"mattered": "c"}, by=cast.teacher, writing=Writing(1, "y", 1))

    assert Reflection.objects.get(pk=row.pk).mattered == "b"
    assert kept.copy.content["mattered"] == "c"


def test_month_begun_twice_at_once_keeps_both(cast):
    place = place_of(cast.teacher, NOVEMBER)
    begin(place, {"mattered": "a"}, by=cast.teacher, writing=Writing(0, "x", 1))

    kept = begin(place, {"mattered": "b"}, by=cast.teacher, writing=Writing(0, "y", 1))

    assert Reflection.objects.get().mattered == "a"
    assert kept.copy.content["mattered"] == "b"
