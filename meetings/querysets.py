"""Every read of meetings that is worth a name."""

from django.db import models
from django.utils import timezone

from core.querysets import SharedVersionQuerySet
from groups.models import Membership
from meetings.enums import AgreementStatus, Intention, MeetingStatus, Presence


def groups_read_by(member, day=None):
    """The groups whose meetings `member` reads: own ones, and those of closed years whose last
    members they were (A14). Who left a group, or the school, reads them no more."""
    return Membership.objects.now(day).filter(member=member).order_by().values("group")


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

    def held_by(self, moment):
        """Those that stood as held just before `moment`, by the steps they took."""
        steps = self.model.transitions.rel.related_model.objects
        stood = steps.filter(record=models.OuterRef("pk")).status_before(moment)
        return self.alias(stood=stood).filter(stood=MeetingStatus.HELD)

    def ahead(self, now=None):
        """Planned and not over yet."""
        return self.planned().filter(ends_at__gt=now or timezone.now())

    def taking(self, member, starts_at, ends_at):
        """Planned for that time in `member`'s groups; not those they cannot come to."""
        answers = self.model.attendances.rel.related_model.objects
        away = answers.filter(member=member, intention=Intention.CANNOT).values("meeting")
        rows = self.visible_to(member).planned().exclude(pk__in=away)
        return rows.filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

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


class GroupPartQuerySet(models.QuerySet):
    """What belongs to a group (`group`): seen with its meetings."""

    def visible_to(self, member):
        return self.filter(group__in=groups_read_by(member))


class AgreementQuerySet(GroupPartQuerySet):
    def open(self):
        return self.filter(status=AgreementStatus.OPEN)

    def with_beside(self):
        """With everything that its rules and its page ask for."""
        return self.select_related("group__year__school", "meeting", "owner")

    def owed_by(self, member):
        """Named, or one of all when nobody is."""
        return self.filter(models.Q(owner=member) | models.Q(owner=None))

    def before(self, meeting):
        """Made at an earlier meeting and not done then: what comes back at `meeting` (A28)."""
        earlier = self.filter(group=meeting.group_id, meeting__starts_at__lt=meeting.starts_at)
        return earlier.open()

    def in_order(self):
        """By day; without a day last."""
        return self.order_by(models.F("due_on").asc(nulls_last=True), "pk")


class NotesVersionQuerySet(SharedVersionQuerySet):
    def visible_to(self, member):
        return self.filter(shared__meeting__group__in=groups_read_by(member))
