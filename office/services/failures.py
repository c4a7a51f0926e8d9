"""Background work that failed: kept, done again, put aside. The operator's, in Django's admin."""

from django.utils import timezone

from core.wake import ask_again
from office.models import Failure


def keep_failure(*, task, kind, place, about):
    """Write one failure down; registered in `core.faults.keepers`."""
    return Failure.objects.create(
        task=task[:80], kind=kind[:80], place=place[-200:], about=about[:80]
    )


def run_again(failures):
    """Have each of these tasks done once more and the rows settled; another failure is a new row.

    Raises kombu's OperationalError when the queue does not answer: then nothing is settled.
    """
    for task in failures.order_by("task").values_list("task", flat=True).distinct():
        ask_again(task)
        put_aside(failures.filter(task=task))


def put_aside(failures):
    """Somebody has seen these and needs nothing more of them; says how many were open."""
    return failures.to_settle().update(settled_at=timezone.now())
