"""The reminders' own rounds."""

from celery import shared_task

from reminders import services


@shared_task(name="reminders.sweep")
def sweep():
    """Remind everybody of what is due now."""
    return services.sweep()
