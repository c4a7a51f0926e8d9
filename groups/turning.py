"""When a school year opens: last year's groups and curators go on, for those still here.

Closing needs nothing of ours: a curatorship holds in an open year only, and the last
members of a closed year's group keep what was shared with them (A14).
"""

from django.utils.translation import gettext_lazy as _

from core.collation import by_name
from groups.enums import GroupKind
from groups.models import AptGroup, Curatorship, Membership
from groups.services import appoint_curators, first_day, place_members
from people.models import Member
from years import turning


def carry_groups(year, former, *, by):
    """The same groups with whoever is still here; who has a group in `year` stays there."""
    if former is None:
        return
    places = list(_places(year, former))
    groups = _same_groups(year, {place.group for place in places})
    place_members(
        [(place.member, groups[place.group.kind, place.group.name]) for place in places],
        year=year,
        by=by,
    )
    _same_facilitators(groups, places)


def carry_curators(year, former, *, by):
    """The same pairs, where both are still here and nobody else was appointed for `year`."""
    if former is not None:
        pairs = [(row.member, row.curator) for row in _pairs(year, former)]
        newcomers = {member.pk for member, _curator in pairs}  # nothing waits in a new year
        appoint_curators(pairs, year=year, by=by, newcomers=newcomers)


def groups_carried(year, former):
    """A line per group: its name, who goes on in it."""
    lines = {}
    for place in _places(year, former):
        lines.setdefault(place.group.name, []).append(place.member.name)
    return [f"{name}: {', '.join(people)}" for name, people in lines.items()]


def curators_carried(year, former):
    """A line per curator: the name, whom they go on with."""
    lines = {}
    for row in _pairs(year, former):
        lines.setdefault(row.curator.name, []).append(row.member.name)
    return [f"{name}: {', '.join(people)}" for name, people in lines.items()]


def register_turns():
    """Called once, when the app is ready."""
    turning.register(
        "groups",
        opens=carry_groups,
        preview=groups_carried,
        choice=_("Carry over groups and their members"),
    )
    turning.register(
        "curators",
        opens=carry_curators,
        preview=curators_carried,
        choice=_("Carry over curators"),
    )


def _places(year, former):
    """Last year's places of people who take part on the new year's first day."""
    here = Member.objects.taking_part(first_day(year))
    settled = Membership.objects.now().apt().filter(year=year)
    places = Membership.objects.now().filter(year=former, member__in=here)
    places = places.exclude(kind=GroupKind.APT, member__in=settled.values("member"))
    order = by_name("member__last_name", "member__first_name")
    return places.select_related("group", "member").order_by("group__name", "group_id", *order)


def _pairs(year, former):
    """Last year's last pairs of people who are here on the new year's first day."""
    day = first_day(year)
    settled = Curatorship.objects.filter(year=year, until_on=None)
    rows = Curatorship.objects.filter(
        year=former,
        until_on=None,
        member__in=Member.objects.taking_part(day),
        curator__in=Member.objects.here(day),
    ).exclude(member__in=settled.values("member"))
    order = by_name("curator__last_name", "curator__first_name", "member__last_name")
    return rows.select_related("member", "curator").order_by(*order, "pk")


def _same_groups(year, olds):
    """{(kind, name): group of `year`}, made where there is none yet."""
    AptGroup.objects.bulk_create(
        [AptGroup(year=year, kind=old.kind, name=old.name) for old in olds],
        ignore_conflicts=True,
    )
    return {(group.kind, group.name): group for group in AptGroup.objects.filter(year=year)}


def _same_facilitators(groups, places):
    """Whoever led the group goes on leading it, if among its members."""
    led = []
    for place in places:
        group = groups[place.group.kind, place.group.name]
        if place.member_id == place.group.facilitator_id and group.facilitator_id is None:
            group.facilitator = place.member
            led.append(group)
    AptGroup.objects.bulk_update(led, ["facilitator"])
