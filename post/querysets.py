"""Reads of the post."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from core.dates import WorkingDays
from core.quiet import is_allowed
from post.enums import LetterState

#: A letter claimed longer ago than this was being sent when its process died.
LOST_AFTER = timedelta(minutes=15)


class LetterQuerySet(models.QuerySet):
    def due(self, now=None):
        """What may go out now, oldest first; at night and on holidays only what is urgent."""
        now = now or timezone.now()
        rows = self.filter(state=LetterState.WAITING, not_before__lte=now)
        if not is_allowed(now, WorkingDays()):
            rows = rows.filter(is_quiet=False)
        return rows.order_by("not_before", "id")

    def lost(self, now=None):
        """Claimed long ago and never marked: nobody knows whether they went out."""
        now = now or timezone.now()
        return self.filter(state=LetterState.CLAIMED, claimed_at__lt=now - LOST_AFTER)

    def undelivered(self):
        """What an operator has to look at."""
        return self.filter(state__in=[LetterState.REFUSED, LetterState.UNCERTAIN])
