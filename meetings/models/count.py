"""What is counted of a whole school year."""

from django.db import models
from django.db.models import F, Q

from years.models import YearCount


class MeetingCount(YearCount):
    """Meetings of APT groups that were held, and how their members came to them.

    `marks` and `present` count people at meetings; `people` were marked at one, `having` came
    to one, `lacking` missed one.
    """

    held = models.PositiveIntegerField()
    marks = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    having = models.PositiveIntegerField()
    lacking = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year"], name="meetings_count_once"),
            models.CheckConstraint(
                condition=Q(present__lte=F("marks")), name="meetings_count_present_marked"
            ),
        ]
