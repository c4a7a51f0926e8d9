"""What waits in the adviser programme and until when, and what happened: set-based."""

from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coaching.advising_enums import HALVES, AdvisingStatus, ReportStatus
from coaching.models import Advising, AdvisingSession
from reminders.registry import Deadline, Event, register_deadlines, register_events
from years.queries import workdays_of

#: The report is written so many working days after the sixteenth hour.
REPORT_DAYS = 10
#: A proposal waits so many working days before it is overdue; it stays open for an answer.
ANSWER_DAYS = 5


def register():
    """Called once, when the app is ready."""
    register_deadlines(
        "advising_report", gettext_lazy("Teacher's report to write"), reports_due, offsets=(-3, 2)
    )
    register_deadlines(
        "advising_proposal",
        gettext_lazy("A proposal of a teacher adviser to answer"),
        proposals_due,
        offsets=(-1,),
    )
    register_events("advising", session_events)


def reports_due(members, year, between):
    """Teachers whose sixteen hours are full and whose report is not submitted; three queries."""
    rows = Advising.objects.open().filter(owner__in=members, year=year)
    rows = rows.exclude(report__status=ReportStatus.SUBMITTED).with_halves()
    rows = list(rows.filter(halves__gte=HALVES).prefetch_related("sessions"))
    if not rows:
        return []
    workdays = workdays_of(year)
    found = [(row, filled_on(row)) for row in rows]
    due = [(row, on, workdays.add(on, REPORT_DAYS)) for row, on in found]
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
        if between[0] <= due_on <= between[1]
    ]


def filled_on(advising):
    """The day of the session with which the hours became full."""
    total = 0
    for session in advising.sessions.all():
        total += session.halves
        if total >= HALVES:
            return session.on
    return None


def proposals_due(members, year, between):
    """Proposals that wait for one's own yes or no; two queries."""
    rows = Advising.objects.filter(status=AdvisingStatus.PROPOSED, year=year)
    asked = [
        (member, row)
        for side in ("owner", "adviser")
        for row in rows.filter(**{f"{side}__in": members, f"{side}_agreed_at": None})
        for member in [getattr(row, f"{side}_id")]
    ]
    workdays = workdays_of(year) if asked else None
    found = []
    for member_id, row in asked:
        opens_on = timezone.localdate(row.created_at)
        due_on = workdays.add(opens_on, ANSWER_DAYS)
        if between[0] <= due_on <= between[1]:
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


def session_events(member, year, between):
    """The days one worked with the other; one query."""
    rows = AdvisingSession.objects.visible_to(member)
    rows = rows.filter(advising__year=year, on__range=between)
    rows = rows.select_related("advising__owner", "advising__adviser")
    return [
        Event(
            member_id=member.pk,
            kind="advising",
            key=f"advising_session:{row.pk}",
            at=timezone.make_aware(datetime.combine(row.on, time(12))),
            title=_("Teacher adviser's work: %s") % row.advising.other_than(member).name,
            url=row.advising.get_absolute_url(),
        )
        for row in rows
    ]
