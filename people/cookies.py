"""Language and theme as the browser keeps them: the server renders both."""

from datetime import timedelta

from django.conf import settings

YEAR = timedelta(days=365)
SHARED = "is_shared_computer"


def keep_language(response, request, language):
    """Until the browser closes on a shared computer, for a year elsewhere."""
    _keep(response, request, settings.LANGUAGE_COOKIE_NAME, language)


def keep_theme(response, request, theme):
    """An empty theme follows the system again."""
    if theme:
        _keep(response, request, settings.THEME_COOKIE_NAME, theme)
    else:
        response.delete_cookie(settings.THEME_COOKIE_NAME, samesite="Lax")


def _keep(response, request, name, value):
    response.set_cookie(
        name,
        value,
        max_age=None if request.session.get(SHARED) else YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )
