"""`manage bench_reminders`: the inner half of `./run bench reminders`, one size of database."""

import json
import resource
import time
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from reminders.moments import due_moments
from reminders.registry import deadline_sources
from reminders.services import batches_of_years, sweep
from years.models import DueDay
from years.queries import workdays_of


class Counted:
    """How many statements were asked."""

    def __init__(self):
        self.number = 0

    def __call__(self, execute, sql, params, many, context):
        self.number += 1
        return execute(sql, params, many, context)


class Command(BaseCommand):
    help = "Measure what deciding and telling costs here; nothing that is told stays."

    def handle(self, *args, **options):
        now = everybodys_moment()
        counted, began = Counted(), time.perf_counter()
        with connection.execute_wrapper(counted):
            decided = sum(len(due_moments(years, now)) for years in batches_of_years(now))
        decide_s = time.perf_counter() - began
        with transaction.atomic():
            began, cpu = time.perf_counter(), time.process_time()
            told = sweep(now)
            figures = {
                "told": told,
                "queries": counted.number,
                "decide_s": round(decide_s, 3),
                "all_s": round(time.perf_counter() - began, 3),
                "cpu_s": round(time.process_time() - cpu, 3),
                "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
            transaction.set_rollback(True)
        if told != decided:
            raise CommandError(f"decided {decided}, told {told}")
        self.stdout.write(json.dumps(figures))


def everybodys_moment():
    """When the next reflection, which nobody has begun, is first reminded of."""
    ahead = DueDay.objects.months().filter(opens_on__gt=timezone.localdate())
    first = ahead.select_related("year").first()
    rhythm = deadline_sources["reflection"].rhythm
    at = rhythm.moment(first.due_on, min(rhythm.offsets), workdays_of(first.year))
    return at + timedelta(minutes=30)
