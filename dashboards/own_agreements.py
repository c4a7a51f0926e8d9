"""What the member's groups agreed and this member is to do: a card of the home page."""

from meetings.models import Agreement
from meetings.querysets import groups_read_by

#: More stand on the pages of the groups.
MOST = 5


def owed(member, year):
    """Open agreements of this year that name the member or everybody."""
    if member.has_left():
        return Agreement.objects.none()
    rows = Agreement.objects.open().owed_by(member).filter(group__year=year)
    return rows.filter(group__in=groups_read_by(member))


def own_agreements(facts):
    """The soonest by day; one query, and none where the facts know of no agreement."""
    if not any(day.has_agreements for day in facts.days):
        return []
    return list(owed(facts.member, facts.year).in_order()[:MOST])
