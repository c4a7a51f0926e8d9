"""The turn of the year: what every practice does together, in one transaction."""

from dataclasses import dataclass

from django.db import transaction

from activity.services import record
from people.models import Member
from years import services, turning
from years.models import SchoolYear

GROUPS, CURATORS = "groups", "curators"


@dataclass(frozen=True)
class Carried:
    """What one practice would carry over; `lines` are for the administrator to read."""

    name: str
    label: str
    lines: list[str]


def preview_opening(year):
    """What opening `year` carries over from the year before it; nothing for the first one."""
    former = SchoolYear.objects.before(year).first()
    if former is None:
        return []
    return [
        Carried(turn.name, turn.choice, list(turn.preview(year, former)))
        for turn in turning.turns
        if turn.preview
    ]


@transaction.atomic
def open_year(year, *, by, carry_groups=True, carry_curators=True):
    """Open a planned year; everybody who takes part is told. A second click changes nothing."""
    wanted = {GROUPS: carry_groups, CURATORS: carry_curators}
    leave_out = {name for name, is_wanted in wanted.items() if not is_wanted}
    opened = services.open_year(year, by=by, leave_out=leave_out)
    _tell(opened, "year_opened", by=by)
    return opened or year


@transaction.atomic
def close_year(year, *, by):
    """Close a year; everybody who takes part is told."""
    closed = services.close_year(year, by=by)
    _tell(closed, "year_closed", by=by)
    return closed or year


@transaction.atomic
def reopen_year(year, *, by):
    """Undo a closing."""
    reopened = services.reopen_year(year, by=by)
    _tell(reopened, "year_reopened", by=by)
    return reopened or year


def _tell(year, verb, *, by):
    if year is not None:
        people = Member.objects.filter(school=year.school_id).taking_part()
        record(by, verb, f"year:{year.pk}", tell=people)
