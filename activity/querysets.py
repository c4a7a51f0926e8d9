"""Reads of what happened."""

from django.db import models


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, member):
        """One's own inbox and nobody else's."""
        return self.filter(member=member)

    def unread(self):
        return self.filter(read_at=None)

    def newest_first(self):
        return self.select_related("entry__actor").order_by("-entry__at", "-pk")
