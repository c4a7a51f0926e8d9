"""When a goal and its self-assessments are due: declared once, for any number of members."""

from datetime import datetime, time

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import month_of
from goals.enums import AssessmentStatus, GoalStatus, Moment
from goals.models import Goal, GoalStep
from people.models import Leave
from reminders.registry import Deadline, Event
from years.duekinds import Proposal
from years.models import DueDay
from years.queries import workdays_of

#: Who joined later, or comes back from a leave, has so many working days for the goal (A11).
TIME_FOR_GOAL = 20
#: A year-end or mid-year self-assessment opens so many working days before it is due.
OPENS_BEFORE = 5
KIND_OF = {Moment.MID: "self_mid", Moment.END: "self_end"}


def propose_goal(year, terms, workdays):
    """The last working day of September (of the year's first month)."""
    due_on = workdays.last_of_month(month_of(year.starts_on))
    return [Proposal(opens_on=year.starts_on, due_on=due_on)]


def propose_mid(year, terms, workdays):
    """The last working day of the first term (A37)."""
    terms = sorted(terms, key=lambda term: term.starts_on)
    return [_assessed_by(workdays.on_or_before(terms[0].ends_on), workdays)] if terms else []


def propose_end(year, terms, workdays):
    """The last working day of May (A37)."""
    may = month_of(year.ends_on).replace(month=5)
    return [_assessed_by(workdays.last_of_month(may), workdays)]


def _assessed_by(due_on, workdays):
    return Proposal(opens_on=workdays.add(due_on, -OPENS_BEFORE), due_on=due_on)


def goal_rows(members, year, between):
    """Who has not submitted a goal of `year`: five queries whatever the number of members."""
    due = DueDay.objects.filter(year=year, kind="goal").first()
    if due is None or due.opens_on > timezone.localdate():
        return []
    submitted = Goal.objects.filter(year=year).submitted().values("owner")
    people = list(members.taking_part().exclude(pk__in=submitted))
    leaves = _leaves(people)
    workdays = workdays_of(year)
    found = []
    for member in people:
        due_on = due_of(member, due.due_on, leaves.get(member.pk, ()), workdays, year)
        if between[0] <= due_on <= between[1]:
            found.append(_deadline(member.pk, "goal", year, due, due_on, _("The year's goal")))
    return found


def mid_rows(members, year, between):
    return _assessment_rows(Moment.MID, members, year, between)


def end_rows(members, year, between):
    return _assessment_rows(Moment.END, members, year, between)


def _assessment_rows(moment, members, year, between):
    kind = KIND_OF[moment]
    due = DueDay.objects.filter(year=year, kind=kind, due_on__range=between).first()
    if due is None or due.opens_on > timezone.localdate():
        return []
    on_leave = Leave.objects.filter(from_on__lte=due.due_on, until_on__gte=due.due_on)
    goals = (
        Goal.objects.filter(owner__in=members, year=year)
        .exclude(status__in=[GoalStatus.DRAFT, GoalStatus.CLOSED])
        .exclude(owner__in=on_leave.values("member"))
        .exclude(
            pk__in=Goal.objects.filter(
                assessments__moment=moment, assessments__status=AssessmentStatus.SUBMITTED
            ).values("pk")
        )
    )
    title = (
        _("Mid-year self-assessment") if moment == Moment.MID else _("Year-end self-assessment")
    )
    return [
        _deadline(owner, kind, year, due, due.due_on, title, args=[pk, moment])
        for pk, owner in goals.values_list("pk", "owner")
    ]


def step_events(member, year, between):
    """Steps of the member's own goal that were done, or are meant to be, within `between`."""
    own = GoalStep.objects.filter(goal__owner=member, goal__year=year)
    steps = own.filter(Q(done_on__range=between) | Q(done_on=None, due_on__range=between))
    return [
        Event(
            member_id=member.pk,
            kind="goal_step",
            key=f"goal_step:{step.pk}",
            at=timezone.make_aware(datetime.combine(step.done_on or step.due_on, time(12))),
            title=_said(step),
            url=reverse("goals:detail", args=[step.goal_id]),
        )
        for step in steps
    ]


def _said(step):
    if step.done_on:
        return _("A step of the goal was done: %(step)s") % {"step": step.text}
    return _("Planned for the goal: %(step)s") % {"step": step.text}


def _leaves(people):
    """{member id: [(from, until)]}"""
    found = {}
    for leave in Leave.objects.filter(member__in=[member.pk for member in people]):
        found.setdefault(leave.member_id, []).append((leave.from_on, leave.until_on))
    return found


def due_of(member, due_on, leaves, workdays, year):
    """The year's due day, or later for who came later or was away on it (A11)."""
    joined = max(filter(None, [member.joined_on, member.takes_part_from]))
    if joined > year.starts_on:
        due_on = max(due_on, workdays.add(joined, TIME_FOR_GOAL))
    for first, last in sorted(leaves):
        if first <= due_on <= last:
            due_on = workdays.add(last, TIME_FOR_GOAL)
    return due_on


def _deadline(member_id, kind, year, due, due_on, title, *, args=None):
    url = reverse("goals:assessment", args=args) if args else reverse("goals:mine")
    return Deadline(
        member_id=member_id,
        kind=kind,
        key=f"{kind}:{year.starts_on.year}",
        opens_on=due.opens_on,
        due_on=due_on,
        title=title,
        url=url,
    )
