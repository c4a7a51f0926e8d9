"""Words the reflections app speaks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReflectionStatus(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")


REFLECTION_FLOW = {
    ReflectionStatus.DRAFT: {ReflectionStatus.SUBMITTED},
    ReflectionStatus.SUBMITTED: {ReflectionStatus.DRAFT},
}


class HowItWent(models.TextChoices):
    """Of last month's next step."""

    WORKED = "worked", _("worked")
    PARTLY = "partly", _("partly")
    NOT_TRIED = "not_tried", _("not tried yet")


class Growth(models.TextChoices):
    """Growth categories A, B, C: the research result of seed 004."""

    A1 = "A1", _("Conscious striving to grow")
    A2 = "A2", _("Integrating what was learnt")
    A3 = "A3", _("Pupils' learning needs")
    A4 = "A4", _("Changing professional identity")
    A5 = "A5", _("Positive interaction")
    A6 = "A6", _("Overcoming limits and obstacles")
    B1 = "B1", _("Observing and sharing")
    B2 = "B2", _("Self-managed groups")
    B3 = "B3", _("Conditions for learning together")
    B4 = "B4", _("Positive relations with colleagues")
    C1 = "C1", _("Purposeful agency")
    C2 = "C2", _("A concrete personal goal")
    C3 = "C3", _("Systematic reflection")
    C4 = "C4", _("Curating as support")


#: The three families, in order.
FAMILIES = {
    "A": _("Changes through reflection"),
    "B": _("Collegial collaboration"),
    "C": _("Growth enabled by the organisation"),
}
