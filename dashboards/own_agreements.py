"""What the member's groups agreed and this member is to do: a card of the home page."""

from datetime import date

from django.utils import timezone

from core.prepared import Prepared
from meetings.models import Agreement
from meetings.querysets import groups_read_by

#: More stand on the pages of the groups.
MOST = 3


@Prepared
def _soonest(member, year, day: date):
    rows = Agreement.objects.open().owed_by(member).filter(group__year=year)
    return rows.filter(group__in=groups_read_by(member, day)).in_order()[:MOST]


def own_agreements(member, year):
    """The soonest open agreements that name the member or everybody; one query."""
    return _soonest.rows(member=member.pk, year=year.pk, day=timezone.localdate())
