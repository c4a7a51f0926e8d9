"""What a member was told of who sees what."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from people.models.staff import Member
from people.querysets import AcceptanceQuerySet


class Acceptance(models.Model):
    """The member has read the promises as they stood in this version; written once, kept."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="acceptances")
    version = models.PositiveSmallIntegerField()
    accepted_at = models.DateTimeField(default=timezone.now)

    objects = AcceptanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "version"], name="people_acceptance_once"),
            models.CheckConstraint(
                condition=Q(version__gte=1), name="people_acceptance_version_from_one"
            ),
        ]

    def __str__(self):
        return f"member {self.member_id}: {self.version}"
