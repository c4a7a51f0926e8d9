"""Reads that tables of several apps share."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

#: How long a text that met another one waits to be chosen (A30).
COPIES_KEPT = timedelta(days=30)


class DraftCopyQuerySet(models.QuerySet):
    def waiting(self):
        """Not chosen yet, and not older than 30 days (A30)."""
        return self.filter(chosen_at=None, made_at__gte=timezone.now() - COPIES_KEPT)

    def settle(self, shown):
        """The person chose with the copies `shown` (ids) before them; others go on waiting."""
        return self.waiting().filter(pk__in=shown).update(chosen_at=timezone.now())
