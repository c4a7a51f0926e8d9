"""What hangs on a goal: steps, attachments, the history of changes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.models import Amendment, Attachment, CreatedOnce, TimeStamped
from core.searching import WordsField
from goals.models.goal import Goal
from goals.querysets import GoalHistoryQuerySet, GoalPartQuerySet, GoalStepQuerySet
from groups.enums import Audience
from people.models import Member


class GoalStep(CreatedOnce, TimeStamped):
    """One planned step (veiklų planas); ticking or adding one never changes the goal (A3)."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="steps")
    text = models.CharField(_("what"), max_length=300)
    folded = WordsField(of=("text",))
    due_on = models.DateField(_("by when"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = GoalStepQuerySet.as_manager()

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


class GoalAttachment(Attachment, CreatedOnce):
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="attachments")

    objects = GoalPartQuerySet.as_manager()

    def __str__(self):
        return self.name


class GoalAudienceChange(models.Model):
    """Who could read before and since: kept, told to nobody."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="audience_changes")
    was = models.CharField(max_length=10, choices=Audience)
    now = models.CharField(max_length=10, choices=Audience)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")

    objects = GoalHistoryQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.was} → {self.now}"
