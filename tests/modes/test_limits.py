"""Queues and time limits that have to fit one another; docs/adr/0008 says why."""

import pytest
from celery import current_app
from django.conf import settings

from core import wake
from post.querysets import LOST_AFTER
from post.services import ROUND

#: What a worker is given to finish when it is asked to stop (docker-compose.yml, systemd).
GRACE = 90


def test_each_limit_is_longer_than_the_one_before():
    limits = [
        ROUND.total_seconds(),
        GRACE,
        settings.CELERY_TASK_SOFT_TIME_LIMIT,
        settings.CELERY_TASK_TIME_LIMIT,
        LOST_AFTER.total_seconds(),
        settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"],
    ]

    assert limits == sorted(set(limits))


@pytest.mark.parametrize("name", list(settings.CELERY_BEAT_SCHEDULE))
def test_a_round_expires_before_the_next_one_comes(name):
    entry = settings.CELERY_BEAT_SCHEDULE[name]

    assert 0 < entry["options"]["expires"] <= entry["schedule"]


@pytest.mark.parametrize("name", list(settings.CELERY_BEAT_SCHEDULE))
def test_letters_have_a_queue_and_everything_else_another(name):
    queue = current_app.amqp.router.route({}, name)["queue"].name

    assert queue == ("mail" if name == "post.sweep" else "default")


def test_a_wake_nobody_heard_expires():
    assert wake.STALE < 15 * 60
