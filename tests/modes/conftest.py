"""Keys of one test alone, on a Redis that others use too."""

import uuid

import pytest
import redis
from django.conf import settings


@pytest.fixture
def prefix():
    """Keys of this test alone, taken away afterwards."""
    name = f"{settings.REDIS_PREFIX}-{uuid.uuid4().hex[:8]}"
    yield name
    store = redis.Redis.from_url(settings.REDIS_URL)
    for key in store.scan_iter(f"{name}*"):
        store.delete(key)
    store.close()
