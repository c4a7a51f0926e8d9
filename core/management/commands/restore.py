"""`./run manage restore FILE`: put a backup back."""

import zipfile

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from core.backup import read_backup


class Command(BaseCommand):
    help = "Put a backup back into an empty installation."

    def add_arguments(self, parser):
        parser.add_argument("file")

    def handle(self, *args, **options):
        if get_user_model().objects.exists():
            raise CommandError("There are people in this database; restore into an empty one.")
        try:
            read_backup(options["file"])
        except (OSError, ValueError, zipfile.BadZipFile) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            "Restored. Run `./run manage migrate` if the backup is of an older version."
        )
