"""The invitation a browser came with: the session knows it by its hash, no page by its secret."""

import hashlib
import secrets

from people.enums import InvitationState
from people.models import Invitation

SESSION_KEY = "invitation"


def new_token():
    return secrets.token_urlsafe(32)


def hashed(token):
    return hashlib.sha256(token.encode()).hexdigest()


def by_token(token):
    """The invitation of this secret in whatever state, or None."""
    return _by_hash(hashed(token))


def remember(request, token):
    """Remember it for the pages that follow; signing in does not lose it."""
    request.session[SESSION_KEY] = hashed(token)


def forget(request):
    request.session.pop(SESSION_KEY, None)


def invitation_from(request):
    """The open invitation this browser followed, or None."""
    kept = request.session.get(SESSION_KEY, "")
    invitation = _by_hash(kept) if kept else None
    is_open = invitation is not None and invitation.state() == InvitationState.OPEN
    return invitation if is_open else None


def _by_hash(token_hash):
    invitations = Invitation.objects.filter(token_hash=token_hash)
    return invitations.select_related("member__school", "invited_by").first()
