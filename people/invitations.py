"""The invitation a browser came with: its secret travels in the session, never in a page."""

import hashlib

from people.models import Invitation

SESSION_KEY = "invitation"


def hashed(token):
    return hashlib.sha256(token.encode()).hexdigest()


def invitation_from(request):
    """The open invitation this browser followed, or None."""
    token = request.session.get(SESSION_KEY, "")
    if not token:
        return None
    invitations = Invitation.objects.open().filter(token_hash=hashed(token))
    return invitations.select_related("member__school").first()
