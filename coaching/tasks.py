"""The rounds of the conversations; safe to run twice."""

from celery import shared_task

from coaching.services.endings import end_without_pair


@shared_task(name="coaching.end_without_pair")
def end_conversations():
    """Call off what the end of a pair has left behind."""
    return end_without_pair()
