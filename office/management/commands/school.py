"""`./run manage school create`: a real school and the way in for its administrator."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from core.sheets.cells import tidy
from office.services.schools import create_school
from people.models import Member, School


class Command(BaseCommand):
    help = "Makes a school with its administrator and prints the invitation's address once."

    def add_arguments(self, parser):
        commands = parser.add_subparsers(dest="command", required=True)
        create = commands.add_parser("create", help="a new school")
        create.add_argument("--name", required=True, help="as it stands on every page")
        create.add_argument("--admin-email", required=True)
        create.add_argument("--admin-name", default="", help='"Vardas Pavardė"')

    def handle(self, *args, **options):
        name, email = tidy(options["name"]), tidy(options["admin_email"])
        first_name, last_name = _names(tidy(options["admin_name"]))
        _check("--name", name, School._meta.get_field("name").max_length)
        _check("--admin-name", first_name, Member._meta.get_field("first_name").max_length)
        _check("--admin-name", last_name, Member._meta.get_field("last_name").max_length)
        try:
            validate_email(email)
            url = create_school(name, email=email, first_name=first_name, last_name=last_name)
        except ValidationError as error:
            raise CommandError(f"--admin-email: {' '.join(error.messages)}") from error
        except RefusedError as refusal:
            raise CommandError(refusal.message) from refusal
        self.stdout.write(_("The school has been created: %(name)s.") % {"name": name})
        self.stdout.write(_("The administrator's invitation; this address is shown only now:"))
        self.stdout.write(url)


def _names(said):
    """First name and last name; without them the office's own words."""
    first_name, _blank, last_name = said.partition(" ")
    if said and not last_name:
        raise CommandError('--admin-name: "Vardas Pavardė"')
    return (first_name, last_name.strip()) if said else (_("School"), _("administrator"))


def _check(option, text, limit):
    if not 0 < len(text) <= limit or "\n" in text:
        raise CommandError(f"{option}: 1–{limit}")
