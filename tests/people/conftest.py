"""Sign-in counts its failures in the cache; every test starts from none."""

from uuid import uuid4

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def nobody_tried_yet(monkeypatch):
    monkeypatch.setattr(caches["default"], "key_prefix", uuid4().hex)
