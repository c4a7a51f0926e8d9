"""What the member's groups agreed and this member is to do: a card of the home page."""

from meetings.models import Agreement
from meetings.querysets import groups_read_by

#: More stand on the pages of the groups.
MOST = 5


def own_agreements(member, year):
    """Open agreements of this year that name the member or everybody, by day; one query."""
    if member.has_left():
        return []
    rows = Agreement.objects.open().owed_by(member).filter(group__year=year)
    return list(rows.filter(group__in=groups_read_by(member)).in_order()[:MOST])
