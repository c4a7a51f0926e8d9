"""`manage remind`: a round of reminders now, or what a day would bring."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reminders import services
from reminders.plan import letters_on


class Command(BaseCommand):
    help = "Remind now; with --dry-run say what would go out on a day, a line a letter."

    def add_arguments(self, parser):
        parser.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="which day (today)")
        parser.add_argument("--dry-run", action="store_true", help="write and send nothing")

    def handle(self, *args, on=None, dry_run=False, **options):
        if not dry_run:
            if on:
                raise CommandError(
                    "--on goes with --dry-run: reminders are sent on their day only"
                )
            services.take_back()
            self.stdout.write(str(services.sweep() + services.send_digests()))
            return
        rows = letters_on(on or timezone.localdate())
        for row in rows:
            at = f"{timezone.localtime(row.at):%Y-%m-%d %H:%M}"
            self.stdout.write("\t".join([at, row.address, row.kind, row.subject, row.why]))
        self.stderr.write(f"{len(rows)} letters")


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(f"{text} is not a day: write 2026-11-25") from error
