"""The invitation a browser came with: its secret travels in the session, never in a page."""

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
    invitations = Invitation.objects.filter(token_hash=hashed(token))
    return invitations.select_related("member__school", "invited_by").first()


def remember(request, token):
    """Keep the secret for the pages that follow; signing in does not lose it."""
    request.session[SESSION_KEY] = token


def forget(request):
    request.session.pop(SESSION_KEY, None)


def invitation_from(request):
    """The open invitation this browser followed, or None."""
    token = request.session.get(SESSION_KEY, "")
    invitation = by_token(token) if token else None
    is_open = invitation is not None and invitation.state() == InvitationState.OPEN
    return invitation if is_open else None
