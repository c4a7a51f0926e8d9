"""What is counted of a whole school year."""

from django.db import models
from django.db.models import F, Q

from years.models import YearCount


class GoalCount(YearCount):
    """How many of those who take part have submitted a goal, and had it agreed (or closed)."""

    submitted = models.PositiveIntegerField()
    agreed = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year"], name="goals_goalcount_once"),
            models.CheckConstraint(
                condition=Q(agreed__lte=F("submitted")), name="goals_goalcount_agreed_submitted"
            ),
        ]
