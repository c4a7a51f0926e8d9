"""What time takes away: rows and texts that nobody needs any more, each in one statement."""

from datetime import timedelta

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db.models import CharField, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from core.models import DraftCopy
from core.querysets import COPIES_KEPT
from office.models import Failure, ImportBatch
from people.models import EmailChange, Invitation
from post.services import forget_texts

#: A staff file that nobody confirmed holds addresses of people.
UPLOADS_KEPT = timedelta(days=30)
#: So long a dead link still says what became of it; then it is unknown.
DEAD_LINKS_KEPT = timedelta(days=30)
#: What stands in the place of a secret that was taken away; no hash begins like this.
GONE = "gone:"


def forget(now=None):
    """Take away everything whose time is over; {what: how many}. Safe to run twice."""
    now = now or timezone.now()
    return {
        "letters": forget_texts(now),
        "uploads": _uploads(now),
        "invitations": _invitations(now),
        "addresses": _addresses(now),
        "copies": _copies(now),
        "failures": Failure.objects.outlived(now).delete()[0],
        "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
    }


def _uploads(now):
    """Files brought and never confirmed; what was applied keeps no rows anyway."""
    left = ImportBatch.objects.filter(applied_at=None, updated_at__lt=now - UPLOADS_KEPT)
    return left.delete()[0]


def _invitations(now):
    """The secret of a link that opens nothing; the row stays, the staff list counts it."""
    before = now - DEAD_LINKS_KEPT
    dead = Invitation.objects.filter(
        Q(expires_at__lt=before) | Q(accepted_at__lt=before) | Q(withdrawn_at__lt=before)
    ).exclude(token_hash__startswith=GONE)
    return dead.update(token_hash=Concat(Value(GONE), Cast("pk", CharField())))


def _addresses(now):
    """Former addresses of people: done, taken back or never confirmed."""
    before = now - DEAD_LINKS_KEPT
    over = Q(expires_at__lt=before) | Q(done_at__lt=before) | Q(withdrawn_at__lt=before)
    return EmailChange.objects.filter(over).delete()[0]


def _copies(now):
    """Second texts that nobody chose in time, or that were chosen from long ago (A30)."""
    kinds = [model for model in apps.get_models() if issubclass(model, DraftCopy)]
    over = [model.objects.filter(made_at__lt=now - COPIES_KEPT) for model in kinds]
    return sum(rows.delete()[0] for rows in over)
