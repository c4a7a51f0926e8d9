"""The life of a record as a table, and the one function that moves it along."""

from core.exceptions import TransitionError
from core.models import TimeStamped


def step(record, to, *, by, **changes):
    """Lock the row, check its FLOW, write the new status together with `changes`.

    `by` is the member who takes the step, None when time does. A model that names
    its transitions in TRANSITIONS gets a row there. Call it inside
    `transaction.atomic`; the returned row is the fresh one.
    """
    row = type(record).objects.select_for_update(of=("self",)).get(pk=record.pk)
    came_from = row.status
    if to not in row.FLOW.get(came_from, ()):
        raise TransitionError(came_from, to)
    for field, value in {"status": to, **changes}.items():
        setattr(row, field, value)
    stamp = ["updated_at"] if isinstance(row, TimeStamped) else []
    row.save(update_fields=["status", *changes, *stamp])
    if transitions := getattr(row, "TRANSITIONS", None):
        getattr(row, transitions).create(from_status=came_from, to_status=to, by=by)
    return row
