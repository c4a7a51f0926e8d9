"""Who looks across several schools: counts of schools, never a person."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.models import TimeStamped
from people.models.accounts import User


class Municipality(TimeStamped):
    """A municipality (savivaldybė): its schools name it."""

    name = models.CharField(_("name"), max_length=150)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="people_municipality_once",
                violation_error_message=_("There is a municipality of this name already."),
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="people_municipality_named"),
        ]

    def __str__(self):
        return self.name


class MunicipalityViewer(TimeStamped):
    """A person who may open the municipality's page; needs no membership of any school."""

    user = models.ForeignKey(User, models.PROTECT, related_name="municipality_views")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="viewers")

    class Meta:
        verbose_name = _("municipality viewer")
        verbose_name_plural = _("municipality viewers")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "municipality"], name="people_municipalityviewer_once"
            ),
        ]

    def __str__(self):
        return f"{self.user} – {self.municipality}"
