"""Open threads, answer, read; the only code that says who is waited for."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError
from dialogue.models import Message, PrivateNote, Receipt, Thread
from years.queries import workdays_of

#: Feedback is due this many working days after submission or the curator's appointment.
ANSWER_WITHIN = 7
#: How long a message may be corrected (A33).
CORRECTION = timedelta(minutes=15)


@transaction.atomic
def await_answer(subject, *, teacher, curator, year, since=None):
    """The curator's word on `subject` is awaited from `since` (now); gives the thread.

    A record that already waits keeps its place in the queue.
    """
    since = since or timezone.now()
    due_on = workdays_of(year).add(timezone.localdate(since), ANSWER_WITHIN)
    thread, is_new = Thread.objects.select_for_update().get_or_create(
        subject=subject,
        curator=curator,
        defaults={
            "teacher": teacher,
            "year": year,
            "waiting_since": since,
            "waiting_due_on": due_on,
        },
    )
    if not is_new and thread.waiting_since is None:
        thread.waiting_since, thread.waiting_due_on = since, due_on
        thread.save(update_fields=["waiting_since", "waiting_due_on", "updated_at"])
    return thread


def stop_waiting(subject):
    """Nobody is waited for about `subject` any more (taken back, handed over)."""
    Thread.objects.about(subject).update(
        waiting_since=None, waiting_due_on=None, updated_at=timezone.now()
    )


@transaction.atomic
def send_message(thread, text, *, by, form_token=None):
    """Say something in the thread; a curator's word ends the waiting, a teacher's begins it."""
    if form_token:
        sent = Message.objects.filter(form_token=form_token, author=by).first()
        if sent:
            return sent
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    message = Message.objects.create(thread=thread, author=by, text=text, form_token=form_token)
    if by.pk == thread.curator_id:
        _settle(thread, answered=True)
        verb, told = "curator_answered", thread.teacher
    else:
        await_answer(
            thread.subject, teacher=thread.teacher, curator=thread.curator, year=thread.year
        )
        verb, told = "teacher_replied", thread.curator
    leave_receipt(thread, by=by)
    record(by, verb, thread.subject, tell=[told])
    return message


@transaction.atomic
def mark_thread_read(thread, *, by):
    """„Perskaičiau“: read, not answered; it ends the waiting when the curator says it."""
    thread = Thread.objects.select_for_update().get(pk=thread.pk)
    leave_receipt(thread, by=by)
    if by.pk == thread.curator_id:
        _settle(thread, answered=False)
    return thread


def leave_receipt(thread, *, by):
    """`by` had the thread's record on the screen; the first time is kept (a POST, never a GET)."""
    now = timezone.now()
    receipt, is_new = Receipt.objects.get_or_create(
        thread=thread, reader=by, defaults={"first_at": now, "last_at": now}
    )
    if not is_new:
        Receipt.objects.filter(pk=receipt.pk).update(last_at=now)
    return receipt


@transaction.atomic
def correct_message(message, text, *, by):
    """Change one's own message within fifteen minutes of sending it."""
    if timezone.now() - message.sent_at > CORRECTION:
        raise RefusedError(_("A message can be corrected for 15 minutes after it was sent."))
    message.text, message.corrected_at = text, timezone.now()
    message.save(update_fields=["text", "corrected_at", "updated_at"])
    return message


@transaction.atomic
def save_note(about, text, *, by, version):
    """Keep the curator's private page; returns (note, is_kept).

    `version` is the one the page was opened with; when it is not the latest, nothing is
    written and the page shows both texts.
    """
    note, _new = PrivateNote.objects.select_for_update().get_or_create(author=by, about=about)
    if note.version != version:
        return note, False
    note.text, note.version = text, version + 1
    note.save(update_fields=["text", "version", "updated_at"])
    return note, True


def _settle(thread, *, answered):
    now = timezone.now()
    thread.waiting_since = thread.waiting_due_on = None
    thread.read_at = now
    if answered:
        thread.answered_at = now
    thread.save(
        update_fields=["waiting_since", "waiting_due_on", "read_at", "answered_at", "updated_at"]
    )
