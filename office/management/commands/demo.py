"""`./run manage demo`: fill an empty database with a demonstration of any size."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from office.demo import Size, fill
from office.demo_cast import SIGN_INS
from people.models import School
from people.passwords import DEMO_PASSWORD
from people.queries import is_demo


class Command(BaseCommand):
    help = "Fill an empty database with invented schools; all sign in with the public password."

    def add_arguments(self, parser):
        parser.add_argument("--schools", type=int, default=Size.schools)
        parser.add_argument("--teachers", type=int, default=Size.teachers, help="in each school")
        parser.add_argument("--years", type=int, default=Size.years, help="with the running one")
        parser.add_argument("--seed", type=int, default=Size.seed)
        parser.add_argument("--once", action="store_true", help="do nothing if it is there")

    def handle(self, *args, **options):
        if not (options["once"] and School.objects.exists()):
            self._fill(options)
        if is_demo():
            self._print_sign_ins()

    def _fill(self, options):
        sizes = {name: options[name] for name in ("schools", "teachers", "years")}
        if min(sizes.values()) < 1 or sizes["teachers"] < 4:
            raise CommandError("at least 1 school, 4 teachers and 1 year")
        try:
            fill(Size(**sizes, seed=options["seed"]), tell=self._progress)
        except ValueError as error:
            raise CommandError(str(error)) from error

    def _progress(self, line):
        if self.verbosity_is_up:
            self.stderr.write(line)

    def execute(self, *args, **options):
        self.verbosity_is_up = options.get("schools", 0) > Size.schools
        return super().execute(*args, **options)

    def _print_sign_ins(self):
        self.stdout.write(f"Demonstracija. Slaptažodis visiems: {DEMO_PASSWORD}")
        for email, who in SIGN_INS:
            self.stdout.write(f"  {email:<24} {who}")
        self.stdout.write(f"{settings.SITE_URL}/")
