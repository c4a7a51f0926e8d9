"""What a real school must have set before the portal starts."""

from django.conf import settings
from django.core.checks import Error

KEY_LENGTH = 50
KEY_VARIETY = 5
LOCAL = {"127.0.0.1", "localhost", "[::1]"}


def missing_settings():
    """Every setting that stops the start, as `django.core.checks.Error`; none in the demo."""
    if settings.IS_UNCONFIGURED:
        return []
    faults = [
        ("SECRET_KEY", "is too weak: set at least 50 random characters.", _is_weak_key()),
        ("DEBUG", "shows code to visitors: leave it unset.", settings.DEBUG),
        ("EMAIL_URL", "is not set: no invitation could be sent.", not settings.HAS_EMAIL),
        ("DEFAULT_FROM_EMAIL", "is not set: letters need a sender.", _has_no_sender()),
    ]
    if not _is_local():
        faults.append(
            ("ALLOWED_HOSTS", "does not name the host of SITE_URL.", not _host_is_allowed())
        )
    return [Error(f"{name} {what}", id=f"core.{name}") for name, what, wrong in faults if wrong]


def _is_weak_key():
    key = settings.SECRET_KEY
    return (
        len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY or key.startswith("django-insecure")
    )


def _has_no_sender():
    return settings.DEFAULT_FROM_EMAIL.endswith("<apt@localhost>")


def _host():
    return settings.SITE_URL.split("//")[-1].split("/")[0].rsplit(":", 1)[0]


def _is_local():
    return _host() in LOCAL


def _host_is_allowed():
    host = _host()
    return any(
        name in ("*", host) or (name.startswith(".") and host.endswith(name))
        for name in settings.ALLOWED_HOSTS
    )
