"""What every template may use."""

from django.conf import settings


def page(request):
    """The person's theme, the nonce for a script, and whether this is the demonstration."""
    theme = request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
    return {
        "theme": theme if theme in ("light", "dark") else "",
        "csp_nonce": getattr(request, "csp_nonce", ""),
    }
