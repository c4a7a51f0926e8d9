"""What may not be a password."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

#: Printed by `./run`; opens the demonstration and nothing else.
DEMO_PASSWORD = "apt-demo-2026"  # noqa: S105  public on purpose, refused outside the demo


class NotTheDemoPassword:
    """The password that everybody knows opens no real account."""

    def validate(self, password, user=None):
        if password == DEMO_PASSWORD:
            raise ValidationError(_("This password is public: it opens the demonstration only."))

    def get_help_text(self):
        return ""
