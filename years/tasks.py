"""What every night does with school years; the beat asks each hour whether it is done."""

from celery import shared_task

from years.services import counts


@shared_task(name="years.recount")
def recount():
    """Counts that a municipality's page reads, as they stand tonight."""
    return counts.recount_due()
