"""Mokytojo veiklos ataskaita (seed 003): what the sixteen hours were, in the teacher's words."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from coaching.advising_enums import REPORT_FLOW, Recommends, ReportStatus
from coaching.advising_querysets import ReportQuerySet
from coaching.models.advising import Advising
from core.constraints import known
from core.models import Autosaved, DraftCopy, TimeStamped, Transition


class AdvisingReport(Autosaved, TimeStamped):
    """The questions and lengths are the seed's own; how long a line is, `coaching.lines` says."""

    FLOW = REPORT_FLOW
    TRANSITIONS = "transitions"

    advising = models.OneToOneField(Advising, models.PROTECT, related_name="report")
    status = models.CharField(max_length=10, choices=ReportStatus, default=ReportStatus.DRAFT)
    name = models.CharField(_("Name and surname"), max_length=170, blank=True)
    subject = models.CharField(_("Subject you teach"), max_length=150, blank=True)
    experience = models.CharField(_("Years of teaching"), max_length=60, blank=True)
    prompted = models.TextField(_("What prompted you to work with a teacher adviser"), blank=True)
    advantages = models.TextField(_("Advantages of learning with a teacher adviser"), blank=True)
    drawbacks = models.TextField(_("Drawbacks of learning with a teacher adviser"), blank=True)
    preparation = models.TextField(
        _("Describe (up to 5 lines) how you prepared for the individual training"), blank=True
    )
    content = models.TextField(
        _(
            "Describe (up to 10 lines) the content, form and results of the individual training "
            "(what you learned, which skills you gained or strengthened, whether you could "
            "apply them in a lesson, and so on)"
        ),
        blank=True,
    )
    successes = models.TextField(_("Briefly (up to 5 lines) describe your successes"), blank=True)
    recommends = models.CharField(
        _("Would you recommend learning with a teacher adviser to a colleague?"),
        max_length=3,
        choices=Recommends,
        blank=True,
        default="",
    )
    reason = models.TextField(_("Why?"), blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            known("status", ReportStatus, name="coaching_report_status_known"),
            models.CheckConstraint(
                condition=Q(recommends="") | Q(recommends__in=Recommends.values),
                name="coaching_report_recommends_known",
            ),
            models.CheckConstraint(
                condition=Q(status=ReportStatus.DRAFT, submitted_at=None)
                | (
                    Q(status=ReportStatus.SUBMITTED, submitted_at__isnull=False)
                    & ~Q(recommends="")
                    & ~Q(content="")
                ),
                name="coaching_report_submitted_is_whole",
            ),
        ]

    def __str__(self):
        return f"report of {self.advising_id}"

    def get_absolute_url(self):
        return reverse("coaching:report", args=[self.advising_id])

    @property
    def is_submitted(self):
        return self.status == ReportStatus.SUBMITTED


class ReportTransition(Transition):
    record = models.ForeignKey(AdvisingReport, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class ReportDraftCopy(DraftCopy):
    """The text that arrived second, kept until its owner chooses (A30)."""

    report = models.ForeignKey(AdvisingReport, models.CASCADE, related_name="copies")

    def __str__(self):
        return f"copy of {self.report_id}"
