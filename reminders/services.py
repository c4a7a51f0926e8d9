"""Write down what is due, claim it, tell once.

What is due is a row with a unique key before anybody is told. Claiming the row, the inbox
line and the letter (a row of the post) are one transaction, so that a lost broker loses
nothing and two sweeps at once never tell twice.
"""

from datetime import timedelta
from functools import partial

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils import timezone

from activity.many import Deed, record_many
from activity.registry import Found
from core.faults import report
from core.wake import wake
from post.enums import LetterState
from post.models import Letter
from post.services import withdraw, write_letters
from reminders.ahead import lines_ahead, others_than
from reminders.digests import awaited, compose, is_hour, monday_of, readers
from reminders.models import Digest, Due
from reminders.moments import due_moments, running_years, still_open

#: So many schools, or people, are decided about at once: few queries and not much memory.
SCHOOLS, PEOPLE = 50, 500
#: A letter that has not gone out after so long is looked at once more.
SETTLED = timedelta(minutes=10)


def sweep(now=None):
    """Remind everybody of what is due now; returns how many were told.

    A fault in one school's year is kept for the operator; the others go on.
    """
    now = now or timezone.now()
    return _each("reminders.sweep", batches_of_years(now), partial(sweep_years, now=now))


def batches_of_years(now):
    """The running school years, some schools at a time."""
    years = list(running_years(now).select_related("school").order_by("pk"))
    return _batches(years, SCHOOLS)


def _batches(rows, size):
    return [rows[first : first + size] for first in range(0, len(rows), size)]


def send_digests(now=None):
    """A week's digests, on its first working day from 7:30 on; how many went into the post."""
    now = now or timezone.now()
    if not is_hour(now):
        return 0
    batches = _batches(awaited(now), PEOPLE)
    return _each("reminders.send_digests", batches, partial(_send_digests, now=now))


def _send_digests(user_ids, now):
    week = monday_of(now)
    found = {one.user.pk: row for one, row in compose(readers(user_ids, now), now)}
    with transaction.atomic():
        Digest.objects.bulk_create(
            [Digest(user_id=pk, week=week) for pk in found], ignore_conflicts=True
        )
        mine = Digest.objects.select_for_update().filter(user__in=found, week=week)
        mine = list(mine.filter(claimed_at=None))
        Digest.objects.filter(pk__in=[row.pk for row in mine]).update(claimed_at=now)
        letters = [found[row.user_id] for row in mine if found[row.user_id]]
        write_letters(letters)
    return len(letters)


def take_back(now=None):
    """Take back reminders that wait in the post although the thing is done, the person gone or
    the year closed; says how many. A mail server that was down must not nag."""
    now = now or timezone.now()
    waiting = Due.objects.filter(
        letter__state=LetterState.WAITING, letter__created_at__lt=now - SETTLED
    )
    rows = list(waiting.select_related("member").order_by("member_id"))
    return _each("reminders.take_back", _batches(rows, PEOPLE), partial(_take_back, now=now))


def _take_back(dues, now):
    needed = still_open(dues, now)
    gone = [row.letter_id for row in dues if (row.member_id, row.kind, row.key) not in needed]
    return withdraw(Letter.objects.filter(pk__in=gone)) if gone else 0


def _each(task, batches, deed):
    """The sum of what `deed` came to. A batch that fails is done in halves, and what fails alone
    is kept for the operator: whatever it is, it is one school's or one person's matter."""
    return sum(_done(task, batch, deed) for batch in batches)


def _done(task, batch, deed):
    try:
        return deed(batch)
    except SoftTimeLimitExceeded:
        raise  # the time of the whole round is over
    except Exception as error:  # noqa: BLE001  see above
        if len(batch) > 1:
            half = len(batch) // 2
            return _done(task, batch[:half], deed) + _done(task, batch[half:], deed)
        [one] = batch
        about = f"{type(one).__name__} {one.pk}" if hasattr(one, "pk") else f"user {one}"
        report(task, error, about=about)
        return 0


def sweep_years(years, now):
    """The reminders of this moment in these schools: a constant number of queries."""
    wanted = due_moments(years, now)
    if not wanted:
        return 0
    with transaction.atomic():
        _write_down(wanted)
        claimed = _not_told_today(_claim(wanted, now), now)
        _tell(claimed, years, now)
    return len(claimed)


def _write_down(moments):
    Due.objects.bulk_create(
        [
            Due(
                member_id=m.deadline.member_id,
                kind=m.deadline.kind,
                key=m.deadline.key,
                offset=m.offset,
                due_on=m.deadline.due_on,
                remind_at=m.remind_at,
            )
            for m in moments
        ],
        ignore_conflicts=True,
        batch_size=500,
    )


def _claim(moments, now):
    """{Due: Moment} of the rows that this sweep claimed; the others were told before."""
    by_key = {moment.key: moment for moment in moments}
    rows = Due.objects.select_for_update().filter(
        member__in={key[0] for key in by_key}, claimed_at=None
    )
    mine = {row: by_key[key] for row in rows if (key := _key(row)) in by_key}
    Due.objects.filter(pk__in=[row.pk for row in mine]).update(claimed_at=now)
    return mine


def _not_told_today(claimed, now):
    """What an administrator had said today already is not said again."""
    told = Due.objects.filter(
        member__in={row.member_id for row in claimed}, claimed_at__date=timezone.localdate(now)
    ).exclude(pk__in=[row.pk for row in claimed])
    told = set(told.values_list("member_id", "kind", "key"))
    return {
        row: moment
        for row, moment in claimed.items()
        if (row.member_id, row.kind, row.key) not in told
    }


def _key(due):
    return due.member_id, due.kind, due.key, due.offset, due.due_on


def _tell(claimed, years, now):
    """Inbox lines and letters; a row remembers its letter, to take it back."""
    told = record_many(None, deeds_of(claimed.values(), years, now), at_once=True)
    rows = {(row.member_id, f"due_{row.kind}", row.key): row for row in claimed}
    sent = []
    for one, letter in told:
        entry = one.notice.entry
        row = rows[one.member.pk, entry.verb, entry.subject]
        row.letter = letter
        sent.append(row)
    Due.objects.bulk_update(sent, ["letter"], batch_size=500)


def deeds_of(moments, years, now):
    """What `activity` is to tell of these moments."""
    ahead = lines_ahead(moments, years, now)
    return [
        Deed(
            verb=f"due_{m.deadline.kind}",
            subject=m.deadline.key,
            told=[(m.member, _found(m.deadline, ahead[m.member.pk]))],
            numbers={
                **m.deadline.numbers,
                "url": m.deadline.url,
                "due_on": m.deadline.due_on.isoformat(),
                "offset": m.offset,
                "is_past": m.deadline.due_on < timezone.localdate(now),
            },
            school=m.member.school,
        )
        for m in moments
    ]


def _found(deadline, lines):
    others = others_than(deadline.key, lines)
    return Found(deadline.title, deadline.url, deadline.own_words, others)


def touch(key):
    """What `key` names was moved or called off: calendars that hold it hear of it soon.

    A worker is woken after commit; without one the next round of the calendars sees it.
    """
    wake("reminders.refresh_feeds", key)
