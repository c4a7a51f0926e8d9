"""Reads of what the schools decided about reminders, and of people's calendars."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

#: So long after its day what was called off is still said to be, and what was is shown.
CANCELLED_FOR = timedelta(days=90)
SHOWN_FOR = timedelta(days=400)


class RuleQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The school's own, and the administrator's to keep."""
        if not member.is_administrator or member.has_left():
            return self.none()
        return self.filter(school_id=member.school_id)


class FeedQuerySet(models.QuerySet):
    def visible_to(self, member):
        """One's own, from whichever membership one looks."""
        return self.filter(user=member.user_id)


class FeedItemQuerySet(models.QuerySet):
    def in_order(self):
        return self.order_by("day", "starts_at", "pk")

    def outdated(self, today):
        """What calendars need not hear of any more."""
        gone = Q(is_cancelled=True, day__lt=today - CANCELLED_FOR)
        return self.filter(gone | Q(day__lt=today - SHOWN_FOR))
