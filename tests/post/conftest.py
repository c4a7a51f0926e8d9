"""A mail server of our own for the tests of the post."""

import pytest

from tests.post.smtp import mail_server


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 5
    with mail_server() as (port, script):
        settings.EMAIL_PORT = port
        yield script
