"""Reads of what the office keeps."""

from datetime import timedelta

from django.db import models

#: By then a failure was mended or was none.
FAILURES_KEPT = timedelta(days=30)


class ImportBatchQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Files with the staff's data are the administrators' of that school."""
        if not member.is_administrator or member.has_left():
            return self.none()
        return self.filter(school_id=member.school_id)


class FailureQuerySet(models.QuerySet):
    def to_settle(self):
        """What an operator has not looked at yet."""
        return self.filter(settled_at=None)

    def outlived(self, now):
        return self.filter(at__lt=now - FAILURES_KEPT)
