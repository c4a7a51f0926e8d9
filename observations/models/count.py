"""What is counted of a whole term."""

from django.db import models
from django.db.models import F, Q

from years.models import Term, YearCount


class LessonCount(YearCount):
    """The 2+2 of one term: lessons asked of all, and how many of them are done.

    Of each person as many as asked are counted: one's fifth lesson stands for nobody else's.
    `people` are asked for at least one, `having` have done one, `lacking` are still to.
    """

    TOLD_APART_BY = ("term",)

    term = models.ForeignKey(Term, models.CASCADE, related_name="+")
    asked = models.PositiveIntegerField()
    done = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    having = models.PositiveIntegerField()
    lacking = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["term"], name="observations_lessoncount_once"),
            models.CheckConstraint(
                condition=Q(done__lte=F("asked")), name="observations_lessoncount_done_asked"
            ),
        ]
