"""Words the people app speaks."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Language(models.TextChoices):
    LT = "lt", _("Lithuanian")
    EN = "en", _("English")


class SchoolKind(models.TextChoices):
    """Decides between lesson, class, pupil and activity, group, child."""

    SCHOOL = "school", _("school")
    KINDERGARTEN = "kindergarten", _("kindergarten")


class Category(models.TextChoices):
    """Qualification categories (regulation ISAK-3216); specialists have the same four."""

    NONE = "", _("no category")
    TEACHER = "teacher", _("teacher")
    SENIOR = "senior", _("senior teacher")
    METHODIST = "methodist", _("teacher methodologist")
    EXPERT = "expert", _("teacher expert")


class WordForm(models.TextChoices):
    """How role words are said of this person, by the person's own choice."""

    NEUTRAL = "", pgettext_lazy("either form", "curator")
    FEMININE = "f", pgettext_lazy("feminine", "curator")
    MASCULINE = "m", pgettext_lazy("masculine", "curator")


class InvitationState(models.TextChoices):
    """What an invitation's link opens today."""

    OPEN = "open", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    WITHDRAWN = "withdrawn", _("taken back")
    EXPIRED = "expired", _("expired")


class EmailChangeState(models.TextChoices):
    """What the links of an asked change of address open today."""

    WAITING = "waiting", _("waiting to be confirmed")
    DONE = "done", _("done")
    WITHDRAWN = "withdrawn", _("taken back")
    EXPIRED = "expired", _("expired")


class Mailbox(models.TextChoices):
    """The two that have to confirm a change of address; the values begin column names."""

    OLD = "old", _("the present address")
    NEW = "new", _("the new address")
