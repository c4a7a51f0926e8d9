"""Reads of the 2+2 that several pages ask for."""

from django.db.models import Exists, OuterRef

from core.prepared import Prepared
from observations.enums import ObservationStatus
from observations.models import Observation, ObservationDraftCopy


def with_outcomes(places):
    """The same places; `is_off`: one of the two said that it did not take place (A24)."""
    ended = Observation.objects.filter(
        lesson=OuterRef("lesson"),
        observer=OuterRef("observer"),
        status=ObservationStatus.DID_NOT_HAPPEN,
    )
    return places.annotate(is_off=Exists(ended))


def with_copies(rows):
    """The same protocols; `has_copies`: a second text of its observer waits to be chosen."""
    copies = ObservationDraftCopy.objects.waiting().filter(observation=OuterRef("pk"))
    return rows.annotate(has_copies=Exists(copies))


@Prepared
def _written_by(observer, pk):
    return Observation.objects.written_by(observer).select_related("year").filter(pk=pk)


def written_by(observer, pk):
    """The observer's own protocol, or None, found without asking who else reads it."""
    return next(iter(_written_by.rows(observer=observer.pk, pk=pk)), None)
