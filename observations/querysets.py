"""Every read of the 2+2 that is worth a name."""

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from groups.audience import GROUP_AND_WIDER, curated_by, shares_group
from groups.enums import Audience
from observations.enums import (
    HANDED_OVER,
    HELD,
    LessonStatus,
    ObservationStatus,
    PlaceStatus,
    RequestStatus,
)


class LessonQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The board is the whole school's."""
        return self.filter(year__school_id=member.school_id)

    def posted(self):
        return self.filter(status=LessonStatus.POSTED)

    def ahead(self, now=None):
        return self.posted().filter(ends_at__gt=now or timezone.now())

    def on_days(self, first, last):
        return self.filter(starts_at__date__range=(first, last))

    def with_places(self):
        """Adds `held`: places that are taken or held by an invitation."""
        places = self.model._meta.get_field("places").related_model.objects
        held = places.held().filter(lesson=OuterRef("pk")).order_by().values("lesson")
        count = Subquery(held.annotate(n=Count("pk")).values("n"))
        return self.annotate(held=Coalesce(count, 0))

    def in_order(self):
        return self.order_by("starts_at", "pk")


class LessonPartQuerySet(models.QuerySet):
    """Moves and plans: seen with the lesson."""

    def visible_to(self, member):
        return self.filter(lesson__year__school_id=member.school_id)


class WishQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(member=member)


class PlaceQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Who holds a place stands on the board for the whole school; who declined, gave it up
        or did not come is known to that observer and to the teacher."""
        known = Q(status__in=HELD) | Q(observer=member) | Q(lesson__owner=member)
        return self.filter(known, lesson__year__school_id=member.school_id)

    def held(self):
        return self.filter(status__in=HELD)

    def taken(self):
        return self.filter(status=PlaceStatus.TAKEN)

    def clashing(self, member, starts_at, ends_at):
        """Held places of `member` at lessons that overlap (A25)."""
        return self.meanwhile(starts_at, ends_at).filter(observer=member)

    def meanwhile(self, starts_at, ends_at):
        """Held places at lessons that overlap with these moments."""
        return self.held().filter(
            lesson__status=LessonStatus.POSTED,
            lesson__starts_at__lt=ends_at,
            lesson__ends_at__gt=starts_at,
        )


class RequestQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The two."""
        return self.filter(Q(asker=member) | Q(asked=member))

    def open(self):
        return self.filter(status=RequestStatus.OPEN)

    def of_leavers(self, today):
        """Either of the two no longer works here."""
        return self.filter(Q(asker__left_on__lt=today) | Q(asked__left_on__lt=today))


class ObservationQuerySet(models.QuerySet):
    def visible_to(self, member):
        """The words: the observer; once handed over the teacher; once confirmed both curators
        and whoever the teacher shares with."""
        mine = Q(observer=member) | Q(owner=member, status__in=HANDED_OVER)
        shared = (
            curated_by(member)
            | curated_by(member, owner="observer")
            | (Q(audience__in=GROUP_AND_WIDER) & shares_group(member))
            | Q(self._was_there_too(member))
        )
        if not member.has_left():
            shared |= Q(audience=Audience.SCHOOL, owner__school_id=member.school_id)
        return self.filter(mine | (Q(status=ObservationStatus.CONFIRMED) & shared))

    def written_by(self, member):
        """The observer's own, in any state: always among what `visible_to` gives them."""
        return self.filter(observer=member)

    def _was_there_too(self, member):
        """A co-observer, where the teacher lets observers see each other."""
        beside = self.model.objects.filter(
            lesson=OuterRef("lesson"),
            observer=member,
            lesson__is_shared_among_observers=True,
            status=ObservationStatus.CONFIRMED,
        )
        return Exists(beside)

    def drafts(self):
        return self.filter(status=ObservationStatus.DRAFT)

    def handed_over(self):
        return self.filter(status__in=HANDED_OVER)

    def confirmed(self):
        return self.filter(status=ObservationStatus.CONFIRMED)

    def confirmed_by(self, moment):
        """Those that stood confirmed just before `moment`, by the steps they took."""
        steps = self.model.transitions.rel.related_model.objects.filter(record=OuterRef("pk"))
        stood = steps.status_before(moment)
        return self.alias(stood=stood).filter(stood=ObservationStatus.CONFIRMED)

    def waiting_for_owner(self, *, any_year=False):
        """Submitted or discussed, not confirmed; of an open year unless said otherwise."""
        waiting = (ObservationStatus.SUBMITTED, ObservationStatus.DISCUSSED)
        rows = self.filter(status__in=waiting)
        return rows if any_year else rows.filter(year__status="open")

    def due_by_time(self, day):
        """What time confirms on `day` (A23): its owner has been told before."""
        return self.waiting_for_owner().filter(confirms_on__lte=day, told_on__isnull=False)


class ObservationPartQuerySet(models.QuerySet):
    """The history of a protocol: its two people's."""

    def visible_to(self, member):
        theirs = Q(observation__owner=member, observation__status__in=HANDED_OVER)
        return self.filter(Q(observation__observer=member) | theirs)


class LessonSettingQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(school_id=member.school_id)

    def of(self, school_id):
        """The school's row, an unsaved one with the defaults where there is none."""
        return self.filter(school=school_id).first() or self.model(school_id=school_id)

    def protocol_days_of(self, school_ids):
        """{school id: working days in which a protocol is due}; one query."""
        own = self.filter(school__in=school_ids).values_list("school_id", "protocol_days")
        return dict.fromkeys(school_ids, self.model().protocol_days) | dict(own)


class BellTimeQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(school_id=member.school_id)


class TimetableQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(member=member)


class QuotaQuerySet(models.QuerySet):
    def visible_to(self, member):
        """One's own, and the administrator's."""
        if member.is_administrator and not member.has_left():
            return self.filter(member__school_id=member.school_id)
        return self.filter(member=member)


class ProtocolTemplateQuerySet(models.QuerySet):
    def visible_to(self, member):
        return self.filter(school_id=member.school_id)

    def current(self, school):
        """The school's newest version, or None: then the default questions are asked."""
        return self.filter(school=school).order_by("-version").first()
