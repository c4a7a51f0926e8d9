"""Another address to sign in with: both mailboxes say yes, then everything follows (A19)."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from people.enums import Mailbox
from people.invitations import hashed, new_token
from people.letters import changed_letters, confirm_new_letter, confirm_old_letter, taken_letter
from people.models import EmailChange, Member, User
from post.services import write_letters

#: How long the two links open.
VALID_FOR = timedelta(days=7)
#: Letters to an address that somebody typed: so many times a day for one person.
MOST_A_DAY = 5


class NotConfirmedError(Exception):
    """The link confirms nothing (any more): done, taken back or out of date."""


@transaction.atomic
def ask_for_address(user, *, new, by):
    """Write to both mailboxes; returns the EmailChange that waits for their answers.

    `by` is a Member of the person, or the administrator who proposes. What was asked before
    stops working. An address that has an account gets a letter of its own, and whoever asks
    is told nothing of it. RefusedError for the present address, and past the day's measure.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    now, new = timezone.now(), new.strip().lower()
    if new == user.email:
        raise RefusedError(_("This is the present address already."))
    lately = EmailChange.objects.filter(user=user, created_at__gt=now - timedelta(days=1))
    if lately.count() >= MOST_A_DAY:
        raise RefusedError(_("Enough letters for one day. Try again tomorrow."))
    unanswered = EmailChange.objects.unanswered().filter(user=user)
    if _is_others_wish(unanswered.open().first(), by):
        raise RefusedError(_("This person's address is being changed already."))
    unanswered.update(withdrawn_at=now)
    old_token, new_token_ = new_token(), new_token()
    change = EmailChange.objects.create(
        user=user,
        old_email=user.email,
        new_email=new,
        old_token_hash=hashed(old_token),
        new_token_hash=hashed(new_token_),
        asked_by=by,
        expires_at=now + VALID_FOR,
    )
    is_taken = User.objects.filter(email=new).exists()
    to_new = taken_letter(new) if is_taken else confirm_new_letter(change, new_token_)
    write_letters([confirm_old_letter(change, old_token), to_new])
    return change


def withdraw_address(change, *, by):
    """The links stop working; True when they still worked."""
    rows = EmailChange.objects.unanswered().filter(pk=change.pk)
    return bool(rows.update(withdrawn_at=timezone.now()))


@transaction.atomic
def confirm_address(change, *, mailbox):
    """One of the two mailboxes says yes; with the second yes the address changes."""
    user = User.objects.select_for_update().get(pk=change.user_id)
    row = EmailChange.objects.open().select_for_update(of=("self",)).filter(pk=change.pk).first()
    if row is None:
        raise NotConfirmedError
    column = f"{Mailbox(mailbox)}_confirmed_at"
    setattr(row, column, getattr(row, column) or timezone.now())
    if row.old_confirmed_at and row.new_confirmed_at:
        _finish(row, user)
    row.save()
    return row


@transaction.atomic
def move_address(user, *, new):
    """The address of the account and of every staff list the person is on; both are told.

    RefusedError when the address belongs to another account. A school whose list has the
    new address on another row keeps the former one. Whoever is signed in stays signed in;
    links for a new password that went to the former address open nothing any more.
    """
    old = user.email
    try:
        with transaction.atomic():
            User.objects.filter(pk=user.pk).update(email=new)
            EmailAddress.objects.filter(user=user).delete()
            EmailAddress.objects.create(user=user, email=new, verified=True, primary=True)
    except IntegrityError as error:
        raise RefusedError(_("Another account signs in with this address.")) from error
    user.email = new
    others = Member.objects.filter(email__iexact=new).exclude(user=user)
    taken = list(others.values_list("school", flat=True))
    own = Member.objects.filter(user=user).exclude(school__in=taken)
    own.update(email=new, updated_at=timezone.now())
    write_letters(changed_letters(user, old=old))


@transaction.atomic
def correct_address(user, *, new):
    """The operator's way where the old mailbox is dead; what was asked before is void."""
    user = User.objects.select_for_update().get(pk=user.pk)
    EmailChange.objects.unanswered().filter(user=user).update(withdrawn_at=timezone.now())
    move_address(user, new=new.strip().lower())


def _is_others_wish(change, by):
    """What the person asked for themselves, or another school proposed, an administrator
    does not push aside; the person may push anything aside."""
    if change is None or by.user_id == change.user_id:
        return False
    asked = change.asked_by
    return asked.user_id == change.user_id or asked.school_id != by.school_id


def _finish(row, user):
    """Both said yes. An account that the new address got meanwhile keeps it: its owner is
    written to, and for everybody else the change just goes on waiting."""
    try:
        move_address(user, new=row.new_email)
    except RefusedError:
        row.new_confirmed_at, row.new_token_hash = None, hashed(new_token())
        write_letters([taken_letter(row.new_email)])
    else:
        row.done_at = timezone.now()
