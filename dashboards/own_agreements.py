"""What the member's groups agreed and this member is to do: a card of the home page."""

from datetime import date

from django.db.models import Subquery
from django.db.models.functions import JSONObject

from meetings.models import Agreement
from meetings.querysets import groups_read_by

#: More stand on the pages of the groups.
MOST = 3
COLUMNS = ("pk", "text", "owner_id", "meeting_id", "due_on")


def own_agreements(member, year):
    """Subqueries `agreement_…` of the soonest open agreements that name the member or everybody:
    the same for every row they are put beside, so that the page asks no query more."""
    rows = Agreement.objects.open().owed_by(member).filter(group__year=year)
    rows = rows.filter(group__in=groups_read_by(member)).in_order()
    rows = rows.values(one=JSONObject(**{name: name for name in COLUMNS}))
    return {f"agreement_{place}": Subquery(rows[place : place + 1]) for place in range(MOST)}


def agreements_beside(days):
    """The agreements that `own_agreements` found."""
    found = [getattr(days[0], f"agreement_{place}") for place in range(MOST)] if days else []
    return [_agreement(one) for one in found if one]


def _agreement(one):
    on = date.fromisoformat(one["due_on"]) if one["due_on"] else None
    return Agreement(**{**one, "due_on": on})
