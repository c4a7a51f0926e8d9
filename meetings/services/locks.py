"""The order in which rows are held: first the group, then its meeting.

Two who plan for one group wait for each other; nobody's foreign key waits for either.
"""

from groups.models import AptGroup
from meetings.models import Meeting


def lock_group(group):
    """The group as it is now; its meetings' times change under this lock only."""
    rows = AptGroup.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("year__school").get(pk=group.pk)


def lock_meeting(meeting):
    """The meeting as it is now, held until the transaction ends."""
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("group", "year__school").get(pk=meeting.pk)
