"""Reads over curators and groups that every owned record builds its scope on."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from groups.enums import GroupKind
from years.enums import YearStatus


def running(day=None):
    """Rows with from_on/until_on that hold on `day`."""
    day = day or timezone.localdate()
    return Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gte=day))


class CuratorshipQuerySet(models.QuerySet):
    def now(self, day=None):
        """In force on `day`; a closed year has none (A6)."""
        return self.filter(running(day), year__status=YearStatus.OPEN)

    def current(self):
        """Standing in their year, which may be yet to open: not ended before today."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=timezone.localdate()))

    def of(self, member, year):
        return self.filter(member=member, year=year)

    def visible_to(self, member):
        """The two, and the administrator."""
        mine = Q(member=member) | Q(curator=member)
        if member.is_administrator and not member.has_left():
            return self.filter(mine | Q(year__school_id=member.school_id))
        return self.filter(mine)


class AptGroupQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Groups, their names and members are known to the whole school."""
        return self.filter(year__school_id=member.school_id)


class MembershipQuerySet(models.QuerySet):
    def now(self):
        """Not ended before today; the last members of a closed year stay (A14)."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=timezone.localdate()))

    def apt(self):
        return self.filter(group__kind=GroupKind.APT)

    def visible_to(self, member):
        return self.filter(group__year__school_id=member.school_id)
