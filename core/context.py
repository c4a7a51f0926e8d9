"""What every template may use."""

from django.conf import settings

from core.vault import key_for


def page(request):
    """The person's theme, the nonce for a script, and the key of the text kept in the browser."""
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return {
        "theme": theme if theme in ("light", "dark") else "",
        "csp_nonce": getattr(request, "csp_nonce", ""),
        "vault_key": key_for(request),
    }
