"""Words the people app speaks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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

    NEUTRAL = "", _("kuratorius (-ė)")
    FEMININE = "f", _("kuratorė")
    MASCULINE = "m", _("kuratorius")
