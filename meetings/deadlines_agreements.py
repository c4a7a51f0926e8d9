"""Agreements with a day: due for whoever named themselves, or for the whole group."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import Membership
from meetings.models import Agreement
from reminders.registry import Deadline, register_deadlines

OFFSETS = (-2,)  # working days


def register():
    """Called once, when the app is ready."""
    label = gettext_lazy("An agreement of the group")
    register_deadlines("agreement", label, agreements_due, offsets=OFFSETS)


def agreements_due(members, year, between):
    """Open agreements of groups that the member is in today; two queries."""
    rows = Agreement.objects.open().filter(group__year=year, due_on__range=between)
    rows = list(rows)
    if not rows:
        return []
    places = Membership.objects.now().filter(
        group__in={row.group_id for row in rows}, member__in=members
    )
    found = set(places.values_list("group_id", "member_id"))
    return [
        _due(row, member_id)
        for row in rows
        for group_id, member_id in sorted(found)
        if group_id == row.group_id and row.owner_id in (None, member_id)
    ]


def _due(row, member_id):
    return Deadline(
        member_id=member_id,
        kind="agreement",
        key=row.key,
        opens_on=timezone.localdate(row.created_at),
        due_on=row.due_on,
        title=_("An agreement of the group"),
        url=reverse("meetings:meeting", args=[row.meeting_id]),
    )
