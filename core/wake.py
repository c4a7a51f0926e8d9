"""Ask for a task by its name: a web process never imports the tasks, only the worker does.

A sweep would come by itself; waking it after commit only makes it sooner.
"""

from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction

#: Seconds after which nobody needs to be woken any more: the beat has come by itself.
STALE = 60
#: Without a broker a task that comes round within so many seconds is left to the beat.
SOON = 60


def wake(name, *args):
    """Ask a worker to run the task `name` once this transaction is committed.

    Without a broker the embedded beat comes round every few seconds, and a page must
    not wait for a mail server: then this does nothing.
    """
    if settings.CELERY_TASK_ALWAYS_EAGER:
        return
    send = partial(current_app.send_task, name, args, expires=STALE)
    transaction.on_commit(send, robust=True)


def ask_again(name):
    """Have the task `name` done once more: by a worker, or without a broker here and now.

    Raises kombu's OperationalError when the queue does not answer.
    """
    if not settings.CELERY_TASK_ALWAYS_EAGER:
        current_app.send_task(name)
    elif not _comes_soon(name):
        current_app.loader.import_default_modules()
        current_app.tasks[name].apply()


def _comes_soon(name):
    """Such a round may be long, and a page need not wait for it."""
    rounds = settings.CELERY_BEAT_SCHEDULE.values()
    return any(entry["task"] == name and entry["schedule"] <= SOON for entry in rounds)
