"""The school's directions of a year."""

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from years.models import Direction
from years.services.locks import lock_year


@transaction.atomic
def save_direction(direction, *, by):
    """Add a direction at the end or rename one.

    Raises ValidationError when the code was taken meanwhile.
    """
    lock_year(direction.year)
    direction.validate_constraints()
    if direction.pk is None:
        last = direction.year.directions.aggregate(last=Max("position"))["last"]
        direction.position = 0 if last is None else last + 1
    direction.save()
    return direction


@transaction.atomic
def move_direction(direction, *, up, by):
    """One place up or down; at the end of the list nothing happens."""
    lock_year(direction.year)
    rows = list(Direction.objects.filter(year=direction.year))
    at = rows.index(direction)
    to = at - 1 if up else at + 1
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
    for position, row in enumerate(rows):
        row.position = position
    Direction.objects.bulk_update(rows, ["position"])


@transaction.atomic
def remove_direction(direction, *, by):
    """Only one that no goal serves."""
    try:
        with transaction.atomic():
            direction.delete()
    except ProtectedError as error:
        raise RefusedError(_("A goal serves this direction already.")) from error
