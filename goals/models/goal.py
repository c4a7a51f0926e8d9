"""The year's APT goal (mokslo metų APT tikslas)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.constraints import known
from core.models import Autosaved, DraftCopy, TimeStamped, Transition
from core.searching import WordsField
from dialogue.models import Thread
from goals.enums import EDITABLE, GOAL_FLOW, KEEPS_PENDING, Competence, GoalStatus, Outcome
from goals.querysets import GoalQuerySet, GoalThreadQuerySet
from groups.enums import Audience
from people.models import Member
from years.models import Direction, SchoolYear


class Goal(Autosaved, TimeStamped):
    """One per member and school year; its sentence is its name everywhere (A2).

    A draft is typed into its own columns. Once others can read the goal, what its owner
    types waits in `pending`, seen by nobody else, until a button makes it the text: with
    „Pateikti“ after a return, with „Pateikti pataisą“ after agreement.
    """

    FLOW = GOAL_FLOW
    TRANSITIONS = "transitions"
    #: what the text form holds; `pending` and draft copies use the same names
    TEXT_FIELDS = ("sentence", "why", "criteria", "competence", "direction")

    owner = models.ForeignKey(Member, models.PROTECT, related_name="goals")
    year = models.ForeignKey(SchoolYear, models.PROTECT, related_name="goals")
    status = models.CharField(max_length=10, choices=GoalStatus, default=GoalStatus.DRAFT)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.SCHOOL)
    sentence = models.CharField(_("the goal"), max_length=300, blank=True)
    why = models.TextField(_("why it matters for pupils"), blank=True)
    #: one criterion a line
    criteria = models.TextField(_("how I will know"), blank=True)
    folded = WordsField(of=("sentence", "why", "criteria"))
    competence = models.CharField(
        _("competence"), max_length=12, choices=Competence, blank=True, default=""
    )
    direction = models.ForeignKey(
        Direction, models.PROTECT, null=True, blank=True, related_name="goals"
    )
    is_other_direction = models.BooleanField(_("another direction"), default=False)
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
            models.CheckConstraint(
                condition=Q(outcome="") | Q(outcome__in=Outcome.values),
                name="goals_goal_outcome_known",
            ),
            models.CheckConstraint(
                condition=Q(competence="") | Q(competence__in=Competence.values),
                name="goals_goal_competence_known",
            ),
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
            models.CheckConstraint(
                condition=Q(pending=None) | Q(status__in=KEEPS_PENDING),
                name="goals_goal_pending_out_of_draft",
            ),
        ]

    def __str__(self):
        return self.sentence

    def get_absolute_url(self):
        return reverse("goals:detail", args=[self.pk])

    @property
    def subject(self):
        """The text key of notices and threads."""
        return f"goal:{self.pk}"

    @property
    def is_draft(self):
        return self.status == GoalStatus.DRAFT

    @property
    def is_editable(self):
        return self.status in EDITABLE

    @property
    def keeps_pending(self):
        return self.status in KEEPS_PENDING

    @property
    def criteria_lines(self):
        return lines(self.criteria)

    @property
    def direction_choice(self):
        """As the text form knows it: a direction's id, "other" or nothing."""
        return "other" if self.is_other_direction else str(self.direction_id or "")


def lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


class GoalTransition(Transition):
    record = models.ForeignKey(Goal, models.CASCADE, related_name="transitions")

    def __str__(self):
        return f"{self.from_status} → {self.to_status}"


class GoalDraftCopy(DraftCopy):
    """The text that arrived second, kept until its owner chooses (A30)."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="copies")

    def __str__(self):
        return f"copy of {self.goal_id}"


class GoalThread(models.Model):
    """Links a goal to its thread with one curator."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="threads")
    thread = models.OneToOneField(Thread, models.PROTECT, related_name="goal_link")

    objects = GoalThreadQuerySet.as_manager()

    def __str__(self):
        return f"{self.goal_id}: {self.thread_id}"
