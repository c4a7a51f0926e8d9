"""A school year's meetings of APT groups counted: no topic, no word, nobody's name."""

from django.db.models import Count, Q

from groups.enums import GroupKind
from meetings.enums import Presence
from meetings.models import Attendance, Meeting, MeetingCount
from years import counters


def meeting_rows(batch):
    """Rows of MeetingCount, of who takes part: two queries."""
    people = {year.pk: batch.pks(year) for year in batch.years}
    numbers = dict.fromkeys(("held", "marks", "present", "people", "having", "lacking"), 0)
    rows = {year.pk: MeetingCount(year=year, **numbers) for year in batch.years}
    held = Meeting.objects.held().filter(year__in=batch.years, group__kind=GroupKind.APT)
    for year, count in held.order_by().values_list("year").annotate(n=Count("pk")):
        rows[year].held = count
    for year, member, marks, present in _marked(held):
        if member in people[year]:
            _add(rows[year], marks, present)
    return list(rows.values())


def _marked(held):
    """(year, member, how often marked, how often present)."""
    marked = Attendance.objects.filter(meeting__in=held).exclude(presence="").order_by()
    return marked.values_list("meeting__year", "member").annotate(
        marks=Count("pk"), came=Count("pk", filter=Q(presence=Presence.PRESENT))
    )


def _add(row, marks, present):
    row.marks += marks
    row.present += present
    row.people += 1
    row.having += present > 0
    row.lacking += present < marks


def register():
    """Called once, when the app is ready."""
    counters.register("meetings", MeetingCount, meeting_rows)
