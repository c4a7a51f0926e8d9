"""Predicates of curating and of shared groups, for one record at a time."""

import rules

from groups.enums import Audience
from groups.models import Curatorship, Membership
from people.rules import is_administrator, is_here
from years.enums import YearStatus


@rules.predicate
def curates_owner(member, record):
    """Accompanies the owner now, and accompanied in the record's (closed) year (A6)."""
    if record is None:
        return False
    now = Curatorship.objects.now().filter(curator=member, member=record.owner_id)
    years = set(now.values_list("year_id", flat=True))
    if record.year_id in years:
        return True
    pair = Curatorship.objects.filter(curator=member, member=record.owner_id)
    closed = pair.filter(year=record.year_id, year__status=YearStatus.CLOSED)
    return bool(years) and closed.exists()


@rules.predicate
def is_group_reader(member, record):
    """The record is shared with the group, and the member is in the owner's."""
    if record is None or record.audience == Audience.CURATOR:
        return False
    groups = Membership.objects.now().apt().filter(year=record.year_id)
    mine = set(groups.filter(member=member).values_list("group_id", flat=True))
    theirs = set(groups.filter(member=record.owner_id).values_list("group_id", flat=True))
    return bool(mine & theirs)


@rules.predicate
def is_school_reader(member, record):
    """The record is shared with the school, and the member is employed there today."""
    return (
        record is not None
        and record.audience == Audience.SCHOOL
        and record.owner.school_id == member.school_id
        and not member.has_left()
    )


@rules.predicate
def curates_somebody(member, record=None):
    return Curatorship.objects.now().filter(curator=member).exists()


@rules.predicate
def curates(member, other):
    """The member accompanies `other` now."""
    now = Curatorship.objects.now().filter(curator=member, member=other)
    return other is not None and now.exists()


@rules.predicate
def is_one_of_the_pair(member, curatorship):
    return curatorship is not None and member.pk in (curatorship.member_id, curatorship.curator_id)


@rules.predicate
def is_in_my_school(member, record):
    return record is not None and record.year.school_id == member.school_id


@rules.predicate
def membership_in_my_school(member, membership):
    return membership is not None and membership.group.year.school_id == member.school_id


@rules.predicate
def is_in_group(member, group):
    return group is not None and group.memberships.now().filter(member=member).exists()


reads_shared = is_group_reader | is_school_reader

rules.add_perm("groups.view_aptgroup", is_in_my_school)
rules.add_perm("groups.view_membership", membership_in_my_school)
rules.add_perm(
    "groups.view_curatorship", is_one_of_the_pair | (is_administrator & is_in_my_school)
)
rules.add_perm("groups.manage_groups", is_administrator)
#: any member of the group, or the administrator (A13)
rules.add_perm(
    "groups.name_facilitator",
    (is_administrator & is_in_my_school) | (is_here & is_in_group),
)
rules.add_perm("groups.curate", curates)
rules.add_perm("groups.open_desk", curates_somebody)
