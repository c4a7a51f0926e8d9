"""What time ends in groups."""

from celery import shared_task

from groups import services


@shared_task(name="groups.end_leading")
def end_leading():
    """Whoever has left a group leads it no more."""
    return services.end_leading()
