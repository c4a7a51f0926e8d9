"""Self-assessment (įsivertinimas): five steps and words, at mid-year and at the year's end."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.constraints import known
from core.models import Autosaved, DraftCopy, TimeStamped
from dialogue.models import Thread
from goals.enums import ASSESSMENT_FLOW, AssessmentStatus, Closeness, Moment
from goals.models.goal import Goal
from goals.querysets import SelfAssessmentQuerySet


class SelfAssessment(Autosaved, TimeStamped):
    """One per goal and moment; read by the owner and, once submitted, the curator."""

    FLOW = ASSESSMENT_FLOW

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="assessments")
    moment = models.CharField(max_length=3, choices=Moment)
    status = models.CharField(
        max_length=10, choices=AssessmentStatus, default=AssessmentStatus.DRAFT
    )
    closeness = models.PositiveSmallIntegerField(
        _("how close to the goal"), choices=Closeness, null=True, blank=True
    )
    words = models.TextField(_("in words"), blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = SelfAssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goal", "moment"], name="goals_assessment_once"),
            known("moment", Moment, name="goals_assessment_moment_known"),
            known("status", AssessmentStatus, name="goals_assessment_status_known"),
            models.CheckConstraint(
                condition=Q(closeness=None) | Q(closeness__gte=1, closeness__lte=5),
                name="goals_assessment_five_steps",
            ),
            models.CheckConstraint(
                condition=Q(status=AssessmentStatus.DRAFT)
                | Q(closeness__isnull=False, submitted_at__isnull=False),
                name="goals_assessment_submitted_whole",
            ),
        ]

    def __str__(self):
        return f"{self.moment} of {self.goal_id}"

    def get_absolute_url(self):
        return reverse("goals:assessment", args=[self.goal_id, self.moment])

    @property
    def subject(self):
        """The text key of notices and threads."""
        return f"assessment:{self.pk}"

    @property
    def is_submitted(self):
        return self.status == AssessmentStatus.SUBMITTED


class AssessmentDraftCopy(DraftCopy):
    """The text that arrived second, kept until its owner chooses (A30)."""

    assessment = models.ForeignKey(SelfAssessment, models.CASCADE, related_name="copies")

    def __str__(self):
        return f"copy of {self.assessment_id}"


class AssessmentThread(models.Model):
    """Links a self-assessment to its thread with one curator."""

    assessment = models.ForeignKey(SelfAssessment, models.PROTECT, related_name="threads")
    thread = models.OneToOneField(Thread, models.PROTECT, related_name="assessment_link")

    def __str__(self):
        return f"{self.assessment_id}: {self.thread_id}"
