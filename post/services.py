"""Write a letter, send what is due, never twice.

No order of "send" and "commit" is exactly-once against a killed process: a letter is
claimed before it is sent, and one whose fate is unknown becomes *uncertain* for a person
to settle, never sent again blindly.
"""

import smtplib
import time
import uuid
from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.wake import wake
from post.enums import LetterState
from post.models import Letter
from post.sink import keeps_letters

#: Minutes to wait after the 1st, 2nd … refusal of the connection.
BACK_OFF = (1, 5, 15, 60, 240)
#: How long one round may send. Clearly less than CELERY_TASK_SOFT_TIME_LIMIT, for the letter in
#: hand may wait for a slow mail server (EMAIL_TIMEOUT for each of its answers), and short enough
#: for a worker that is asked to stop to finish it (docker-compose.yml, systemd: 90 seconds).
ROUND = timedelta(seconds=45)
#: Letters sent through one connection to the mail server.
PER_LINE = 50
#: A letter that went out is on record for good, its words (and the links in them) are not.
TEXTS_KEPT = timedelta(days=30)
#: SMTP answers from 500 on are final.
PERMANENT = 500


def write_letter(**row):
    """Put one letter into the post; a worker sends it after commit. `row` as in `letter_of`."""
    letter = letter_of(**row)
    letter.save(force_insert=True)
    wake("post.sweep")
    return letter


def write_letters(rows):
    """Put many letters into the post in one statement; `rows` are write_letter's arguments."""
    letters = Letter.objects.bulk_create([letter_of(**row) for row in rows], batch_size=500)
    if letters:
        wake("post.sweep")
    return letters


def sweep(now=None):
    """Send every letter that is due, oldest first; returns how many went out.

    A round goes on while there are letters and `ROUND` lasts, then wakes the next one. Rounds
    of several workers run side by side: each takes the oldest letter that no other has in hand.
    `now` stands still for the whole round when given.
    """
    ends, sent = time.monotonic() + ROUND.total_seconds(), 0
    moment = now or timezone.now()
    Letter.objects.lost(moment).update(state=LetterState.UNCERTAIN, updated_at=moment)
    line = _Sink() if keeps_letters() else _Line()
    try:
        for number, letter in enumerate(_claimed(now, ends), start=1):
            if number % PER_LINE == 0:
                line.close()  # servers count the letters of one connection
            if not _opened(line, letter, now):
                return sent  # nobody answers: the letters wait, the beat comes again
            sent += _deliver(letter, line, now)
    finally:
        line.close()
    if time.monotonic() >= ends:
        wake("post.sweep")
    return sent


def _claimed(now, ends):
    """The oldest due letter, claimed and committed, again and again until the round ends.

    Letters that another worker is claiming at this moment are passed over; SQLite has one
    writer at a time anyway.
    """
    while time.monotonic() < ends:
        with transaction.atomic():
            due = Letter.objects.due(now).select_for_update(skip_locked=True)
            letter = due.first()
            if letter is None:
                return
            letter.state, letter.claimed_at = LetterState.CLAIMED, timezone.now()
            letter.save(update_fields=["state", "claimed_at", "updated_at"])
        yield letter


def withdraw(letters):
    """Take back those of `letters` (a queryset) that still wait; says how many."""
    waiting = letters.filter(state=LetterState.WAITING)
    return waiting.update(state=LetterState.WITHDRAWN, updated_at=timezone.now())


def settle(letter, *, was_sent):
    """An operator's word on an uncertain or refused letter: it went out, or send it again."""
    if was_sent:
        changes = {"state": LetterState.SENT, "sent_at": timezone.now()}
    else:
        changes = {"state": LetterState.WAITING, "claimed_at": None, "tries": 0}
    Letter.objects.undelivered().filter(pk=letter.pk).update(**changes)


