"""Conversations of a demonstration, many at a time: every state, with what the two wrote."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.utils import timezone

from coaching import demo_words as words
from coaching.enums import TIMED, ConversationStatus
from coaching.models import (
    Conversation,
    ConversationAgreement,
    ConversationMove,
    ConversationNotes,
    ConversationNotesVersion,
    ConversationPrivateNote,
    ConversationTime,
    ConversationTransition,
)
from core.dates import DAY
from years.queries import workdays_of

S = ConversationStatus
LASTS = timedelta(minutes=45)
#: A pair talks about so often.
EVERY = timedelta(days=42)
#: What stands between the pairs today, in turn; the first is the known teacher's own.
NOW = [S.AGREED, S.PROPOSED, None, S.CANCELLED, S.AGREED, S.DECLINED, None, S.PROPOSED]
HOURS = [time(8, 10), time(14, 10), time(15, 0), time(15, 30)]


@dataclass
class Talks:
    """One school year being filled."""

    year: object
    rng: object
    now: datetime
    workdays: object
    rows: list = field(default_factory=list)
    steps: list = field(default_factory=list)
    times: list = field(default_factory=list)
    moves: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    versions: list = field(default_factory=list)
    agreements: list = field(default_factory=list)
    private: list = field(default_factory=list)


def make_conversations(people, year, *, rng, now):
    """Held ones through the year for `people` (pairs of member and curator), and this week's."""
    pairs = [(member, curator) for member, curator in people if curator is not None]
    talks = Talks(year, rng, now, workdays_of(year))
    for index, (member, curator) in enumerate(pairs):
        _past(talks, member, curator)
        if year.status == "open":
            _present(talks, member, curator, NOW[index % len(NOW)])
    _save(talks)


def _past(talks, member, curator):
    """Every sixth week something was held; one pair in eight has not found the time yet."""
    if talks.rng.random() < 0.12:
        return
    on = talks.year.starts_on + DAY * talks.rng.randrange(14, 40)
    last = min(talks.now.date() - 3 * DAY, talks.year.ends_on - 70 * DAY)
    while on <= last:
        row = _row(talks, member, curator, S.HELD, _at(talks, on))
        _write_into(talks, row)
        on += EVERY + DAY * talks.rng.randrange(-5, 9)


def _present(talks, member, curator, status):
    if status is None:
        return
    on = talks.now.date() + DAY * talks.rng.randrange(2, 10)
    if on > talks.year.ends_on:
        return
    at = _at(talks, on)
    row = _row(talks, member, curator, status, at if status in (*TIMED, S.CANCELLED) else None)
    if status == S.PROPOSED:
        for days in (0, 1, 4):
            time_at = _at(talks, on + days * DAY)
            if time_at not in [one.starts_at for one in talks.times if one.conversation is row]:
                talks.times.append(ConversationTime(conversation=row, starts_at=time_at))
    elif status == S.AGREED and talks.rng.random() < 0.5:
        row.revision = 1
        talks.moves.append(
            ConversationMove(
                conversation=row,
                was_at=at - DAY,
                now_at=at,
                word=words.WORDS[0],
                by=curator,
                at=talks.now - DAY,
            )
        )
    elif status in (S.DECLINED, S.CANCELLED):
        row.word = talks.rng.choice(words.WORDS)


def _row(talks, member, curator, status, at):
    rng = talks.rng
    proposer = curator if rng.random() < 0.6 else member
    proposed_at = (at or talks.now) - timedelta(days=rng.randrange(4, 9))
    row = Conversation(
        owner=member,
        curator=curator,
        year=talks.year,
        status=status,
        proposed_by=proposer,
        proposed_at=min(proposed_at, talks.now),
        starts_at=at,
        ends_at=at and at + LASTS,
        place=rng.choice(words.PLACES),
        wish=rng.choice(words.WISHES),
    )
    talks.rows.append(row)
    other = member if proposer is curator else curator
    roads = {
        S.AGREED: [S.AGREED],
        S.HELD: [S.AGREED, S.HELD],
        S.CANCELLED: [S.AGREED, S.CANCELLED],
        S.DECLINED: [S.DECLINED],
    }
    before = S.PROPOSED
    for to in roads.get(status, []):
        step_at = row.ends_at if to == S.HELD else min(row.proposed_at + DAY, talks.now)
        talks.steps.append(
            ConversationTransition(
                record=row, from_status=before, to_status=to, by=other, at=step_at
            )
        )
        before = to
    return row


def _write_into(talks, row):
    """Notes, what was agreed, the day of the next one, a private note now and then."""
    rng = talks.rng
    if rng.random() < 0.8:
        shared = {"text": rng.choice(words.NOTES), "version": 1}
        notes = ConversationNotes(
            conversation=row, shared_at=row.ends_at, shared_by=row.curator, **shared
        )
        talks.notes.append(notes)
    on = timezone.localdate(row.starts_at)
    for text, who in rng.sample(words.AGREEMENTS, rng.randrange(0, 3)):
        due_on = on + 14 * DAY
        is_done = due_on < talks.now.date() - 7 * DAY or rng.random() < 0.4
        done_on = min(due_on, talks.now.date()) if is_done else None
        talks.agreements.append(
            ConversationAgreement(
                conversation=row, text=text, who=who, due_on=due_on, done_on=done_on, by=row.owner
            )
        )
    row.next_on = on + EVERY
    if rng.random() < 0.3:
        text = rng.choice(words.PRIVATE)
        talks.private.append(
            ConversationPrivateNote(conversation=row, author=row.curator, text=text, version=1)
        )


def _at(talks, on):
    on = talks.workdays.on_or_after(on)
    return timezone.make_aware(datetime.combine(on, talks.rng.choice(HOURS)))


def _save(talks):
    Conversation.objects.bulk_create(talks.rows, batch_size=500)
    ConversationTransition.objects.bulk_create(talks.steps, batch_size=1000)
    ConversationTime.objects.bulk_create(talks.times, batch_size=1000)
    ConversationMove.objects.bulk_create(talks.moves, batch_size=1000)
    ConversationAgreement.objects.bulk_create(talks.agreements, batch_size=1000)
    ConversationPrivateNote.objects.bulk_create(talks.private, batch_size=1000)
    notes = ConversationNotes.objects.bulk_create(talks.notes, batch_size=500)
    ConversationNotesVersion.objects.bulk_create(
        [
            ConversationNotesVersion(
                shared=one,
                number=1,
                text=one.text,
                base_version=0,
                by=one.conversation.curator,
                at=one.conversation.ends_at,
            )
            for one in notes
        ],
        batch_size=500,
    )
