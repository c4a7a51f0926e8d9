"""Reads of what the office keeps."""

from django.db import models


class ImportBatchQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Files with the staff's data are the administrators' of that school."""
        if not member.is_administrator or member.has_left():
            return self.none()
        return self.filter(school_id=member.school_id)
