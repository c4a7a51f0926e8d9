"""Threads of a demonstration, many at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogue.models import Message, Receipt, Thread

#: The curator answers within a week, calendar days.
DUE_AFTER = timedelta(days=9)


@dataclass
class Talk:
    """One thread to be made; `answer` and `reply` are (words, moment) or None."""

    subject: str
    year: object
    teacher: object
    curator: object
    submitted_at: datetime
    answer: tuple | None = None
    reply: tuple | None = None
    read_at: datetime | None = None
    #: the curator has read the teacher's reply, so nothing waits
    reply_read: bool = False


def make_talks(talks):
    """Write the threads of `talks` with their messages and receipts; gives the threads."""
    threads = Thread.objects.bulk_create([_thread(talk) for talk in talks], batch_size=1000)
    pairs = list(zip(threads, talks, strict=True))
    Message.objects.bulk_create(
        [message for thread, talk in pairs for message in _messages(thread, talk)],
        batch_size=1000,
    )
    Receipt.objects.bulk_create(
        [receipt for thread, talk in pairs for receipt in _receipts(thread, talk)],
        batch_size=1000,
    )
    return threads


def _thread(talk):
    """A reply after the answer waits again; nothing waits in a year that is closed."""
    waiting = None
    if talk.year.status == "open":
        if talk.reply and not talk.reply_read:
            waiting = talk.reply[1]
        elif not talk.read_at:
            waiting = talk.submitted_at
    return Thread(
        subject=talk.subject,
        year=talk.year,
        teacher=talk.teacher,
        curator=talk.curator,
        waiting_since=waiting,
        waiting_due_on=(waiting + DUE_AFTER).date() if waiting else None,
        answered_at=talk.answer[1] if talk.answer else None,
        read_at=talk.read_at,
    )


def _messages(thread, talk):
    said = [(talk.curator, talk.answer), (talk.teacher, talk.reply)]
    return [
        Message(thread=thread, author=author, text=words[0], sent_at=words[1])
        for author, words in said
        if words
    ]


def _receipts(thread, talk):
    if not talk.read_at:
        return []
    readers = [talk.curator, talk.teacher] if talk.answer else [talk.curator]
    return [
        Receipt(thread=thread, reader=reader, first_at=talk.read_at, last_at=talk.read_at)
        for reader in readers
    ]
