"""Attachments of a reflection: private files, read by whoever may read it."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from reflections.models import ReflectionAmendment, ReflectionAttachment
from reflections.services.progress import locked

#: More files than this are a folder, not attachments.
MOST_FILES = 10


@transaction.atomic
def attach(reflection, checked, *, by):
    """Keep a `core.files.CheckedFile` with the reflection."""
    row = locked(reflection)
    if row.attachments.count() >= MOST_FILES:
        raise RefusedError(_("A reflection can have %s attachments.") % MOST_FILES)
    attachment = ReflectionAttachment.objects.create(reflection=row, **checked.columns())
    if row.is_submitted:
        _write_down(row, "attachment_added", by)
    return attachment


@transaction.atomic
def take_out_attachment(attachment, *, by):
    """The file is gone for good; the history of something submitted says that there was one."""
    row = locked(attachment.reflection)
    if row.is_submitted:
        _write_down(row, "attachment_out", by)
    file = attachment.file
    attachment.delete()
    transaction.on_commit(lambda: file.storage.delete(file.name))
    return row


def _write_down(reflection, field, by):
    """Without the file's name: it may hold a pupil's."""
    ReflectionAmendment.objects.create(reflection=reflection, field=field, by=by)
