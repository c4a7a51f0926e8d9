"""The life of a school year, and how it is divided."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class YearStatus(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("school year", "planned")
    OPEN = "open", pgettext_lazy("school year", "open")
    CLOSED = "closed", pgettext_lazy("school year", "closed")


class TermSystem(models.TextChoices):
    HALVES = "halves", _("two half-years")
    TRIMESTERS = "trimesters", _("three trimesters")


#: From each status, where a year may go next (A9).
YEAR_FLOW = {
    YearStatus.PLANNED: {YearStatus.OPEN},
    YearStatus.OPEN: {YearStatus.CLOSED},
    YearStatus.CLOSED: {YearStatus.OPEN},
}
