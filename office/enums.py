"""Words the office speaks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SignIn(models.TextChoices):
    """How far a person is on the way into the portal."""

    NOT_INVITED = "not_invited", _("not invited yet")
    INVITED = "invited", _("invited")
    OPENED = "opened", _("opened the invitation")
    EXPIRED = "expired", _("the invitation has expired")
    REFUSED = "refused", _("the letter was refused")
    NEVER = "never", _("has never signed in")
    IN_USE = "in_use", _("in use")
