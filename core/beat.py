"""Celery's own beat, in a thread of the web process: only for the mode without a broker."""

from datetime import timedelta

from celery import current_app
from celery.beat import EmbeddedService


def start():
    """Start the beat; letters and reminders then go out without Redis, from this process.

    `import_default_modules` is needed: discovery of tasks is lazy, and a beat that knows
    no tasks would send their names to a broker that is not there.
    """
    current_app.loader.import_default_modules()
    current_app.finalize()
    service = EmbeddedService(
        current_app, max_interval=5, thread=True, scheduler_cls="celery.beat:Scheduler"
    )
    # the first round comes at once: a server that is restarted often must remind as well
    for entry in service.service.scheduler.schedule.values():
        entry.last_run_at -= timedelta(days=1)
    service.daemon = True
    service.start()
    return service
