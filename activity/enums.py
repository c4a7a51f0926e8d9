"""How a notice reaches a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    AT_ONCE = "at_once", _("by e-mail at once")
    DIGEST = "digest", _("in the weekly digest")
    NONE = "none", _("only here, in the inbox")
