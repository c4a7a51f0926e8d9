"""`./run manage backup FILE`: everything in one file."""

from django.core.management.base import BaseCommand, CommandError

from core.backup import write_backup


class Command(BaseCommand):
    help = "Write the database and all attachments into FILE (a ZIP), while the portal runs."

    def add_arguments(self, parser):
        parser.add_argument("file")

    def handle(self, *args, **options):
        try:
            write_backup(options["file"])
        except OSError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Written: {options['file']}")
