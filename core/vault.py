"""The key that unsent text is locked with in the browser (A31); see static/js/vault.js."""

import base64

from django.utils.crypto import salted_hmac


def key_for(request):
    """32 bytes, in base64, that only signed-in pages of this member get.

    The same after a new sign-in, so that text kept from a lost session opens again; ""
    on a shared computer, where nothing may be kept.
    """
    member = getattr(request, "member", None)
    if member is None or request.session.get("is_shared_computer"):
        return ""
    digest = salted_hmac("core.vault", f"{member.pk}:{member.user_id}", algorithm="sha256")
    return base64.b64encode(digest.digest()).decode()
