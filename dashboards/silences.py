"""With whom a curator has not talked for long (A42): days away do not count."""

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from core.dates import DAY
from groups.models import Curatorship
from groups.queries import taught_by

#: „Verta pasiteirauti“ after so many days without a conversation.
QUIET_DAYS = 60


def taught_since(curator, year, day=None):
    """The curator's teachers with `since`, the pair's first day; one query."""
    pairs = Curatorship.objects.now(day).filter(curator=curator, member=OuterRef("pk"), year=year)
    return taught_by(curator, year, day).annotate(since=Subquery(pairs.values("from_on")[:1]))


def silences(teachers, talks, leaves, today):
    """{teacher id: the day the sixty days were over}, of those without one agreed.

    Counted from the last conversation with this curator, else from the pair's first day;
    `teachers` are those of `taught_since`.
    """
    found = {}
    for member in teachers:
        held, ahead = talks.get(member.pk, (None, None))
        begun = timezone.localdate(held) if held else member.since
        if ahead:
            continue
        over = _after(begun, leaves[member.pk])
        if over < today:
            found[member.pk] = over
    return found


def _after(begun, spans):
    """Sixty days after `begun`, each day on leave making it a day later."""
    over = begun + QUIET_DAYS * DAY
    for first, last in sorted(spans):
        if last > begun and first <= over:
            over += last - max(first, begun + DAY) + DAY
    return over
