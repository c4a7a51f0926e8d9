"""Wake a sweep after commit; the sweep would come by itself, this only makes it sooner."""

from functools import partial

from celery import current_app
from django.conf import settings
from django.db import transaction


def wake(name, *args):
    """Ask a worker to run the task `name` once this transaction is committed.

    Without a broker the embedded beat comes round every few seconds, and a page must
    not wait for a mail server: then this does nothing.
    """
    if settings.CELERY_TASK_ALWAYS_EAGER:
        return
    # by name: a web process never imports the tasks, only the worker does
    transaction.on_commit(partial(current_app.send_task, name, args), robust=True)
