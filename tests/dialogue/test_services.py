"""What is said, who is waited for, what is kept."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from activity.models import Entry, Notification
from core.autosave import Writing
from core.exceptions import OvertakenError, RefusedError
from dialogue import keeping, records, services
from dialogue.models import Message, MessageDraft, PrivateNote, Receipt, Thread
from groups.handover import tell_successions
from groups.models import Curatorship
from groups.services import appoint_curator
from tests import factories as make

FORM = "7d1b0d57-4c8c-4a3b-9d5b-3f6e6f0c2a11"


@pytest.fixture
def thread(cast):
    """The curator's word about a reflection of the teacher is awaited since 12 November."""
    make.make_reflection(cast.teacher, cast.year, submitted=True, pk=1)
    thread = services.await_answer(
        "reflection:1",
        teacher=cast.teacher,
        curator=cast.curator,
        year=cast.year,
        since=make.at(date(2026, 11, 12)),
    )
    records.link(thread)
    return thread


def change_curator(cast, new):
    Curatorship.objects.filter(curator=cast.curator).update(until_on=date(2026, 11, 22))
    make.make_curatorship(new, cast.teacher, cast.year, from_on=make.TODAY)
    tell_successions(cast.teacher, cast.year, curator=new, by=cast.administrator)


def test_feedback_is_due_seven_working_days_after_submission(thread):
    assert thread.waiting_due_on == date(2026, 11, 23)


def test_record_that_waits_already_keeps_its_place(cast, thread):
    again = services.await_answer(
        "reflection:1", teacher=cast.teacher, curator=cast.curator, year=cast.year
    )

    assert (again.pk, again.waiting_since) == (thread.pk, make.at(date(2026, 11, 12)))


def test_answer_of_curator_ends_the_waiting_and_tells_the_teacher(cast, thread):
    services.send_message(thread, "Kas būtų, jei…", by=cast.curator)

    thread.refresh_from_db()
    assert thread.waiting_since is None
    assert thread.answered_at is not None
    assert thread.read_at == thread.answered_at
    told = Notification.objects.values_list("member", "entry__verb", "entry__subject")
    assert list(told) == [(cast.teacher.pk, "curator_answered", "reflection:1")]


def test_reply_of_teacher_begins_the_waiting_anew(cast, thread):
    services.send_message(thread, "Kas būtų, jei…", by=cast.curator)

    services.send_message(thread, "Pabandysiu.", by=cast.teacher)

    thread.refresh_from_db()
    assert thread.waiting_since is not None
    assert thread.waiting_due_on == date(2026, 12, 2)
    assert Entry.objects.filter(verb="teacher_replied").count() == 1


def test_read_is_not_answered(cast, thread):
    services.mark_thread_read(thread, by=cast.curator)

    thread.refresh_from_db()
    assert (thread.waiting_since, thread.answered_at) == (None, None)
    assert thread.read_at is not None


def test_read_by_teacher_leaves_the_curator_waited_for(cast, thread):
    services.mark_thread_read(thread, by=cast.teacher)

    thread.refresh_from_db()
    assert thread.waiting_since is not None


def test_receipt_keeps_the_first_time(cast, thread):
    services.leave_receipt(thread, by=cast.curator)
    with time_machine.travel(make.at(date(2026, 11, 25))):
        services.leave_receipt(thread, by=cast.curator)

    receipt = Receipt.objects.get()
    assert timezone.localdate(receipt.first_at) == date(2026, 11, 23)
    assert timezone.localdate(receipt.last_at) == date(2026, 11, 25)


def test_form_sent_four_times_makes_one_message(cast, thread):
    for _time in range(4):
        services.send_message(thread, "Kartą.", by=cast.curator, form_token=FORM)

    assert [m.text for m in Message.objects.all()] == ["Kartą."]
    assert Notification.objects.count() == 1


def test_token_of_another_writer_swallows_nothing(cast, thread):
    services.send_message(thread, "Mano.", by=cast.curator, form_token=FORM)

    services.send_message(thread, "Kito.", by=cast.teacher, form_token=FORM)

    assert {m.text for m in Message.objects.all()} == {"Mano.", "Kito."}


