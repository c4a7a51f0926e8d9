"""The list of groups: my own first, then the school's others, then my past years."""

from dataclasses import dataclass, field
from itertools import groupby

from core.collation import by_name
from groups.models import AptGroup, Membership
from meetings.group_page import is_now
from meetings.models import Meeting
from people.models import Member


@dataclass
class Listed:
    group: AptGroup
    members: list[Member] = field(default_factory=list)
    is_mine: bool = False
    #: the next meeting, for members of the group alone
    next: Meeting | None = None


@dataclass
class GroupsList:
    mine: list[Listed]
    others: list[Listed]
    past: list[AptGroup]


def groups_list(reader, year):
    """Four queries, however many groups."""
    groups = AptGroup.objects.visible_to(reader).filter(year=year).select_related("facilitator")
    listed = {group.pk: Listed(group) for group in groups.order_by("kind", *by_name("name"), "pk")}
    order = by_name("member__last_name", "member__first_name")
    places = Membership.objects.visible_to(reader).now().filter(group__year=year)
    for place in places.select_related("member").order_by(*order, "pk"):
        if not place.member.has_left():
            listed[place.group_id].members.append(place.member)
        if place.member_id == reader.pk:
            listed[place.group_id].is_mine = True
    ahead = Meeting.objects.visible_to(reader).filter(year=year).ahead().order_by("group")
    for pk, rows in groupby(ahead.order_by("group", "starts_at"), lambda row: row.group_id):
        listed[pk].next = next(rows)
    rows = list(listed.values())
    return GroupsList(
        [row for row in rows if row.is_mine],
        [row for row in rows if not row.is_mine],
        past_of(reader, year),
    )


def past_of(reader, year):
    """Groups of earlier years that the reader was in to the end, the latest year first."""
    places = Membership.objects.visible_to(reader).filter(member=reader)
    places = places.filter(year__starts_on__lt=year.starts_on)
    places = places.select_related("group__year").order_by("-year__starts_on", "group__name")
    return list({place.group_id: place.group for place in places if is_now(place)}.values())
