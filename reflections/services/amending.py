"""Changing what others can read already: typed aside, made the text by a button."""

from django.db import transaction
from django.utils import timezone

from activity.services import record_daily
from core.exceptions import RefusedError
from groups.queries import curator_of
from reflections.content import content_of, differences
from reflections.models import ReflectionAmendment
from reflections.services.progress import lacking, link_steps, locked, told


@transaction.atomic
def submit_amendment(reflection, *, by):
    """Make the pending text the text; the former stays in the history, the curator is told
    once a day."""
    row = locked(reflection)
    if not row.is_submitted or row.pending is None:
        return row
    if missing := lacking(row.pending, has_slip=bool(row.slip)):
        raise RefusedError(" ".join(missing.values()))
    changes = differences(content_of(row), row.pending)
    ReflectionAmendment.objects.bulk_create(
        ReflectionAmendment(reflection=row, field=field, was=was, now=now, by=by)
        for field, was, now in changes
    )
    for field, value in row.pending.items():
        setattr(row, field, value)
    row.pending, row.editor = None, ""
    row.version += 1
    row.amended_at = timezone.now()
    row.save()
    link_steps(row)
    curator = curator_of(row.owner, row.year)
    record_daily(by, "reflection_amended", row.subject, tell=told(curator))
    return row


@transaction.atomic
def drop_amendment(reflection, *, by):
    """Nothing of it is kept; the text stays as others see it."""
    row = locked(reflection)
    if row.is_submitted and row.pending is not None:
        row.pending, row.editor = None, ""
        row.version += 1
        row.save(update_fields=["pending", "editor", "version", "updated_at"])
    return row
