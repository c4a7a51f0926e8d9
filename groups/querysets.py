"""Reads over curators and groups that every owned record builds its scope on."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from groups.enums import GroupKind
from years.enums import YearStatus
from years.models import YearTransition


def running(day=None):
    """Rows with from_on/until_on that hold on `day`."""
    day = day or timezone.localdate()
    return Q(from_on__lte=day) & (Q(until_on=None) | Q(until_on__gte=day))


def ended_by_leaving(today=None):
    """Q over curatorships: they held on the last day of a teacher who left (A34).

    The curator is here still. A year closed by that day had ended them before (A6).
    """
    today = today or timezone.localdate()
    closed_since = YearTransition.objects.filter(
        record=OuterRef("year"),
        to_status=YearStatus.CLOSED,
        at__date__gt=OuterRef("member__left_on"),
    )
    held = Q(year__status=YearStatus.OPEN) | Q(
        Exists(closed_since), year__status=YearStatus.CLOSED
    )
    is_here = Q(curator__left_on=None) | Q(curator__left_on__gte=today)
    return held & is_here & Q(member__left_on__lt=today, until_on=F("member__left_on"))


class CuratorshipQuerySet(models.QuerySet):
    def now(self, day=None):
        """In force on `day`; a closed year has none (A6)."""
        return self.filter(running(day), year__status=YearStatus.OPEN)

    def on(self, day):
        """Those of that day, whatever has become of the year since."""
        return self.filter(running(day))

    def lasting(self, today=None):
        """Those by which a curator reads: in force today, or kept from one who left (A34)."""
        in_force = running(today) & Q(year__status=YearStatus.OPEN)
        return self.filter(in_force | ended_by_leaving(today))

    def ended_by_leaving(self):
        """Of teachers who left: they held on the last day (A34)."""
        return self.filter(ended_by_leaving())

    def current(self):
        """Standing in their year, which may be yet to open: not ended before today."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=timezone.localdate()))

    def of(self, member, year):
        return self.filter(member=member, year=year)

    def reading(self, member, year, today=None):
        """Pairs whose curator reads what `member` submitted in `year`: the year's own, and of
        a closed year whoever accompanied then and does again now (A6), or did on the
        member's last day (A34)."""
        then = self.model.objects.of(member, year).filter(year__status=YearStatus.CLOSED)
        again = Q(curator__in=then.values("curator"))
        return self.lasting(today).filter(again | Q(year=year), member=member)

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
    def now(self, day=None):
        """Not ended before `day` (today); the last members of a closed year stay (A14)."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day or timezone.localdate()))

    def on(self, day):
        """Those of that day; in a closed year also the last ones (A14)."""
        return self.filter(Q(until_on=None) | Q(until_on__gte=day), from_on__lte=day)

    def apt(self):
        return self.filter(group__kind=GroupKind.APT)

    def visible_to(self, member):
        return self.filter(group__year__school_id=member.school_id)
