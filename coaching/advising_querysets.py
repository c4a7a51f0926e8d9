"""Every read of the adviser programme that is worth a name."""

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from coaching.advising_enums import (
    ENDED,
    LEADS,
    RUNNING,
    AdvisingStatus,
    ReportStatus,
    SupportKind,
)


class SupportRoleQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Who supports colleagues is known to the whole school."""
        return self.filter(member__school_id=member.school_id)

    def now(self, day=None):
        """In force on `day` (today), of people who work here then."""
        day = day or timezone.localdate()
        here = Q(member__left_on=None) | Q(member__left_on__gte=day)
        lasts = Q(until_on=None) | Q(until_on__gte=day)
        return self.filter(here, lasts, since_on__lte=day)

    def leading(self, day=None):
        """Advisers and mentors: who may lead a colleague through the hours."""
        return self.now(day).filter(kind__in=LEADS)

    def of_kind(self, kind):
        return self.filter(kind=SupportKind(kind))


class AdvisingQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The two, and no one else: the administrator sees that, when, hours and state."""
        return self.filter(Q(owner=member) | Q(adviser=member))

    def running(self):
        return self.filter(status__in=RUNNING)

    def open(self):
        return self.filter(status=AdvisingStatus.OPEN)

    def having_one(self):
        """Of whom it is said that they have an adviser: the work is under way or finished."""
        return self.filter(status__in=[AdvisingStatus.OPEN, AdvisingStatus.FINISHED])

    def ended(self):
        return self.filter(status__in=ENDED)

    def with_halves(self):
        """Adds `halves`: half academic hours logged."""
        sessions = self.model._meta.get_field("sessions").related_model.objects
        rows = sessions.filter(advising=OuterRef("pk")).order_by().values("advising")
        return self.annotate(
            halves=Coalesce(Subquery(rows.annotate(n=Sum("halves")).values("n")), 0)
        )


class AdvisingPartQuerySet(models.QuerySet):
    """Sessions and plans: the two."""

    def visible_to(self, member):
        return self.filter(Q(advising__owner=member) | Q(advising__adviser=member))


class ReportQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The teacher who writes it; the adviser once it is submitted."""
        submitted = Q(advising__adviser=member, status=ReportStatus.SUBMITTED)
        return self.filter(Q(advising__owner=member) | submitted)

    def submitted(self):
        return self.filter(status=ReportStatus.SUBMITTED)
