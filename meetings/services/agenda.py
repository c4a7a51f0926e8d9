"""Points of an agenda: any member's, until the meeting is held."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core.exceptions import OvertakenError, RefusedError
from core.once import made_before
from meetings.bringing import may_bring
from meetings.models import AgendaPoint
from meetings.services.locks import lock_meeting

#: More points than this no meeting has time for.
MOST_POINTS = 30


@transaction.atomic
def add_point(meeting, *, by, title, text="", minutes=None, brings=None, form_token=None):
    """The last point of the agenda; `brings` is a Reflection or an Observation, or None."""
    meeting = _open_agenda(meeting)
    made = made_before(AgendaPoint, form_token)
    if made and made.meeting_id == meeting.pk:
        return made
    if meeting.points.count() >= MOST_POINTS:
        raise RefusedError(_("An agenda can have %s points.") % MOST_POINTS)
    last = meeting.points.aggregate(last=Max("position"))["last"]
    return AgendaPoint.objects.create(
        meeting=meeting,
        author=by,
        title=title,
        text=text,
        minutes=minutes,
        position=0 if last is None else last + 1,
        form_token=None if made else form_token,
        **_brought(meeting, brings, by),
    )


@transaction.atomic
def change_point(point, *, by, title, text="", minutes=None, brings=None, was=""):
    """Other words; a record that the point brings already may stay whoever changes the words.

    `was` is the `stamp_of` the point that the page began from: OvertakenError when somebody
    else has changed it since.
    """
    meeting = _open_agenda(point.meeting)
    row = meeting.points.select_related("reflection", "observation").filter(pk=point.pk).first()
    if row is None:
        raise RefusedError(_("The point was taken off the agenda meanwhile."))
    if was and was != stamp_of(row):
        raise OvertakenError
    if brings is None or brings not in (row.reflection, row.observation):
        for column, record in _brought(meeting, brings, by).items():
            setattr(row, column, record)
    row.title, row.text, row.minutes = title, text, minutes
    row.save()
    return row


def stamp_of(point):
    """Names the words of a point as they stand."""
    return point.updated_at.isoformat()


@transaction.atomic
def delete_point(point, *, by):
    _open_agenda(point.meeting).points.filter(pk=point.pk).delete()


@transaction.atomic
def move_point(point, *, by, is_up):
    """One place up or down; the first and the last stay where they are."""
    rows = list(_open_agenda(point.meeting).points.all())
    at = next((number for number, row in enumerate(rows) if row.pk == point.pk), None)
    to = None if at is None else at + (-1 if is_up else 1)
    if at is None or not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    for number, row in enumerate(rows):
        row.position = number
    AgendaPoint.objects.bulk_update(rows, ["position"])


def _open_agenda(meeting):
    row = lock_meeting(meeting)
    if not row.is_planned:
        raise RefusedError(_("The meeting is held or cancelled: its agenda stays as it was."))
    return row


def _brought(meeting, record, by):
    """The columns of what the point brings, once its owner shares it and `by` sees it."""
    empty = {"reflection": None, "observation": None}
    if record is None:
        return empty
    if not may_bring(by, record, meeting):
        raise RefusedError(
            _("It can be brought once its owner shares it with the group and you see it.")
        )
    return {**empty, record._meta.model_name: record}
