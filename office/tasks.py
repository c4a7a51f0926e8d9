"""The office's own rounds."""

from celery import shared_task

from office.services import forgetting


@shared_task(name="office.forget")
def forget():
    """Take away what nobody needs any more."""
    return forgetting.forget()
