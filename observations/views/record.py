"""One protocol as every page of it fetches it."""

from core.access import visible_or_404
from observations.models import Observation

BESIDE = ("lesson__subject", "owner__school", "observer__school", "year")


def row_or_404(request, pk):
    """A protocol that the asker may read, with everything its head says: one statement."""
    rows = Observation.objects.visible_to(request.member).select_related(*BESIDE)
    return visible_or_404(rows, request.member, pk=pk)
