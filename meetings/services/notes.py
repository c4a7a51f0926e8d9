"""The notes of a meeting: each member's draft, and the button that makes it the group's."""

from django.db import transaction

from activity.services import record_daily
from core.hands import share_draft
from meetings.models import MeetingNotes
from meetings.people import told_of


def notes_to_write(meeting):
    """The row of the meeting's notes, made with the first word."""
    row, _made = MeetingNotes.objects.get_or_create(meeting=meeting)
    return row


@transaction.atomic
def share_notes(notes, *, by):
    """Make `by`'s draft the group's (core.hands.share_draft); the group hears of it once a day."""
    made = share_draft(notes, by=by)
    if made is not None:
        meeting = notes.meeting
        record_daily(by, "notes_shared", meeting.key, tell=told_of(meeting.group))
    return made
