"""Attachments of a reflection: private files, read by whoever may read it."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.attachments import keep_with_file, let_files_go
from core.exceptions import RefusedError
from core.once import made_before
from reflections.models import ReflectionAmendment, ReflectionAttachment
from reflections.services.progress import locked

#: More files than this are a folder, not attachments.
MOST_FILES = 10


@transaction.atomic
def attach(reflection, checked, *, by, form_token=None):
    """Keep a `core.files.CheckedFile` with the reflection; a form sent twice keeps one."""
    row = locked(reflection)
    made = made_before(ReflectionAttachment, form_token)
    if made and made.reflection_id == row.pk:
        return made
    if row.attachments.count() >= MOST_FILES:
        raise RefusedError(_("A reflection can have %s attachments.") % MOST_FILES)
    if row.is_submitted:
        _write_down(row, "attachment_added", by)
    token = None if made else form_token
    return keep_with_file(
        ReflectionAttachment(reflection=row, form_token=token, **checked.columns())
    )


@transaction.atomic
def take_out_attachment(attachment, *, by):
    """The file is gone for good; the history of something submitted says that there was one."""
    row = locked(attachment.reflection)
    if row.is_submitted:
        _write_down(row, "attachment_out", by)
    let_files_go([attachment])
    attachment.delete()
    return row


def _write_down(reflection, field, by):
    """Without the file's name: it may hold a pupil's."""
    ReflectionAmendment.objects.create(reflection=reflection, field=field, by=by)
