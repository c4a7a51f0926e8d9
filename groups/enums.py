"""Who learns with whom, and who may read what a teacher shares."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GroupKind(models.TextChoices):
    APT = "apt", _("APT group")
    SUBJECT = "subject", _("subject group")


class Audience(models.TextChoices):
    """One ladder; each step includes the ones before. Never below the curator."""

    CURATOR = "curator", _("curator")
    GROUP = "group", _("group")
    SCHOOL = "school", _("school")
