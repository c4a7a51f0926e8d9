"""Every read of goals that is worth a name."""

from django.db import models
from django.db.models import Count, Q

from goals.enums import AssessmentStatus, GoalStatus
from groups.audience import curated_by, readable_by


class GoalQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Own goals, and the words of what others submitted and share with this reader."""
        return self.filter(readable_by(member, submitted=~Q(status=GoalStatus.DRAFT)))

    def submitted(self):
        """Out of the draft: what counts as having a goal."""
        return self.exclude(status=GoalStatus.DRAFT)

    def with_steps_done(self):
        """Adds `steps_total` and `steps_done`."""
        return self.annotate(
            steps_total=Count("steps"),
            steps_done=Count("steps", filter=Q(steps__done_on__isnull=False)),
        )


class SelfAssessmentQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The owner; once submitted, the curator."""
        submitted = Q(status=AssessmentStatus.SUBMITTED)
        curated = curated_by(member, owner="goal__owner", year="goal__year")
        return self.filter(Q(goal__owner=member) | (submitted & curated))


class GoalPartQuerySet(models.QuerySet):
    """Steps and attachments: read by whoever may read the goal's words."""

    def visible_to(self, member):
        return self.filter(goal__in=self._goals().visible_to(member))

    def _goals(self):
        return self.model._meta.get_field("goal").related_model.objects


class GoalHistoryQuerySet(models.QuerySet):
    """The history of changes: the owner's and the curator's."""

    def visible_to(self, member):
        curated = curated_by(member, owner="goal__owner", year="goal__year")
        return self.filter(Q(goal__owner=member) | (~Q(goal__status=GoalStatus.DRAFT) & curated))
