"""The reminders' own rounds."""

from celery import shared_task

from reminders import feeds, services


@shared_task(name="reminders.sweep")
def sweep():
    """Remind everybody of what is due now."""
    return services.sweep()


@shared_task(name="reminders.refresh_feeds")
def refresh_feeds(key=None):
    """Bring people's calendars up to date, or those that hold what `key` names."""
    return feeds.refresh_feeds(key=key)
