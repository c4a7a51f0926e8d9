"""Files that belong to rows of a `core.models.Attachment`: both stay, or both go."""

from django.db import transaction


def keep_with_file(row):
    """Save a new row; when the database refuses it, its file leaves the disk again."""
    content = row.file
    content.save(content.name, content.file, save=False)
    try:
        with transaction.atomic():
            row.save()
    except BaseException:
        content.storage.delete(content.name)
        raise
    return row


def let_files_go(attachments):
    """Delete the files of rows that are being deleted, once nobody can undo it."""
    files = [attachment.file for attachment in attachments]
    transaction.on_commit(lambda: [file.storage.delete(file.name) for file in files], robust=True)