def test_message_is_corrected_within_fifteen_minutes(cast, thread):
    message = services.send_message(thread, "Klaidelė", by=cast.curator)

    services.correct_message(message, "Klaidelės nėra", by=cast.curator)

    message.refresh_from_db()
    assert message.text == "Klaidelės nėra"
    assert message.corrected_at is not None


def test_message_is_not_corrected_later(cast, thread):
    message = services.send_message(thread, "Senas", by=cast.curator)
    Message.objects.update(sent_at=timezone.now() - timedelta(minutes=16))
    message.refresh_from_db()

    with pytest.raises(RefusedError):
        services.correct_message(message, "Naujas", by=cast.curator)


def test_change_of_curator_moves_what_waits_and_counts_anew(cast, thread):
    change_curator(cast, cast.groupmate)

    thread.refresh_from_db()
    assert thread.waiting_since is None
    fresh = Thread.objects.get(curator=cast.groupmate)
    assert fresh.subject == "reflection:1"
    assert timezone.localdate(fresh.waiting_since) == make.TODAY
    assert fresh.waiting_due_on == date(2026, 12, 2)


def test_change_of_curator_moves_nothing_that_was_answered(cast, thread):
    services.send_message(thread, "Atsakyta.", by=cast.curator)

    change_curator(cast, cast.groupmate)

    assert not Thread.objects.filter(curator=cast.groupmate).exists()


def test_draft_saved_from_an_older_version_stands_beside_the_first(cast, thread):
    first = Writing(version=0, editor="a", seq=1)
    late = Writing(version=0, editor="b", seq=1)

    draft, is_first_kept = keeping.save_draft(thread, "Vienas", by=cast.curator, writing=first)
    draft, is_late_kept = keeping.save_draft(thread, "Kitas", by=cast.curator, writing=late)

    assert (is_first_kept, is_late_kept) == (True, False)
    assert (draft.text, draft.late_text) == ("Vienas", "Kitas")
    with pytest.raises(OvertakenError):
        keeping.put_together(draft, "Vienas", by=cast.curator, version=draft.version - 1)
    chosen = keeping.put_together(draft, "Vienas ir kitas", by=cast.curator, version=draft.version)
    assert (chosen.text, chosen.late_text, chosen.version) == ("Vienas ir kitas", "", 3)


def test_sent_answer_takes_its_draft_along(cast, thread):
    writing = Writing(version=0, editor="a", seq=1)
    keeping.save_draft(thread, "Pastebė", by=cast.curator, writing=writing)

    services.send_message(thread, "Pastebėjau.", by=cast.curator)

    late = Writing(version=1, editor="a", seq=2)
    keeping.save_draft(thread, "Pastebėjau.", by=cast.curator, writing=late)
    assert not MessageDraft.objects.exists()


def test_text_that_met_the_draft_survives_the_sending(cast, thread):
    for number, text in enumerate(("Pirmas", "Antras")):
        writing = Writing(version=0, editor=str(number), seq=1)
        keeping.save_draft(thread, text, by=cast.curator, writing=writing)

    services.send_message(thread, "Pirmas, baigtas.", by=cast.curator)

    assert MessageDraft.objects.get().text == "Antras"


def test_private_note_goes_a_year_after_its_pair_and_no_sooner(cast):
    kept, _ = keeping.save_note(cast.teacher, "Dabar", by=cast.curator)
    keeping.save_note(cast.teacher, "Buvo", by=cast.former_curator)

    assert keeping.forget_notes(today=date(2027, 10, 15)) == 0
    assert keeping.forget_notes(today=date(2027, 10, 16)) == 1
    assert list(PrivateNote.objects.all()) == [kept]
    assert keeping.forget_notes(today=date(2028, 9, 1)) == 1


def test_note_of_a_pair_of_one_day_lives_a_year_as_well(cast):
    newcomer = make.make_member(cast.school)
    appoint_curator(newcomer, year=cast.year, curator=cast.curator, by=cast.administrator)
    keeping.save_note(newcomer, "Pirmas pokalbis", by=cast.curator)

    appoint_curator(newcomer, year=cast.year, curator=cast.facilitator, by=cast.administrator)

    assert keeping.forget_notes() == 0
    assert keeping.forget_notes(today=date(2027, 11, 23)) == 0
    assert keeping.forget_notes(today=date(2027, 11, 24)) == 1
