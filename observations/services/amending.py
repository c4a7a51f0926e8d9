"""Changing what the teacher can read already: typed aside, made the text by a button."""

from django.db import transaction
from django.utils import timezone

from activity.models import Entry
from activity.services import record
from core.exceptions import RefusedError
from observations.content import content_of, differences, lacking
from observations.models import ObservationAmendment
from observations.services.locks import locked


@transaction.atomic
def submit_amendment(observation, *, by):
    """Make the pending text the text; the former stays in the history, the teacher is told
    once a day."""
    row = locked(observation, "owner")
    if not row.is_handed_over or row.pending is None:
        return row
    if missing := lacking(row.pending):
        raise RefusedError(" ".join(dict.fromkeys(missing.values())))
    ObservationAmendment.objects.bulk_create(
        ObservationAmendment(observation=row, field=field, was=was, now=now, by=by)
        for field, was, now in differences(content_of(row), row.pending)
    )
    for field, value in row.pending.items():
        setattr(row, field, value)
    row.pending, row.editor = None, ""
    row.version += 1
    row.save()
    today = Entry.objects.filter(
        subject=row.key, verb="observation_amended", at__date=timezone.localdate()
    )
    record(by, "observation_amended", row.key, tell=[] if today.exists() else [row.owner])
    return row


@transaction.atomic
def drop_amendment(observation, *, by):
    """Nothing of it is kept; the text stays as others see it."""
    row = locked(observation)
    if row.is_handed_over and row.pending is not None:
        row.pending, row.editor = None, ""
        row.version += 1
        row.save(update_fields=["pending", "editor", "version", "updated_at"])
    return row
