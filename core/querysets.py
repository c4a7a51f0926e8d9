"""Reads that tables of several apps share."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

#: How long a text that met another one waits to be chosen (A30).
COPIES_KEPT = timedelta(days=30)


class TransitionQuerySet(models.QuerySet):
    def status_before(self, moment):
        """Subquery: the status that the last of these steps before `moment` led to."""
        last = self.filter(at__lt=moment).order_by("-at", "-pk")
        return models.Subquery(last.values("to_status")[:1])


class DraftCopyQuerySet(models.QuerySet):
    def waiting(self):
        """Not chosen yet, and not older than 30 days (A30)."""
        return self.filter(chosen_at=None, made_at__gte=timezone.now() - COPIES_KEPT)

    def settle(self, shown):
        """The person chose with the copies `shown` (ids) before them; others go on waiting."""
        return self.waiting().filter(pk__in=shown).update(chosen_at=timezone.now())


class SharedDraftQuerySet(models.QuerySet):
    """What one of several hands is writing is theirs alone until the button."""

    def visible_to(self, member):
        return self.filter(author=member)

    def first_of(self, member):
        """The draft itself, without the texts that met it from the author's other pages."""
        return self.filter(author=member, met_at=None)

    def met(self, member):
        """The author's own texts that met the draft, the latest first."""
        return self.filter(author=member, met_at__isnull=False).order_by("-met_at", "-pk")


class SharedVersionQuerySet(models.QuerySet):
    def beside(self):
        """Second texts that nobody has put together with the first yet (A29)."""
        return self.filter(number=None, settled_in=None)
