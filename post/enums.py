"""How a letter fares."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    CLAIMED = "claimed", _("being sent")
    SENT = "sent", _("sent")
    REFUSED = "refused", _("refused by the mail server")
    UNCERTAIN = "uncertain", _("uncertain")
    WITHDRAWN = "withdrawn", _("no longer needed")
