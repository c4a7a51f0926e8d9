"""`./run manage address`: another address to sign in with, where the old mailbox is dead."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from people.models import User
from people.services.addresses import correct_address


class Command(BaseCommand):
    help = "Moves an account to another address without asking the mailboxes; tells both."

    def add_arguments(self, parser):
        parser.add_argument("--from", dest="old", required=True, help="the present address")
        parser.add_argument("--to", dest="new", required=True, help="the new address")

    def handle(self, *args, old, new, **options):
        user = User.objects.filter(email=old.strip().lower()).first()
        if user is None:
            words = _("Nobody signs in with this address.")
            raise CommandError(f"--from: {words}")
        try:
            validate_email(new.strip())
            correct_address(user, new=new)
        except ValidationError as error:
            raise CommandError(f"--to: {' '.join(error.messages)}") from error
        except RefusedError as refusal:
            raise CommandError(f"--to: {refusal.message}") from refusal
        self.stdout.write(_("From now on the sign-in is with %(new)s.") % {"new": new.strip()})
