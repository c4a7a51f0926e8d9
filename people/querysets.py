"""Every read of people that is worth a name."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.collation import by_name
from people.promises import VERSION

#: How long a person who left may still sign in to read and take their texts (A34).
AFTERGLOW = timedelta(days=30)


class MemberQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Colleagues of the same school; those who left are the administrator's to see."""
        school = self.filter(school_id=member.school_id)
        if member.is_administrator and not member.has_left():
            return school
        return school.filter(Q(pk=member.pk) | Q(pk__in=school.here().values("pk")))

    def open_to(self, user, since=None):
        """The memberships this user may sign in to today; who left before `since` may not."""
        since = since or timezone.localdate() - AFTERGLOW
        return self.filter(user=user).filter(Q(left_on=None) | Q(left_on__gte=since))

    def here(self, day=None):
        """Employed on `day` (today)."""
        day = day or timezone.localdate()
        return self.filter(joined_on__lte=day).filter(Q(left_on=None) | Q(left_on__gte=day))

    def taking_part(self, day=None):
        """Who has a goal, reflections, lessons and a curator on `day` (A12)."""
        day = day or timezone.localdate()
        return (
            self.here(day)
            .filter(takes_part_from__lte=day)
            .filter(Q(takes_part_until=None) | Q(takes_part_until__gte=day))
        )

    def by_name(self):
        """As Lithuanians sort: surname, then first name."""
        return self.order_by(*by_name("last_name", "first_name"), "pk")


class InvitationQuerySet(models.QuerySet):
    def unanswered(self):
        """Neither accepted nor taken back; a member has at most one."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open(self, now=None):
        """Not accepted, not taken back, not out of date."""
        now = now or timezone.now()
        return self.unanswered().filter(expires_at__gt=now)

    def visible_to(self, member):
        """Invitations are the administrator's matter."""
        if not member.is_administrator or member.has_left():
            return self.none()
        return self.filter(member__school_id=member.school_id)


class EmailChangeQuerySet(models.QuerySet):
    def unanswered(self):
        """Neither done nor taken back; a person has at most one."""
        return self.filter(done_at=None, withdrawn_at=None)

    def open(self, now=None):
        """Waiting to be confirmed, and not out of date."""
        return self.unanswered().filter(expires_at__gt=now or timezone.now())


class LeaveQuerySet(models.QuerySet):
    def visible_to(self, member):
        """One's own days away, and the administrator's to keep."""
        if member.is_administrator and not member.has_left():
            return self.filter(member__school_id=member.school_id)
        return self.filter(member=member)


class AcceptanceQuerySet(models.QuerySet):
    def present(self):
        """Of the wording in force."""
        return self.filter(version=VERSION)

    def visible_to(self, member):
        """One's own; the school does not count who has read."""
        return self.filter(member=member)
