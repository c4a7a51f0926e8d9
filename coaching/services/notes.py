"""The notes of both: begun with the first word, given to both by a button (A29)."""

from django.db import transaction

from activity.services import record_daily
from coaching.models import ConversationNotes
from coaching.services.conversations import locked
from core.hands import share_draft


def begin_notes(conversation):
    """The row that drafts lie beside; for a POST."""
    return ConversationNotes.objects.get_or_create(conversation=conversation)[0]


@transaction.atomic
def share_notes(conversation, *, by):
    """Give one's draft to both; the other is told once a day. The version, or None."""
    row = locked(conversation)
    made = share_draft(begin_notes(row), by=by)
    if made:
        record_daily(by, "conversation_notes", row.key, tell=[row.other_of(by)])
    return made
