"""The reminders' own rounds."""

from celery import shared_task

from reminders import services


@shared_task(name="reminders.sweep")
def sweep():
    """Take back what is needed no more, remind everybody of what is due now, send the week's
    digests."""
    services.take_back()
    return services.sweep() + services.send_digests()
