"""Agreements with a day: due for whoever named themselves, or for the whole group."""

from collections import defaultdict

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import Membership
from meetings.models import Agreement
from reminders.registry import Deadline, register_deadlines
from reminders.rhythm import Rhythm


def register():
    """Called once, when the app is ready."""
    label = gettext_lazy("An agreement of the group")
    register_deadlines("agreement", label, agreements_due, rhythm=Rhythm((-2,)))


def agreements_due(scope):
    """Open agreements of groups that the member is in today; two queries."""
    rows = Agreement.objects.open().filter(group__year__in=scope.years)
    rows = list(rows.filter(due_on__range=scope.between))
    if not rows:
        return []
    places = Membership.objects.now(scope.today).filter(
        group__in={row.group_id for row in rows}, member__in=scope.members
    )
    people = defaultdict(set)
    for group_id, member_id in places.values_list("group_id", "member_id"):
        people[group_id].add(member_id)
    return [
        _due(row, member_id)
        for row in rows
        for member_id in sorted(people[row.group_id])
        if row.owner_id in (None, member_id)
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
