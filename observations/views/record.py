"""One protocol as every page of it fetches it, and what its observer may do with the text."""

from core.access import require, visible_or_404
from observations.enums import ObservationStatus
from observations.models import Observation
from observations.queries import with_copies, written_by

BESIDE = ("lesson__subject", "owner__school", "observer__school", "year")


def row_or_404(request, pk):
    """A protocol that the asker may read, with everything its head says: one statement."""
    return visible_or_404(Observation, request.member, beside=_beside, pk=pk)


def _beside(rows):
    return with_copies(rows.select_related(*BESIDE))


def require_writer(request, row):
    """Its observer, writing or amending, or bringing notes of what did not take place."""
    if row.is_handed_over:
        action = "amend_protocol"
    elif row.status == ObservationStatus.DID_NOT_HAPPEN:
        action = "keep_notes"
    else:
        action = "write_protocol"
    require(request.member, f"observations.{action}", row)


def typed_or_404(request, pk):
    """The same for a save while its observer types: found without asking who else reads it."""
    return written_by(request.member, pk) or row_or_404(request, pk)
