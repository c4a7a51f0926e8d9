"""Background work that failed: kept, done again, put aside. The operator's, in Django's admin."""

from datetime import timedelta

from django.utils import timezone

from core.wake import ask_again
from office.models import Failure

#: The same failure is another row after so long.
AGAIN = timedelta(hours=1)


def keep_failure(*, task, kind, place, about):
    """Write one failure down, once an hour while it comes again and nobody has settled it;
    registered in `core.faults.keepers`."""
    said = {"task": task[:80], "kind": kind[:80], "place": place[-200:], "about": about[:80]}
    lately = Failure.objects.to_settle().filter(**said, at__gt=timezone.now() - AGAIN)
    return lately.first() or Failure.objects.create(**said)


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
