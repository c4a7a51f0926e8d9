"""Every read of reflections that is worth a name."""

from django.db import models
from django.db.models import Q, Subquery

from core.querysets import DraftCopyQuerySet
from groups.audience import curated_by, readable_by
from reflections.enums import ReflectionStatus


class ReflectionQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Own reflections, and the words of what others submitted and share with this reader."""
        return self.filter(readable_by(member, submitted=Q(status=ReflectionStatus.SUBMITTED)))

    def submitted(self):
        return self.filter(status=ReflectionStatus.SUBMITTED)

    def newest_first(self):
        return self.order_by("-month", "-pk")


class ReflectionPartQuerySet(models.QuerySet):
    """Attachments: read by whoever may read the reflection."""

    def visible_to(self, member):
        reflections = self.model._meta.get_field("reflection").related_model.objects
        return self.filter(reflection__in=reflections.visible_to(member))


class ReflectionOwnQuerySet(models.QuerySet):
    """The history of changes: the owner's and the curator's."""

    def visible_to(self, member):
        curated = curated_by(member, owner="reflection__owner", year="reflection__year")
        submitted = Q(reflection__status=ReflectionStatus.SUBMITTED)
        return self.filter(Q(reflection__owner=member) | (submitted & curated))


class ReflectionCopyQuerySet(DraftCopyQuerySet):
    def visible_to(self, member):
        """Nobody's but the owner's."""
        return self.filter(reflection__owner=member)


class PromptVersionQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-from_month")


class PromptQuerySet(models.QuerySet):
    def for_month(self, school_id, month):
        """The questions that a reflection of `month` begins with (A40)."""
        versions = self.model._meta.get_field("version").related_model.objects
        valid = versions.filter(school=school_id, from_month__lte=month).newest_first()
        return self.filter(version=Subquery(valid.values("pk")[:1]))
