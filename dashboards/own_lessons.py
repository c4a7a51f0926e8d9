"""The lessons of one member's home page: what is ahead, and what is left to write or confirm."""

from datetime import datetime, timedelta

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from core.prepared import Prepared
from observations.enums import HELD, ObservationStatus, PlaceStatus
from observations.models import LessonSetting, Observation, OpenLesson, Place

#: How far ahead lessons stand on the page.
AHEAD = timedelta(days=45)
#: A protocol is due so many working days after the lesson, unless the school says otherwise.
PROTOCOL_DAYS = LessonSetting._meta.get_field("protocol_days").default
#: The columns that the page shows.
SHOWN = (
    *("owner", "status", "kind", "starts_at", "ends_at", "class_name", "topic", "room"),
    *("focus_question", "places_count", "subject", "subject__name"),
    *("owner__first_name", "owner__last_name"),
)
TO_CONFIRM = (ObservationStatus.SUBMITTED, ObservationStatus.DISCUSSED)


@Prepared
def _near(member, year, school, now: datetime, until: datetime):
    place = Place.objects.held().filter(lesson=OuterRef("pk"), observer=member)
    protocol = Observation.objects.filter(lesson=OuterRef("pk"), observer=member)
    waiting = Observation.objects.filter(
        lesson=OuterRef("pk"), owner=member, status__in=TO_CONFIRM
    ).order_by("confirms_on", "pk")
    held = Place.objects.filter(lesson=OuterRef("pk"), status__in=HELD).order_by()
    setting = LessonSetting.objects.filter(school=school)
    rows = (
        _mine(member)
        .filter(year=year)
        .annotate(
            protocol_days=Coalesce(Subquery(setting.values("protocol_days")[:1]), PROTOCOL_DAYS),
            my_place=Subquery(place.values("status")[:1]),
            invited_until=Subquery(place.values("expires_at")[:1]),
            my_protocol=Subquery(protocol.values("pk")[:1]),
            my_protocol_status=Subquery(protocol.values("status")[:1]),
            to_confirm=Subquery(waiting.values("pk")[:1]),
            confirms_on=Subquery(waiting.values("confirms_on")[:1]),
            held=Coalesce(Subquery(held.values("lesson").annotate(n=Count("pk")).values("n")), 0),
        )
    )
    ahead = Q(ends_at__gt=now, starts_at__lt=until, status="posted")
    unwritten = Q(ends_at__lte=now, my_place=PlaceStatus.TAKEN, status="posted") & (
        Q(my_protocol=None) | Q(my_protocol_status=ObservationStatus.DRAFT)
    )
    left = unwritten | Q(to_confirm__isnull=False)
    rows = rows.filter(ahead | left).select_related("owner", "subject").only(*SHOWN)
    return rows.order_by("starts_at", "pk")


def _mine(member):
    """Lessons I show, hold a place at or wrote about; found first, asked about afterwards."""
    shown = OpenLesson.objects.filter(owner=member).order_by().values("pk")
    seen = Place.objects.held().filter(observer=member).order_by().values("lesson")
    written = Observation.objects.filter(observer=member).order_by().values("lesson")
    return OpenLesson.objects.filter(pk__in=shown.union(seen, written))


def lessons_of(member, year):
    """One query: lessons I show and those where I hold a place, soonest first.

    Of those that are over only what waits for me: a protocol of mine, or a confirmation.
    Adds `my_place` (status or None) and `invited_until`, `my_protocol` (id) and its status,
    `to_confirm` (the observation that time confirms soonest), `confirms_on`, `held` places.
    """
    now = timezone.now()
    own = {"member": member.pk, "year": year.pk, "school": year.school_id}
    return _near.rows(**own, now=now, until=now + AHEAD)
