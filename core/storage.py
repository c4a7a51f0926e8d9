"""Where attachments lie: off the web, under names that say nothing."""

from pathlib import PurePosixPath
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils import timezone

_FOLDER_WITHOUT_NAME = "files"


class PrivateStorage(FileSystemStorage):
    """Files of settings.PRIVATE_ROOT, readable by the portal's own user alone.

    There is no address: a file leaves through a view that asks who reads it and
    answers with `core.files.serve_private`.
    """

    def __init__(self):
        super().__init__(file_permissions_mode=0o600, directory_permissions_mode=0o700)

    @property
    def base_location(self):
        return settings.PRIVATE_ROOT

    @property
    def location(self):
        return str(settings.PRIVATE_ROOT)

    def url(self, name):
        raise ValueError("a private file has no address")

    def get_available_name(self, name, max_length=None):
        """`<folder>/<yyyy>/<uuid>`; of the name asked for only its first folder remains."""
        parts = PurePosixPath(name).parts
        folder = parts[0] if len(parts) > 1 else _FOLDER_WITHOUT_NAME
        return f"{folder}/{timezone.localdate().year}/{uuid4().hex}"
