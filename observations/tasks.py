"""The rounds of the 2+2; each does one thing and is safe to run twice."""

from celery import shared_task

from observations import services


@shared_task(name="observations.confirm")
def confirm():
    """Confirm what has waited fourteen days; tell who has four left."""
    return services.confirm_by_time()


@shared_task(name="observations.expire")
def expire():
    """Free what nobody answered, and the places of whoever has left."""
    freed = services.expire_invitations() + services.end_for_leavers()
    return freed + services.expire_requests()
