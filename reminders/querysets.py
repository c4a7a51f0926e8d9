"""Reads of what the schools decided about reminders."""

from django.db import models


class RuleQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The school's own, and the administrator's to keep."""
        if not member.is_administrator or member.has_left():
            return self.none()
        return self.filter(school_id=member.school_id)
