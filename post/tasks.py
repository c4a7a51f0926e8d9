"""The post's own rounds."""

from celery import shared_task

from post import services


@shared_task(name="post.sweep")
def sweep():
    """Send every letter that is due."""
    return services.sweep()
