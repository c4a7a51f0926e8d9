"""The year's APT goal (mokslo metų APT tikslas), its steps and its self-assessments."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.constraints import known
from core.models import Amendment, Attachment, CreatedOnce, DraftCopy, TimeStamped, Transition
from dialogue.models import Thread
from goals.enums import (
    ASSESSMENT_FLOW,
    EDITABLE,
    GOAL_FLOW,
    AssessmentStatus,
    Closeness,
    Competence,
    GoalStatus,
    Moment,
    Outcome,
)
from goals.querysets import (
    GoalHistoryQuerySet,
    GoalPartQuerySet,
    GoalQuerySet,
    SelfAssessmentQuerySet,
)
from groups.enums import Audience
from people.models import Member
from years.models import Direction, SchoolYear


class Goal(TimeStamped):
    """One per member and school year; its sentence is its name everywhere (A2).

    `pending` holds an amendment that its owner is typing after agreement, seen by nobody
    else until „Pateikti pataisą“. `version` grows with every save of the text.
    """

    FLOW = GOAL_FLOW
    TRANSITIONS = "transitions"
    #: the words that an amendment may change
    TEXT_FIELDS = ("sentence", "why", "criteria")

    owner = models.ForeignKey(Member, models.PROTECT, related_name="goals")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="goals")
    status = models.CharField(max_length=10, choices=GoalStatus, default=GoalStatus.DRAFT)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.SCHOOL)
    sentence = models.CharField(_("the goal"), max_length=300, blank=True)
    why = models.TextField(_("why it matters for pupils"), blank=True)
    #: one criterion a line
    criteria = models.TextField(_("how I will know"), blank=True)
    competence = models.CharField(
        _("competence"), max_length=12, choices=Competence, blank=True, default=""
    )
    direction = models.ForeignKey(
        Direction, models.PROTECT, null=True, blank=True, related_name="goals"
    )
    is_other_direction = models.BooleanField(_("another direction"), default=False)
    version = models.PositiveIntegerField(default=0)
    pending = models.JSONField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    return_note = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default="")
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="carried_to"
    )

    objects = GoalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "year"], name="goals_goal_once_a_year"),
            known("status", GoalStatus, name="goals_goal_status_known"),
            known("audience", Audience, name="goals_goal_audience_known"),
            known("outcome", Outcome, name="goals_goal_outcome_known"),
            known("competence", Competence, name="goals_goal_competence_known"),
            models.CheckConstraint(
                condition=Q(status=GoalStatus.DRAFT) | ~Q(sentence=""),
                name="goals_goal_submitted_has_sentence",
            ),
            models.CheckConstraint(
                condition=Q(status=GoalStatus.CLOSED, closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(status=GoalStatus.CLOSED) & Q(closed_at=None, outcome=""),
                name="goals_goal_closed_has_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(status=GoalStatus.RETURNED) | ~Q(return_note=""),
                name="goals_goal_returned_has_note",
            ),
            models.CheckConstraint(
                condition=Q(direction=None) | Q(is_other_direction=False),
                name="goals_goal_one_direction",
            ),
        ]
        indexes = [
            # the school's dashboard: goals of a year by state and direction
            models.Index(fields=["year", "status", "direction"], name="goals_goal_of_year"),
        ]

    def __str__(self):
        return self.sentence

    def get_absolute_url(self):
        return reverse("goals:detail", args=[self.pk])

    @property
    def is_editable(self):
        return self.status in EDITABLE

    @property
    def criteria_lines(self):
        return [line.strip() for line in self.criteria.splitlines() if line.strip()]


class GoalTransition(Transition):
    record = models.ForeignKey(Goal, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class GoalStep(CreatedOnce, TimeStamped):
    """One planned step (veiklų planas); ticking or adding one never changes the goal (A3)."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="steps")
    text = models.CharField(_("what"), max_length=300)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = GoalPartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="goals_goalstep_has_text"),
        ]
        ordering = ["position", "pk"]

    def __str__(self):
        return self.text


class GoalAmendment(Amendment):
    """What one change after agreement said before and says now."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="amendments")

    objects = GoalHistoryQuerySet.as_manager()

    class Meta(Amendment.Meta):
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.field} of {self.goal_id}"


class GoalAttachment(Attachment):
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="attachments")

    objects = GoalPartQuerySet.as_manager()

    def __str__(self):
        return self.name


class GoalDraftCopy(DraftCopy):
    """The text that arrived second, kept until its owner chooses (A30)."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="copies")

    def __str__(self):
        return f"copy of {self.goal_id}"


class SelfAssessment(TimeStamped):
    """Five steps and words, at mid-year and at the year's end."""

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
    version = models.PositiveIntegerField(default=0)
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
                condition=Q(status=AssessmentStatus.DRAFT) | Q(closeness__isnull=False),
                name="goals_assessment_submitted_whole",
            ),
        ]

    def __str__(self):
        return f"{self.moment} of {self.goal_id}"


class GoalThread(models.Model):
    """Links a goal to its thread with one curator."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="threads")
    thread = models.OneToOneField(Thread, models.PROTECT, related_name="goal_link")

    def __str__(self):
        return f"{self.goal_id}: {self.thread_id}"


class AssessmentThread(models.Model):
    """Links a self-assessment to its thread with one curator."""

    assessment = models.ForeignKey(SelfAssessment, models.PROTECT, related_name="threads")
    thread = models.OneToOneField(Thread, models.PROTECT, related_name="assessment_link")

    def __str__(self):
        return f"{self.assessment_id}: {self.thread_id}"


class GoalAudienceChange(models.Model):
    """Who could read before and since: kept, told to nobody."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="audience_changes")
    was = models.CharField(max_length=10, choices=Audience)
    now = models.CharField(max_length=10, choices=Audience)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    def __str__(self):
        return f"{self.was} → {self.now}"
