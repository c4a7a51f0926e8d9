"""What waits in the adviser programme and until when, and what happened: set-based."""

from datetime import datetime, time

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.advising_enums import HALVES, AdvisingStatus, ReportStatus
from coaching.models import Advising, AdvisingSession
from reminders.registry import Deadline, Event, register_deadlines, register_events
from reminders.rhythm import Rhythm

#: The report is written so many working days after the sixteenth hour.
REPORT_DAYS = 10
#: A proposal waits so many working days before it is overdue; it stays open for an answer.
ANSWER_DAYS = 5


def register():
    """Called once, when the app is ready."""
    label = gettext_lazy("Teacher's report to write")
    register_deadlines("advising_report", label, reports_due, rhythm=Rhythm((-3, 2)))
    label = gettext_lazy("A proposal of a teacher adviser to answer")
    register_deadlines("advising_proposal", label, proposals_due, rhythm=Rhythm((-1,)))
    register_events("advising", session_events)


def reports_due(scope):
    """Teachers whose sixteen hours are full and whose report is not submitted; three queries."""
    rows = Advising.objects.open().filter(owner__in=scope.members, year__in=scope.years)
    rows = rows.exclude(report__status=ReportStatus.SUBMITTED).with_halves()
    rows = list(rows.filter(halves__gte=HALVES).prefetch_related("sessions"))
    found = [(row, filled_on(row)) for row in rows]
    due = [(row, on, scope.workdays[row.year_id].add(on, REPORT_DAYS)) for row, on in found]
    return [
        Deadline(
            member_id=row.owner_id,
            kind="advising_report",
            key=f"advising_report:{row.pk}",
            opens_on=on,
            due_on=due_on,
            title=_("Write the teacher's report: sixteen hours are full"),
            url=reverse("coaching:report", args=[row.pk]),
        )
        for row, on, due_on in due
        if scope.holds(due_on)
    ]


def filled_on(advising):
    """The day of the session with which the hours became full."""
    total = 0
    for session in advising.sessions.all():
        total += session.halves
        if total >= HALVES:
            return session.on
    return None


def proposals_due(scope):
    """Proposals that wait for one's own yes or no; two queries."""
    rows = Advising.objects.filter(status=AdvisingStatus.PROPOSED, year__in=scope.years)
    asked = [
        (member, row)
        for side in ("owner", "adviser")
        for row in rows.filter(**{f"{side}__in": scope.members, f"{side}_agreed_at": None})
        for member in [getattr(row, f"{side}_id")]
    ]
    found = []
    for member_id, row in asked:
        opens_on = timezone.localdate(row.created_at)
        due_on = scope.workdays[row.year_id].add(opens_on, ANSWER_DAYS)
        if scope.holds(due_on):
            found.append(
                Deadline(
                    member_id=member_id,
                    kind="advising_proposal",
                    key=f"advising_proposal:{row.pk}",
                    opens_on=opens_on,
                    due_on=due_on,
                    title=_("Answer the proposal to work with a teacher adviser"),
                    url=row.get_absolute_url(),
                )
            )
    return found


def session_events(scope):
    """The days one worked with the other; two queries."""
    theirs = Q(advising__owner__in=scope.members) | Q(advising__adviser__in=scope.members)
    rows = AdvisingSession.objects.filter(theirs, advising__year__in=scope.years)
    rows = rows.filter(on__range=scope.between)
    rows = list(rows.select_related("advising__owner", "advising__adviser"))
    here = set(scope.members.values_list("pk", flat=True)) if rows else set()
    return [
        Event(
            member_id=one.pk,
            kind="advising",
            key=f"advising_session:{row.pk}",
            at=timezone.make_aware(datetime.combine(row.on, time(12))),
            title=_("Teacher adviser's work: %s") % row.advising.other_than(one).name,
            url=row.advising.get_absolute_url(),
        )
        for row in rows
        for one in (row.advising.owner, row.advising.adviser)
        if one.pk in here
    ]