def forget_texts(now=None):
    """Clear the words of letters that went out, or were taken back, long ago; the rows stay.
    Says how many."""
    before = (now or timezone.now()) - TEXTS_KEPT
    gone = Q(state=LetterState.SENT, sent_at__lt=before)
    needless = Q(state=LetterState.WITHDRAWN, updated_at__lt=before)
    letters = Letter.objects.filter(gone | needless)
    return letters.exclude(text="", html="").update(text="", html="", unsubscribe_url="")


class _Line:
    """One connection for a batch, opened with the first letter."""

    def __init__(self):
        self.connection = get_connection()

    def open(self):
        self.connection.open()

    def send(self, letter):
        message = EmailMultiAlternatives(
            letter.subject,
            letter.text,
            settings.DEFAULT_FROM_EMAIL,
            [letter.address],
            headers=_headers(letter),
            connection=self.connection,
        )
        if letter.html:
            message.attach_alternative(letter.html, "text/html")
        message.send()

    def close(self):
        """Hang up; the letter in hand does not suffer from a line that is dead already."""
        with suppress(smtplib.SMTPException, OSError):
            self.connection.close()


class _Sink:
    """The demonstration's line: nothing leaves, the outbox page shows the row."""

    def open(self):
        pass

    def send(self, letter):
        pass

    def close(self):
        pass


def _opened(line, letter, now):
    """True when the mail server answers; otherwise the letter in hand waits for another time."""
    try:
        line.open()
    except (smtplib.SMTPException, OSError) as error:
        _put_back(letter, error, now)
        return False
    return True


def _deliver(letter, line, now):
    """Send one claimed letter and mark it; 1 when it went out."""
    try:
        line.send(letter)
    except (smtplib.SMTPException, OSError) as error:
        line.close()  # the next letter gets a connection of its own
        _take_answer(letter, error, now)
        return 0
    _mark(letter, LetterState.SENT, None)
    return 1


def _take_answer(letter, error, now):
    """The server said no, said not now, or fell silent: then the letter may have gone out."""
    code = _code(error)
    if code is None:
        _mark(letter, LetterState.UNCERTAIN, error)
    elif code < PERMANENT:
        _put_back(letter, error, now)
    else:
        _mark(letter, LetterState.REFUSED, error)


def _code(error):
    """The number the server answered with, None when it gave none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max(code for code, _words in error.recipients.values())
    return getattr(error, "smtp_code", None)


def _mark(letter, state, error):
    letter.state = state
    letter.sent_at = timezone.now() if state == LetterState.SENT else None
    letter.last_error = str(error or "")[:300]
    letter.save(update_fields=["state", "sent_at", "last_error", "updated_at"])


def _put_back(letter, error, now):
    if letter.tries >= len(BACK_OFF):
        _mark(letter, LetterState.REFUSED, error)
        return
    letter.not_before = (now or timezone.now()) + timedelta(minutes=BACK_OFF[letter.tries])
    letter.tries += 1
    letter.state, letter.claimed_at = LetterState.WAITING, None
    letter.last_error = str(error)[:300]
    letter.save(
        update_fields=["not_before", "tries", "state", "claimed_at", "last_error", "updated_at"]
    )


def letter_of(*, address, subject, kind, not_before=None, **words):
    """An unsaved letter. `words` are `text` and, if wanted, `html`, `thread` (what the letter is
    about, for mail programs that put such letters together), `unsubscribe_url`, `is_quiet`."""
    thread = words.pop("thread", "")
    return Letter(
        address=address,
        subject=" ".join(subject.split())[:250],
        kind=kind,
        message_id=f"<{uuid.uuid4()}@{_domain()}>",
        thread=f"<{thread}@{_domain()}>" if thread else "",
        not_before=not_before or timezone.now(),
        **words,
    )


def _headers(letter):
    """What mail programs read; an answer of a machine to a machine is not asked for."""
    headers = {"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"}
    if letter.thread:
        headers |= {"In-Reply-To": letter.thread, "References": letter.thread}
    if letter.unsubscribe_url:
        headers["List-Unsubscribe"] = f"<{letter.unsubscribe_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _domain():
    return settings.SITE_URL.split("//")[-1].split(":")[0].split("/")[0]
