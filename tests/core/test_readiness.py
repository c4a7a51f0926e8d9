"""What stops the start of a real school."""

import pytest

from core.readiness import missing_settings

GOOD = {
    "IS_UNCONFIGURED": False,
    "SECRET_KEY": "k9" + "abcdefghij" * 6,
    "DEBUG": False,
    "HAS_EMAIL": True,
    "DEFAULT_FROM_EMAIL": "APT portalas <apt@mokykla.lt>",
    "SITE_URL": "https://apt.mokykla.lt",
    "ALLOWED_HOSTS": ["apt.mokykla.lt"],
}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({}, []),
        ({"SECRET_KEY": "short"}, ["SECRET_KEY"]),
        ({"SECRET_KEY": "a" * 80}, ["SECRET_KEY"]),
        ({"DEBUG": True}, ["DEBUG"]),
        ({"HAS_EMAIL": False}, ["EMAIL_URL"]),
        ({"DEFAULT_FROM_EMAIL": "APT portalas <apt@localhost>"}, ["DEFAULT_FROM_EMAIL"]),
        ({"ALLOWED_HOSTS": ["127.0.0.1"]}, ["ALLOWED_HOSTS"]),
        ({"ALLOWED_HOSTS": [".mokykla.lt"]}, []),
        ({"IS_UNCONFIGURED": True, "SECRET_KEY": "short", "DEBUG": True}, []),
    ],
)
def test_the_start_names_what_is_missing(settings, change, named):
    for name, value in {**GOOD, **change}.items():
        setattr(settings, name, value)

    assert [fault.id.removeprefix("core.") for fault in missing_settings()] == named
