"""Open threads, answer, read; the only code that says who is waited for."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError
from core.once import made_before
from dialogue import records
from dialogue.models import Message, MessageDraft, Receipt, Thread
from years.queries import workdays_of

#: Feedback is due this many working days after submission or the curator's appointment.
ANSWER_WITHIN = 7


@transaction.atomic
def await_answer(subject, *, teacher, curator, year, since=None):
    """The curator's word on `subject` is awaited from `since` (now); gives the thread.

    A record that already waits keeps its place in the queue.
    """
    since = since or timezone.now()
    due_on = workdays_of(year).add(timezone.localdate(since), ANSWER_WITHIN)
    waiting = {"waiting_since": since, "waiting_due_on": due_on}
    thread, is_new = Thread.objects.select_for_update(of=("self",)).get_or_create(
        subject=subject, curator=curator, defaults={"teacher": teacher, "year": year, **waiting}
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


def take_over(member, year, *, curator, by):
    """What still waited moves to the new curator, its due counted anew (A6)."""
    waited = Thread.objects.filter(teacher=member, year=year, waiting_since__isnull=False)
    for thread in waited.exclude(curator=curator).select_for_update(of=("self",)):
        stop_waiting(thread.subject)
        records.link(await_answer(thread.subject, teacher=member, curator=curator, year=year))


@transaction.atomic
def open_thread(subject, *, by):
    """The thread of `by`, the curator now, about a record; None when it is not theirs to open."""
    found = records.about(by, subject)
    if found is None:
        return None
    teacher, year = found
    thread, _new = Thread.objects.get_or_create(
        subject=subject, curator=by, defaults={"teacher": teacher, "year": year}
    )
    records.link(thread)
    return thread


@transaction.atomic
def send_message(thread, text, *, by, form_token=None):
    """Say something in the thread; a curator's word ends the waiting, a teacher's begins it.

    The same form sent again makes no second message.
    """
    thread = _locked(thread)
    sent = made_before(Message, form_token)
    if sent and (sent.author_id, sent.thread_id) == (by.pk, thread.pk):
        return sent
    token = None if sent else form_token
    message = Message.objects.create(thread=thread, author=by, text=text, form_token=token)
    if by.pk == thread.curator_id:
        _settle(thread, answered=True)
        verb, told = "curator_answered", thread.teacher
    else:
        await_answer(
            thread.subject, teacher=thread.teacher, curator=thread.curator, year=thread.year
        )
        verb, told = "teacher_replied", thread.curator
    _sign(thread, by)
    _forget_draft(thread, text, by)
    record(by, verb, thread.subject, tell=[told])
    return message


@transaction.atomic
def mark_thread_read(thread, *, by):
    """„Perskaičiau“: read, not answered; it ends the waiting when the curator says it."""
    thread = _locked(thread)
    if not _is_shown(thread, by):
        return thread
    _sign(thread, by)
    if by.pk == thread.curator_id:
        _settle(thread, answered=False)
    return thread


@transaction.atomic
def mark_many_read(threads, *, by):
    """„Perskaičiau“ for several at once; returns how many."""
    threads = list(threads)
    for thread in threads:
        mark_thread_read(thread, by=by)
    return len(threads)


@transaction.atomic
def leave_receipt(thread, *, by):
    """`by` had the thread's record on the screen; the first time is kept (a POST, never a GET).

    None for a record taken back meanwhile: nobody reads a draft.
    """
    thread = _locked(thread)
    return _sign(thread, by) if _is_shown(thread, by) else None


@transaction.atomic
def correct_message(message, text, *, by):
    """Change one's own message within fifteen minutes of sending it."""
    if not message.is_correctable:
        raise RefusedError(_("A message can be corrected for 15 minutes after it was sent."))
    if text != message.text:
        message.text, message.corrected_at = text, timezone.now()
        message.save(update_fields=["text", "corrected_at", "updated_at"])
    return message


def _locked(thread):
    """The thread as it is now; whoever takes its record back waits, or has been before."""
    return Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)


def _is_shown(thread, by):
    return by.pk != thread.curator_id or records.is_submitted(by, thread.subject)


def _sign(thread, by):
    now = timezone.now()
    receipt, is_new = Receipt.objects.get_or_create(
        thread=thread, reader=by, defaults={"first_at": now, "last_at": now}
    )
    if not is_new:
        Receipt.objects.filter(pk=receipt.pk).update(last_at=now)
    return receipt


def _settle(thread, *, answered):
    now = timezone.now()
    thread.waiting_since = thread.waiting_due_on = None
    thread.read_at = now
    if answered:
        thread.answered_at = now
    thread.save(
        update_fields=["waiting_since", "waiting_due_on", "read_at", "answered_at", "updated_at"]
    )


def _forget_draft(thread, sent, by):
    """The draft became the message; a text that had met it and was not sent stays."""
    draft = MessageDraft.objects.filter(thread=thread, author=by).first()
    if draft is None:
        return
    left = draft.text if draft.late_text == sent else draft.late_text
    if not left:
        draft.delete()
        return
    draft.text, draft.late_text, draft.version = left, "", draft.version + 1
    draft.save(update_fields=["text", "late_text", "version", "updated_at"])
