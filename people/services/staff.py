"""The staff list: who is employed, in what roles, and since when.

What follows for groups and curators, and who is told, is the office's matter.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from core.text import fold
from people.models import Leave, Member, School
from people.services.invitations import withdraw_invitation

#: What the administrator's form changes in one row.
CHANGEABLE = (
    "first_name",
    "last_name",
    "email",
    "subject",
    "category",
    "category_gained_on",
    "takes_part_from",
    "takes_part_until",
)


def lock_staff(school):
    """One change of the staff list at a time: the school's row is held until commit."""
    return School.objects.select_for_update().get(pk=school.pk)


@transaction.atomic
def add_member(member, *, by):
    """Put a new, valid row on the staff list of `by`'s school."""
    member.school = by.school
    member.folded_name = folded_name(member)
    member.save()
    return member


@transaction.atomic
def change_member(member, *, by, **changes):
    """Write the changed fields of one person.

    The address of somebody who has joined is theirs to change, not the school's.
    """
    if unknown := changes.keys() - set(CHANGEABLE):
        raise ValueError(f"not the office's to change: {unknown}")
    row = Member.objects.select_for_update().get(pk=member.pk)
    address = changes.get("email", row.email)
    if row.user_id and address != row.email:
        raise RefusedError(_("The address of somebody who has joined is theirs to change."))
    if address != row.email:  # the letter went to somebody else
        withdraw_invitation(row, by=by)
    for field, value in changes.items():
        setattr(row, field, value)
    row.folded_name = folded_name(row)
    row.save(update_fields=[*changes, "folded_name", "updated_at"])
    return row


@transaction.atomic
def set_administrator(member, *, is_administrator, by):
    """Give or take the administrator's role; the last administrator keeps it."""
    lock_staff(member.school)
    if not is_administrator:
        refuse_without_administrator(member.school, losing=[member.pk])
    Member.objects.filter(pk=member.pk).update(
        is_administrator=is_administrator, updated_at=timezone.now()
    )
    member.is_administrator = is_administrator
    return member


def refuse_without_administrator(school, *, losing):
    """Somebody else who can sign in must stay an administrator; call under `lock_staff`."""
    if not keeps_administrator(school, losing=losing):
        raise RefusedError(
            _("This is the school's only administrator. Appoint another one first.")
        )


def keeps_administrator(school, *, losing):
    """True when an administrator who can sign in and is not about to leave remains."""
    staying = Member.objects.filter(
        school=school, is_administrator=True, left_on=None, user__is_active=True
    )
    return staying.exclude(pk__in=losing).exists()


@transaction.atomic
def leave(member, *, on, by):
    """`on` is the last day of employment (A34)."""
    lock_staff(member.school)
    if on < member.joined_on:
        raise RefusedError(_("The last day cannot be before the day of joining."))
    if member.is_administrator:
        refuse_without_administrator(member.school, losing=[member.pk])
    Member.objects.filter(pk=member.pk).update(left_on=on, updated_at=timezone.now())
    member.left_on = on
    return member


@transaction.atomic
def come_back(member, *, on, by):
    """Open the same membership again; the days between are a leave (A34)."""
    lock_staff(member.school)
    member.refresh_from_db(fields=["left_on"])
    if member.left_on is None:
        return member
    if on <= member.left_on:
        raise RefusedError(_("The day of return is after the last day."))
    gap = (member.left_on + timedelta(days=1), on - timedelta(days=1))
    if gap[0] <= gap[1]:
        Leave.objects.create(member=member, from_on=gap[0], until_on=gap[1])
    Member.objects.filter(pk=member.pk).update(left_on=None, updated_at=timezone.now())
    member.left_on = None
    return member


def stay(member, *, by):
    """Take back a last day that has not come yet."""
    Member.objects.filter(pk=member.pk, left_on__gte=timezone.localdate()).update(
        left_on=None, updated_at=timezone.now()
    )


@transaction.atomic
def add_leave(member, *, from_on, until_on, by):
    """Write down days away; overlapping days are refused, for they would be counted twice."""
    Member.objects.select_for_update().get(pk=member.pk)
    if member.leaves.filter(from_on__lte=until_on, until_on__gte=from_on).exists():
        raise RefusedError(_("Some of these days are written down as days away already."))
    return Leave.objects.create(member=member, from_on=from_on, until_on=until_on)


def remove_leave(leave_row, *, by):
    """Take back days away that were written down by mistake."""
    leave_row.delete()


def folded_name(member):
    """The search column: "vardas pavardė" without case and diacritics."""
    return fold(member.name)[: Member._meta.get_field("folded_name").max_length]
