"""What time does to words: a private page goes a year after its curator stopped (A41)."""

from celery import shared_task

from dialogue import keeping


@shared_task(name="dialogue.forget_notes")
def forget_notes():
    """Delete the private notes whose time is over."""
    return keeping.forget_notes()
