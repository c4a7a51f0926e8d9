"""Propose, agree, move, call off, hold: the only code that moves a conversation along."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from coaching.enums import ConversationStatus
from coaching.models import Conversation, ConversationTime
from coaching.rules import are_a_pair
from core.exceptions import RefusedError
from core.flow import step
from core.once import made_before
from people.models import Member
from reminders.services import touch
from years.enums import YearStatus

#: Two or three hours are proposed.
LEAST, MOST = 2, 3
#: A change of what begins within a day is told at once (A35).
NEAR = timedelta(hours=24)


@dataclass(frozen=True)
class Offer:
    """When and where it could be: the hours, how long, the room or link."""

    times: tuple[datetime, ...]
    minutes: int = 45
    place: str = ""


@transaction.atomic
def propose(*, owner, curator, year, by, offer, wish="", form_token=None):
    """Propose hours to the other of a pair in force; the same form sent again is one proposal.

    What already waits between the two is answered, not doubled.
    """
    Member.objects.select_for_update(no_key=True).get(pk=owner.pk)
    made = made_before(Conversation, form_token)
    if made and made.proposed_by_id == by.pk:
        return made
    _refuse_unless_pair(owner, curator, year)
    _refuse_past(offer)
    _refuse_outside(year, offer.times)
    if Conversation.objects.proposed().filter(owner=owner, curator=curator, year=year).exists():
        raise RefusedError(_("A proposal between the two of you waits for an answer already."))
    row = Conversation.objects.create(
        owner=owner,
        curator=curator,
        year=year,
        proposed_by=by,
        minutes=offer.minutes,
        place=offer.place,
        wish=wish if by.pk == owner.pk else "",
        form_token=None if made else form_token,
    )
    _offer(row, offer)
    record(by, "conversation_proposed", row.key, tell=[row.other_of(by)])
    return row


@transaction.atomic
def propose_others(conversation, *, by, offer):
    """„Siūlyti kitus laikus“: the one who was asked proposes, the other one answers."""
    row = locked(conversation)
    _refuse_unless_proposed_to(row, by)
    _refuse_past(offer)
    _refuse_outside(row.year, offer.times)
    row.times.all().delete()
    row.proposed_by, row.proposed_at = by, timezone.now()
    row.minutes, row.place = offer.minutes, offer.place
    row.save(update_fields=["proposed_by", "proposed_at", "minutes", "place", "updated_at"])
    _offer(row, offer)
    record(by, "conversation_other_times", row.key, tell=[row.other_of(by)])
    return row


@transaction.atomic
def agree(conversation, *, by, time):
    """Take one of the hours proposed."""
    row = locked(conversation)
    _refuse_unless_proposed_to(row, by)
    chosen = row.times.filter(pk=time.pk).first()
    if chosen is None:
        raise RefusedError(_("The times have changed since: choose again."))
    if not chosen.is_ahead():
        raise RefusedError(_("This time has passed: choose another or propose other times."))
    ends_at = chosen.starts_at + timedelta(minutes=row.minutes)
    row = _stepped(
        row, ConversationStatus.AGREED, by=by, starts_at=chosen.starts_at, ends_at=ends_at
    )
    record(by, "conversation_agreed", row.key, tell=[row.other_of(by)], at_once=is_near(row))
    return row


@transaction.atomic
def decline(conversation, *, by, word=""):
    """No, with a word; the other is told."""
    row = locked(conversation)
    _refuse_unless_proposed_to(row, by)
    row = _stepped(row, ConversationStatus.DECLINED, by=by, word=word)
    record(by, "conversation_declined", row.key, tell=[row.other_of(by)])
    return row


@transaction.atomic
def cancel(conversation, *, by, word=""):
    """Call off what was agreed, or take one's own proposal back; the other is told."""
    row = locked(conversation)
    if row.status == ConversationStatus.PROPOSED and row.proposed_by_id != by.pk:
        raise RefusedError(_("Answer the proposal: you may decline it."))
    near = is_near(row)
    verb = "conversation_cancelled" if row.starts_at else "conversation_withdrawn"
    row = _stepped(row, ConversationStatus.CANCELLED, by=by, word=word, revision=row.revision + 1)
    record(by, verb, row.key, tell=[row.other_of(by)], at_once=near)
    touch(row.key)
    return row


@transaction.atomic
def move(conversation, *, by, starts_at, minutes=None, place=None, word=""):
    """Another hour for what was agreed; the other is told, at once when it is near."""
    row = locked(conversation)
    if row.status != ConversationStatus.AGREED:
        raise RefusedError(_("Only what is agreed can be moved."))
    if starts_at <= timezone.now():
        raise RefusedError(_("Choose a time that is ahead."))
    _refuse_outside(row.year, [starts_at])
    near, was_at = is_near(row), row.starts_at
    row.minutes = minutes or row.minutes
    row.place = row.place if place is None else place
    row.starts_at, row.ends_at = starts_at, starts_at + timedelta(minutes=row.minutes)
    row.revision += 1
    row.save(update_fields=["minutes", "place", "starts_at", "ends_at", "revision", "updated_at"])
    if was_at != starts_at:
        row.moves.create(was_at=was_at, now_at=starts_at, word=word, by=by)
    told = near or is_near(row)
    record(by, "conversation_moved", row.key, tell=[row.other_of(by)], at_once=told)
    touch(row.key)
    return row


@transaction.atomic
def hold(conversation, *, by):
    """It took place: either says so, once it has begun."""
    row = locked(conversation)
    if row.status == ConversationStatus.AGREED and not row.has_begun():
        raise RefusedError(_("It has not begun yet."))
    row = _stepped(row, ConversationStatus.HELD, by=by)
    record(by, "conversation_held", row.key, tell=[row.other_of(by)])
    return row


def locked(conversation):
    """The row as it is now, held until the transaction ends."""
    rows = Conversation.objects.select_for_update(of=("self",))
    return rows.select_related("owner", "curator", "year").get(pk=conversation.pk)


def is_near(row):
    """It begins within a day."""
    now = timezone.now()
    return row.starts_at is not None and now < row.starts_at <= now + NEAR


def _stepped(row, to, *, by, **changes):
    """`step`, with the people of `row` at hand still."""
    owner, curator, year = row.owner, row.curator, row.year
    row = step(row, to, by=by, **changes)
    row.owner, row.curator, row.year = owner, curator, year
    return row


def _offer(row, offer):
    ConversationTime.objects.bulk_create(
        [ConversationTime(conversation=row, starts_at=at) for at in sorted(set(offer.times))]
    )


def _refuse_unless_pair(owner, curator, year):
    if year is None or year.status != YearStatus.OPEN:
        raise RefusedError(_("No school year is open."))
    if not are_a_pair(curator, owner, year) or owner.has_left() or curator.has_left():
        raise RefusedError(_("Conversations are between a teacher and the present curator."))


def _refuse_unless_proposed_to(row, by):
    if row.status == ConversationStatus.PROPOSED and row.proposed_by_id == by.pk:
        raise RefusedError(_("It is the other one's turn to answer."))
    if row.status != ConversationStatus.PROPOSED:
        raise RefusedError(_("This proposal has been answered already."))


def _refuse_outside(year, times):
    """A conversation belongs to its year, and the pair to the year too."""
    if not all(year.holds(timezone.localdate(at)) for at in times):
        raise RefusedError(_("This day is outside the school year."))


def _refuse_past(offer):
    if not LEAST <= len(set(offer.times)) <= MOST:
        raise RefusedError(_("Propose two or three different times."))
    if min(offer.times) <= timezone.now():
        raise RefusedError(_("Choose times that are ahead."))
