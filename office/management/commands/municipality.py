"""`./run manage municipality …`: a municipality, its schools, and who may look across them."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from core.sheets.cells import tidy
from core.text import fold
from people.models import Municipality, School
from people.services import municipalities
from years.services import recount_school


class Command(BaseCommand):
    help = "Makes a municipality, attaches schools, appoints and dismisses its viewers."

    def add_arguments(self, parser):
        commands = parser.add_subparsers(dest="command", required=True)
        commands.add_parser("list", help="municipalities, their schools and viewers")
        for name, about, option in (
            ("create", "a new municipality", None),
            ("attach", "its page counts this school from now on", "--school"),
            ("detach", "its page counts this school no more", "--school"),
            ("appoint", "this person may open its page; prints a first way in once", "--email"),
            ("dismiss", "this person may open its page no more", "--email"),
        ):
            command = commands.add_parser(name, help=about)
            command.add_argument("--name", required=True, help="the municipality's")
            if option:
                command.add_argument(option, required=True)

    def handle(self, *args, command, **options):
        try:
            getattr(self, f"_{command}")(options)
        except RefusedError as refusal:
            raise CommandError(refusal.message) from refusal

    def _list(self, options):
        for one in Municipality.objects.prefetch_related("schools", "viewers__user"):
            self.stdout.write(one.name)
            for row in (*one.schools.all(), *(viewer.user for viewer in one.viewers.all())):
                self.stdout.write(f"  {row}")

    def _create(self, options):
        name, limit = tidy(options["name"]), Municipality._meta.get_field("name").max_length
        if not 0 < len(name) <= limit or "\n" in name:
            raise CommandError(f"--name: 1–{limit}")
        municipalities.create_municipality(name)
        self.stdout.write(_("The municipality has been created: %(name)s.") % {"name": name})

    def _attach(self, options):
        school = _named(School, "--school", options["school"])
        municipalities.attach_school(school, _named(Municipality, "--name", options["name"]))
        recount_school(school)
        self.stdout.write(_("The municipality counts this school: %(name)s.") % {"name": school})

    def _detach(self, options):
        school = _named(School, "--school", options["school"])
        if school.municipality != _named(Municipality, "--name", options["name"]):
            raise CommandError(_("This school is not the municipality's."))
        municipalities.attach_school(school, None)
        self.stdout.write(_("No municipality counts this school: %(name)s.") % {"name": school})

    def _appoint(self, options):
        email = tidy(options["email"])
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"--email: {' '.join(error.messages)}") from error
        municipality = _named(Municipality, "--name", options["name"])
        url = municipalities.appoint_viewer(municipality, email=email)
        self.stdout.write(_("%(email)s may open the municipality's page.") % {"email": email})
        if url:
            self.stdout.write(_("The way to a first password; this address is shown only now:"))
            self.stdout.write(url)

    def _dismiss(self, options):
        municipality = _named(Municipality, "--name", options["name"])
        if not municipalities.dismiss_viewer(municipality, email=tidy(options["email"])):
            raise CommandError(_("This person is no viewer of the municipality."))
        self.stdout.write(
            _("%(email)s may open the municipality's page no more.") % {"email": options["email"]}
        )


def _named(model, option, name):
    """The one row of this name, however it is typed; a fault is told with the option."""
    found = [row for row in model.objects.all() if fold(row.name) == fold(tidy(name))]
    if len(found) != 1:
        words = _("There is none of this name.") if not found else _("There are several of it.")
        raise CommandError(f"{option}: {words}")
    return found[0]
