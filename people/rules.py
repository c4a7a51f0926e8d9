"""Who may do what with people; every rule but the last speaks of the Member who asks."""

import rules
from django.utils import timezone


@rules.predicate
def is_administrator(member, record=None):
    return member.is_administrator and not member.has_left()


@rules.predicate
def is_here(member, record=None):
    """Somebody who left may read, not write."""
    return not member.has_left()


@rules.predicate
def takes_part(member, record=None):
    return member.takes_part() and not member.has_left()


@rules.predicate
def is_owner(member, record):
    """Every owned record names its Member `owner`."""
    return record is not None and record.owner_id == member.pk


@rules.predicate
def is_owner_here(member, record):
    """The record's owner still works here: what others do to the record ends with that."""
    return record is not None and not record.owner.has_left()


@rules.predicate
def is_self(member, other):
    return other is not None and other.pk == member.pk


@rules.predicate
def is_colleague(member, other):
    """Employed today in the same school."""
    today = timezone.localdate()
    return (
        other is not None
        and other.school_id == member.school_id
        and other.joined_on <= today
        and not other.has_left(today)
    )


@rules.predicate
def is_in_my_school(member, other):
    return other is not None and other.school_id == member.school_id


@rules.predicate
def invites_to_my_school(member, invitation):
    return invitation is not None and invitation.member.school_id == member.school_id


@rules.predicate
def is_of_self(member, record):
    """Days away and the like, which name their Member `member`."""
    return record is not None and record.member_id == member.pk


@rules.predicate
def is_of_my_school(member, leave):
    return leave is not None and leave.member.school_id == member.school_id


@rules.predicate
def views_municipality(user, municipality):
    """The one rule of a User, not of a Member: a viewer may belong to no school at all."""
    return (
        municipality is not None
        and user.municipality_views.filter(municipality=municipality).exists()
    )


rules.add_perm("people.view_member", is_self | is_colleague | (is_administrator & is_in_my_school))
rules.add_perm("people.manage_people", is_administrator)
rules.add_perm("people.view_invitation", is_administrator & invites_to_my_school)
rules.add_perm("people.view_leave", is_of_self | (is_administrator & is_of_my_school))
rules.add_perm("people.view_acceptance", is_of_self)
