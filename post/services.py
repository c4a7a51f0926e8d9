"""Write a letter, send what is due, never twice.

No order of "send" and "commit" is exactly-once against a killed process: a letter is
claimed before it is sent, and one whose fate is unknown becomes *uncertain* for a person
to settle, never sent again blindly.
"""

import smtplib
import uuid
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone

from core.wake import wake
from post.enums import LetterState
from post.models import Letter
from post.sink import keeps_letters

#: Minutes to wait after the 1st, 2nd … refusal of the connection.
BACK_OFF = (1, 5, 15, 60, 240)
BATCH = 50
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
    """Send every letter that is due; returns how many went out."""
    now = now or timezone.now()
    Letter.objects.lost(now).update(state=LetterState.UNCERTAIN, updated_at=now)
    ids = list(Letter.objects.due(now).values_list("pk", flat=True)[:BATCH])
    if not ids:
        return 0
    line = _Sink() if keeps_letters() else _Line()
    try:
        return sum(_deliver(pk, line, now) for pk in ids)
    finally:
        line.close()


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
    """Clear the words of letters that went out long ago; the rows stay. Says how many."""
    before = (now or timezone.now()) - TEXTS_KEPT
    letters = Letter.objects.filter(state=LetterState.SENT, sent_at__lt=before)
    return letters.exclude(text="", html="").update(text="", html="")


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
        self.connection.close()


class _Sink:
    """The demonstration's line: nothing leaves, the outbox page shows the row."""

    def open(self):
        pass

    def send(self, letter):
        pass

    def close(self):
        pass


def _deliver(pk, line, now):
    """Claim one letter, send it, mark it; 1 when it went out."""
    claimed = Letter.objects.filter(pk=pk, state=LetterState.WAITING).update(
        state=LetterState.CLAIMED, claimed_at=timezone.now(), updated_at=now
    )
    if not claimed:
        return 0  # another worker took it
    letter = Letter.objects.get(pk=pk)
    try:
        line.open()
    except (smtplib.SMTPException, OSError) as error:
        _put_back(letter, error, now)
        return 0
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
    letter.not_before = now + timedelta(minutes=BACK_OFF[letter.tries])
    letter.tries += 1
    letter.state, letter.claimed_at = LetterState.WAITING, None
    letter.last_error = str(error)[:300]
    letter.save(
        update_fields=["not_before", "tries", "state", "claimed_at", "last_error", "updated_at"]
    )


def letter_of(*, address, subject, kind, not_before=None, **words):
    """An unsaved letter. `words` are `text` and, if wanted, `html`, `thread` (what the letter is
    about, for mail programs that put such letters together) and `unsubscribe_url`."""
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
