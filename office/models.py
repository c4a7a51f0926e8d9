"""What the office keeps: files of staff on their way in, rounds of the server that failed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import CreatedOnce, TimeStamped
from office.querysets import FailureQuerySet, ImportBatchQuerySet
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


class Failure(models.Model):
    """Background work that failed: which, when, what kind of error and where in the code.

    Never the error's message: it may quote what a person wrote.
    """

    task = models.CharField(_("task"), max_length=80)
    at = models.DateTimeField(_("when"), default=timezone.now)
    #: the error's class, e.g. "OperationalError"
    kind = models.CharField(_("kind of error"), max_length=80)
    #: "post/services.py:81"; empty when the process died outside our code
    place = models.CharField(_("place in the code"), max_length=200, blank=True)
    #: ids alone: "year 3 of school 2"
    about = models.CharField(_("about"), max_length=80, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)

    objects = FailureQuerySet.as_manager()

    class Meta:
        verbose_name = _("failed task")
        verbose_name_plural = _("failed tasks")
        indexes = [
            # the operator's list, newest first
            models.Index(fields=["-at"], name="office_failure_newest"),
        ]

    def __str__(self):
        return f"{self.task}: {self.kind}"
