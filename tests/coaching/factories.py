"""Conversations for tests, in any state."""

from datetime import timedelta

from coaching.enums import TIMED, ConversationStatus
from coaching.models import Conversation, ConversationTime
from tests import factories as make

#: The Thursday after the tests' Monday, and the one before it.
SOON = make.at(make.TODAY + timedelta(days=3), 14)
LATELY = make.at(make.TODAY - timedelta(days=4), 14)


def make_conversation(owner, curator, year, status=ConversationStatus.PROPOSED, **fields):
    """Proposed by the curator for two hours; agreed for SOON, held on LATELY."""
    fields.setdefault("proposed_by", curator)
    fields.setdefault("wish", "Kaip suspėti pasikalbėti su kiekvienu.")
    if status in TIMED:
        at = SOON if status == ConversationStatus.AGREED else LATELY
        at = fields.setdefault("starts_at", at)
        fields.setdefault("ends_at", at + timedelta(minutes=45))
    row = Conversation.objects.create(
        owner=owner, curator=curator, year=year, status=status, **fields
    )
    if status == ConversationStatus.PROPOSED:
        for hours in (0, 24):
            make_time(row, SOON + timedelta(hours=hours))
    return row


def make_time(row, at):
    return ConversationTime.objects.create(conversation=row, starts_at=at)


def make_agreement(row, who="teacher", **fields):
    fields.setdefault("text", "Nufilmuosiu penkias minutes.")
    fields.setdefault("by", row.curator)
    return row.agreements.create(who=who, **fields)
