"""A new curator: what was submitted while there was none begins to wait (A6).

What waits with another curator is moved by dialogue, which holds the threads.
"""

from django.db import transaction

from reflections.models import Reflection
from reflections.services.progress import await_curator


@transaction.atomic
def take_over(member, year, *, curator, by):
    """Await the new curator's word on what no curator has had yet; due counted from today."""
    rows = Reflection.objects.filter(owner=member, year=year, threads=None).submitted()
    for reflection in rows.select_related("owner", "year"):
        await_curator(reflection, curator)
