"""The reminders' own rounds; each may fail without the others."""

from celery import shared_task

from reminders import feeds, services


@shared_task(name="reminders.sweep")
def sweep():
    """Remind everybody of what is due now."""
    return services.sweep()


@shared_task(name="reminders.send_digests")
def send_digests():
    """Send the week's digests."""
    return services.send_digests()


@shared_task(name="reminders.take_back")
def take_back():
    """Take back letters that wait although the thing is done."""
    return services.take_back()


@shared_task(name="reminders.refresh_feeds")
def refresh_feeds(key=None):
    """Bring people's calendars up to date, or those that hold what `key` names."""
    return feeds.refresh_feeds(key=key)
