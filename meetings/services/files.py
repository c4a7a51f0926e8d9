"""Files of a meeting: private, read by whoever sees the meeting."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.attachments import keep_with_file, let_files_go
from core.exceptions import RefusedError
from core.once import made_before
from meetings.models import MeetingFile
from meetings.services.locks import lock_meeting

MOST_FILES = 20


@transaction.atomic
def add_file(meeting, checked, *, by, form_token=None):
    """Keep a `core.files.CheckedFile` with the meeting; a form sent twice keeps one."""
    meeting = lock_meeting(meeting)
    made = made_before(MeetingFile, form_token)
    if made and made.meeting_id == meeting.pk:
        return made
    if meeting.files.count() >= MOST_FILES:
        raise RefusedError(_("A meeting can have %s files.") % MOST_FILES)
    token = None if made else form_token
    return keep_with_file(
        MeetingFile(meeting=meeting, uploaded_by=by, form_token=token, **checked.columns())
    )


@transaction.atomic
def take_out_file(file, *, by):
    """Whoever brought it takes it back, for good (A33)."""
    let_files_go([file])
    file.delete()
