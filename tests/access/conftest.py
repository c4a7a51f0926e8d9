"""The stage: everybody of the cast, and a row of every kind."""

import pytest

from tests.access.stage import fill


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    """Files of one test are gone with it."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def stage(cast):
    return fill(cast)
