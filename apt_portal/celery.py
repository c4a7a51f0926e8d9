"""The Celery application; tasks live in the apps that own the work."""

import os

from celery import Celery
from celery.signals import task_failure

from core.faults import report

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "apt_portal.settings.base")

app = Celery("apt_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@task_failure.connect
def keep_failure(sender, exception, **_rest):
    """Whatever a task raised, and a task that took too long, is kept for the operator."""
    report(sender.name, exception)
