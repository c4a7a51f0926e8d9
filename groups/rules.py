"""Predicates of curating and of shared groups, for one record at a time."""

from datetime import date

import rules
from django.utils import timezone

from core.prepared import Prepared
from groups.enums import Audience
from groups.models import Curatorship, Membership
from people.rules import is_administrator, is_here
from years.rules import is_not_closed


@Prepared
def _reading(curator, member, year, day: date):
    return Curatorship.objects.reading(member, year, day).filter(curator=curator).values("pk")[:1]


def reads_as_curator(curator, member, year):
    """One question to the rows; `member` and `year` are ids."""
    day = timezone.localdate()
    return bool(_reading.rows(curator=curator.pk, member=member, year=year, day=day))


def _share_one(places, member, other):
    mine = set(places.filter(member=member).values_list("group_id", flat=True))
    return bool(mine & set(places.filter(member=other).values_list("group_id", flat=True)))


@rules.predicate
def curates_owner(member, record):
    """Reads as the owner's curator: accompanies now, or did on the last day of one who left,
    and accompanied in the record's (closed) year (A6, A34)."""
    return record is not None and reads_as_curator(member, record.owner_id, record.year_id)


@rules.predicate
def is_group_reader(member, record):
    """The record is shared with the group, and the member is in the owner's."""
    if record is None or record.audience == Audience.CURATOR:
        return False
    places = Membership.objects.apt().filter(year=record.year_id)
    if _share_one(places.now(), member, record.owner_id):
        return True
    is_kept = record.owner.has_left() and not member.has_left()
    return is_kept and _share_one(places.on(record.owner.left_on), member, record.owner_id)


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
    """A page that has read the group's places already says so in `members_now` (ids)."""
    if group is None:
        return False
    known = getattr(group, "members_now", None)
    if known is not None:
        return member.pk in known
    return group.memberships.now().filter(member=member).exists()


reads_shared = is_group_reader | is_school_reader

rules.add_perm("groups.view_aptgroup", is_in_my_school)
rules.add_perm("groups.view_membership", membership_in_my_school)
rules.add_perm(
    "groups.view_curatorship", is_one_of_the_pair | (is_administrator & is_in_my_school)
)
rules.add_perm("groups.manage_groups", is_administrator)
#: who is in a closed year's group stays as it was: they read what was shared with it (A14)
rules.add_perm("groups.change_group", is_administrator & is_in_my_school & is_not_closed)
#: any member of the group, or the administrator (A13)
rules.add_perm(
    "groups.name_facilitator",
    ((is_administrator & is_in_my_school) | (is_here & is_in_group)) & is_not_closed,
)
rules.add_perm("groups.open_desk", curates_somebody)
