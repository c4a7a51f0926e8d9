"""Every read of meetings that is worth a name."""

from django.db import models
from django.utils import timezone

from groups.models import Membership
from meetings.enums import MeetingStatus, Presence


def groups_read_by(member):
    """The groups whose meetings `member` reads: own ones, and those of closed years whose last
    members they were (A14). Who left a group, or the school, reads them no more."""
    return Membership.objects.now().filter(member=member).order_by().values("group")


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Members of that group in that year and no one else, whatever their office."""
        return self.filter(group__in=groups_read_by(member))

    def standing(self):
        """Planned or held: what was cancelled is not among them."""
        return self.exclude(status=MeetingStatus.CANCELLED)

    def planned(self):
        return self.filter(status=MeetingStatus.PLANNED)

    def held(self):
        return self.filter(status=MeetingStatus.HELD)

    def ahead(self, now=None):
        """Planned and not over yet."""
        return self.planned().filter(ends_at__gt=now or timezone.now())

    def on_days(self, first, last):
        return self.filter(starts_at__date__range=(first, last))

    def in_order(self):
        return self.order_by("starts_at", "pk")

    def newest_first(self):
        return self.order_by("-starts_at", "-pk")


class MeetingPartQuerySet(models.QuerySet):
    """What belongs to one meeting (`meeting`): seen with it."""

    def visible_to(self, member):
        return self.filter(meeting__group__in=groups_read_by(member))


class AttendanceQuerySet(MeetingPartQuerySet):
    def answered(self):
        return self.exclude(intention="")

    def present(self):
        return self.filter(presence=Presence.PRESENT)
