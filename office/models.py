"""What the office keeps: files of staff on their way in."""

from django.db import models

from core.models import CreatedOnce, TimeStamped
from office.querysets import ImportBatchQuerySet
from people.models import Member, School


class ImportBatch(CreatedOnce, TimeStamped):
    """A staff file between its upload and its confirmation.

    `rows` are [{"n": row number, "cells": {column: text}}]; they are dropped when the file
    has been applied, and `counts` stays.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    rows = models.JSONField(default=list)
    #: headings of the file that mean none of our columns
    unknown = models.JSONField(default=list)
    applied_at = models.DateTimeField(null=True, blank=True)
    #: {"new": n, "changed": n, "unchanged": n}
    counts = models.JSONField(default=dict)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(applied_at=None) | models.Q(rows=[]),
                name="office_importbatch_keeps_nothing_applied",
            ),
        ]

    def __str__(self):
        return f"{self.name} #{self.pk}"
