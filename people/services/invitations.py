"""Invitations: a letter with a secret, and the membership that it opens (A19).

Whatever locks both locks the member first, then the invitation.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from people.invitations import hashed, new_token
from people.letters import invitation_letter, invitation_url
from people.models import Invitation, Member, User
from post.services import write_letters

#: How long the link of an invitation opens (A19).
VALID_FOR = timedelta(days=30)


class NotAcceptedError(Exception):
    """The invitation cannot be accepted (any more): answered, or not for this person."""


def invite_member(member, *, by):
    """Invite one member by letter; returns the address in it, which nobody can ask for again.

    `by` is the Member who invites, or None for the command line. An older invitation of the
    member stops working. RefusedError for somebody who has joined already.
    """
    with transaction.atomic():
        rows = Member.objects.select_for_update(of=("self",)).select_related("school")
        row = rows.get(pk=member.pk)
        if row.user_id is not None:
            raise RefusedError(_("This person has joined already."))
        [(invitation, token)] = _invite([row], by)
        write_letters([invitation_letter(invitation, token)])
    return invitation_url(token)


@transaction.atomic
def invite_many(members, *, by):
    """Invite everyone of `members` (a queryset) who is employed and cannot sign in yet.

    Constant number of statements; returns how many letters were written.
    """
    waiting = members.here().filter(user=None).select_related("school")
    invited = _invite(list(waiting.select_for_update(of=("self",)).order_by("pk")), by)
    write_letters([invitation_letter(*pair) for pair in invited])
    return len(invited)


def withdraw_invitation(member, *, by):
    """Take the member's unanswered invitation back; True when there was one."""
    rows = Invitation.objects.unanswered().filter(member=member)
    return bool(rows.update(withdrawn_at=timezone.now()))


def mark_opened(invitation):
    """The invited person has read the page (a POST of that page says so)."""
    rows = Invitation.objects.open().filter(pk=invitation.pk, opened_at=None)
    return bool(rows.update(opened_at=timezone.now()))


@transaction.atomic
def accept_invitation(invitation, *, by):
    """Give the invited membership to `by`, the User of the invited address."""
    member = _locked(invitation)
    if by.email != invitation.email.lower():
        raise NotAcceptedError
    if Member.objects.filter(school_id=member.school_id, user=by).exists():
        raise NotAcceptedError
    member.user = by
    member.save(update_fields=["user", "updated_at"])
    now = timezone.now()
    Invitation.objects.filter(pk=invitation.pk).update(accepted_at=now)
    return member


def register_invited(invitation, *, password):
    """Make the account of exactly the invited address and accept; returns the Member.

    The link came by letter, so following it proves the address (A19).
    """
    try:
        with transaction.atomic():
            _locked(invitation)
            user = User.objects.create_user(invitation.email, password)
            return accept_invitation(invitation, by=user)
    except IntegrityError as error:  # the account was made a moment ago
        raise NotAcceptedError from error


def _invite(members, by):
    """[(invitation, token)] for the members; whatever they had before is taken back."""
    now = timezone.now()
    Invitation.objects.unanswered().filter(member__in=members).update(withdrawn_at=now)
    tokens = [new_token() for _member in members]
    invitations = [
        Invitation(
            member=member,
            email=member.email.lower(),
            token_hash=hashed(token),
            invited_by=by,
            expires_at=now + VALID_FOR,
        )
        for member, token in zip(members, tokens, strict=True)
    ]
    Invitation.objects.bulk_create(invitations, batch_size=500)
    return list(zip(invitations, tokens, strict=True))


def _locked(invitation):
    """The invited member, under a lock; refused when answered or readdressed meanwhile."""
    member = Member.objects.select_for_update().get(pk=invitation.member_id)
    row = Invitation.objects.open().select_for_update().filter(pk=invitation.pk).first()
    if row is None or member.user_id is not None or member.email.lower() != row.email:
        raise NotAcceptedError
    return member
