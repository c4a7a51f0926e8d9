"""Who is in a group when: the people of a meeting."""

from django.utils import timezone

from groups.models import Membership
from people.models import Member


def members_now(group):
    """The group's members today, sorted as Lithuanians sort; of a closed year its last ones."""
    places = Membership.objects.now().filter(group=group)
    return Member.objects.filter(pk__in=places.order_by().values("member")).by_name()


def members_on(group, day):
    """Who belonged to the group on `day`: those whose presence is marked."""
    places = Membership.objects.on(day).filter(group=group)
    return Member.objects.filter(pk__in=places.order_by().values("member")).by_name()


def members_at(meeting):
    """Those of the meeting's day; of a day to come, those of today."""
    return members_on(meeting.group, min(meeting.day, timezone.localdate()))


def told_of(group):
    """Everybody whom the group's news reaches."""
    return list(members_now(group).select_related("school"))
