"""What the secret links of letters open; only a hash of each secret is kept."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.models import TimeStamped
from people.enums import EmailChangeState, InvitationState, Mailbox
from people.models.accounts import User
from people.models.staff import Member
from people.querysets import EmailChangeQuerySet, InvitationQuerySet


class Invitation(TimeStamped):
    """A letter that opens one membership for one address; only a hash of its secret is kept."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="invitations")
    email = models.EmailField(max_length=254)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="people_invitation_one_open",
            ),
        ]

    def __str__(self):
        return f"{self.email} #{self.pk}"

    def state(self, now=None):
        """What the link opens at this moment."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.withdrawn_at:
            return InvitationState.WITHDRAWN
        has_time = self.expires_at > (now or timezone.now())
        return InvitationState.OPEN if has_time else InvitationState.EXPIRED


class EmailChange(TimeStamped):
    """Another address to sign in with; both mailboxes have to say yes (A19).

    Waits while neither done nor taken back nor out of date; a person has at most one.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="email_changes")
    old_email = models.EmailField(max_length=254)
    new_email = models.EmailField(max_length=254)
    old_token_hash = models.CharField(max_length=64, unique=True)
    new_token_hash = models.CharField(max_length=64, unique=True)
    #: the person, or an administrator who proposes
    asked_by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    old_confirmed_at = models.DateTimeField(null=True, blank=True)
    new_confirmed_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = EmailChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(done_at=None, withdrawn_at=None),
                name="people_emailchange_one_open",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None)
                | Q(old_confirmed_at__isnull=False, new_confirmed_at__isnull=False),
                name="people_emailchange_done_when_both",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(withdrawn_at=None),
                name="people_emailchange_one_end",
            ),
            models.CheckConstraint(
                condition=~Q(old_email=F("new_email")), name="people_emailchange_another"
            ),
        ]

    def __str__(self):
        return f"user {self.user_id} #{self.pk}"

    def state(self, now=None):
        """What the links open at this moment."""
        if self.done_at:
            return EmailChangeState.DONE
        if self.withdrawn_at:
            return EmailChangeState.WITHDRAWN
        has_time = self.expires_at > (now or timezone.now())
        return EmailChangeState.WAITING if has_time else EmailChangeState.EXPIRED

    def mailbox_of(self, token_hash):
        """Which of the two mailboxes this secret was sent to."""
        return Mailbox.OLD if token_hash == self.old_token_hash else Mailbox.NEW
