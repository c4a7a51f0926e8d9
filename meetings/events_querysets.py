"""Reads of exchange events, their seats and what was said after them."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from meetings.events_enums import CONCERNED, SEATED, EventStatus, SeatStatus

#: Answers open to anybody from so many on, and so many at a time: one answer more would be known
#: by who has just given it (A39, and „also by difference“ of the small numbers).
OPENS_AT = 5


class SectionQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Sections are known to the whole school."""
        return self.filter(year__school_id=member.school_id)


class EventSettingQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(school_id=member.school_id)

    def of(self, school_id):
        """The school's row, an unsaved one with the defaults where there is none."""
        return self.filter(school=school_id).first() or self.model(school_id=school_id)


class EventQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The whole school's; where school and host say so, every school's of the installation
        (A38), the one record that crosses schools. Who has a seat keeps seeing it."""
        sits = self.model.objects.concerning(member).filter(pk=OuterRef("pk"))
        seen = Q(year__school_id=member.school_id) | Q(Exists(sits))
        if not member.has_left():
            seen |= Q(is_open_to_others=True, year__school__event_setting__is_open=True)
        return self.filter(seen)

    def posted(self):
        return self.filter(status=EventStatus.POSTED)

    def concerning(self, member):
        """Where `member` is seated or waits."""
        return self.filter(seats__member=member, seats__status__in=CONCERNED)

    def attended_by(self, member):
        """Held, and `member` had a seat."""
        rows = self.posted().filter(ends_at__lte=timezone.now())
        return rows.filter(seats__member=member, seats__status__in=SEATED)

    def during(self, starts_at, ends_at):
        return self.posted().filter(starts_at__lt=ends_at, ends_at__gt=starts_at)

    def with_counts(self):
        """Adds `taken` and `waiting`."""
        seats = self.model.seats.rel.related_model.objects.filter(event=OuterRef("pk"))
        return self.annotate(
            taken=count_of(seats.seated()),
            waiting=count_of(seats.waiting()),
        )


def count_of(rows):
    """How many `rows` there are, of the outer query's event."""
    counted = rows.order_by().values("event").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), Value(0))


class EventPartQuerySet(models.QuerySet):
    """Moves and materials: seen with the event."""

    def visible_to(self, member):
        events = self.model._meta.get_field("event").related_model.objects
        return self.filter(event__in=events.visible_to(member).values("pk"))


class SeatQuerySet(models.QuerySet):
    def visible_to(self, member):
        """One's own; the host all of them; colleagues of the host's school the names of their
        own colleagues who sit there. Who waits or gave up is between them and the host, and
        guests see no names (A38)."""
        colleagues = Q(
            status__in=SEATED,
            event__year__school_id=member.school_id,
            member__school_id=member.school_id,
        )
        return self.filter(Q(member=member) | Q(event__host=member) | colleagues)

    def seated(self):
        return self.filter(status__in=SEATED)

    def waiting(self):
        return self.filter(status=SeatStatus.WAITING)

    def concerned(self):
        return self.filter(status__in=CONCERNED)

    def in_queue(self):
        """First come first."""
        return self.waiting().order_by("queued_at", "pk")

    def of_leavers(self, today):
        return self.concerned().filter(member__left_on__lt=today)


class FeedbackQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The host and the participants, what has opened (A39)."""
        attended = self.model._meta.get_field("event").related_model.objects.attended_by(member)
        reads = Q(event__host=member) | Q(event__in=attended.values("pk"))
        return self.filter(reads, is_opened=True)

    def shuffled(self):
        """The keys are random, so is their order; it tells nothing of who came when."""
        return self.order_by("pk")


class FeedbackGivenQuerySet(models.QuerySet):
    def visible_to(self, member):
        """That one has answered is one's own to know."""
        return self.filter(member=member)
