"""When a goal and its self-assessments are due: declared once, for any number of members."""

from datetime import datetime, time

from django.db.models import Exists, OuterRef, Q, Subquery
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


def goal_rows(scope):
    """Who has not submitted a goal of the year: four queries whatever the number of members."""
    days = DueDay.objects.filter(year__in=scope.years, kind="goal", opens_on__lte=scope.today)
    days = {day.year_id: day for day in days}
    if not days:
        return []
    submitted = Goal.objects.filter(year__in=scope.years).submitted().values("owner")
    people = list(scope.members.taking_part(scope.today).exclude(pk__in=submitted))
    leaves = _leaves(people)
    found = []
    for member in people:
        year = scope.year_of.get(member.school_id)
        due = days.get(year.pk) if year else None
        if due is None:
            continue
        away, workdays = leaves.get(member.pk, ()), scope.workdays[year.pk]
        due_on = due_of(member, due.due_on, away, workdays, year)
        if scope.holds(due_on):
            found.append(_deadline(member.pk, "goal", year, due, due_on, _("The year's goal")))
    return found


def mid_rows(scope):
    return _assessment_rows(Moment.MID, scope)


def end_rows(scope):
    return _assessment_rows(Moment.END, scope)


def _assessment_rows(moment, scope):
    """Goals that are agreed on and not assessed at this moment of the year; two queries."""
    kind = KIND_OF[moment]
    days = DueDay.objects.filter(year__in=scope.years, kind=kind, due_on__range=scope.between)
    days = {day.year_id: day for day in days.filter(opens_on__lte=scope.today)}
    if not days:
        return []
    due_on = DueDay.objects.filter(year=OuterRef("year"), kind=kind).values("due_on")[:1]
    away = Leave.objects.filter(
        member=OuterRef("owner"), from_on__lte=OuterRef("due_on"), until_on__gte=OuterRef("due_on")
    )
    goals = (
        Goal.objects.filter(owner__in=scope.members, year__in=days)
        .exclude(status__in=[GoalStatus.DRAFT, GoalStatus.CLOSED])
        .annotate(due_on=Subquery(due_on))
        .exclude(Exists(away))
        .exclude(
            pk__in=Goal.objects.filter(
                assessments__moment=moment, assessments__status=AssessmentStatus.SUBMITTED
            ).values("pk")
        )
    )
    title = (
        _("Mid-year self-assessment") if moment == Moment.MID else _("Year-end self-assessment")
    )
    years = {year.pk: year for year in scope.years}
    return [
        _deadline(owner, kind, years[year], days[year], days[year].due_on, title, [pk, moment])
        for pk, owner, year in goals.values_list("pk", "owner", "year")
    ]


def step_events(scope):
    """Steps of one's own goal that were done, or are meant to be, on these days; one query."""
    own = GoalStep.objects.filter(goal__owner__in=scope.members, goal__year__in=scope.years)
    days = scope.between
    steps = own.filter(Q(done_on__range=days) | Q(done_on=None, due_on__range=days))
    return [
        Event(
            member_id=step.goal.owner_id,
            kind="goal_step",
            key=f"goal_step:{step.pk}",
            at=timezone.make_aware(datetime.combine(step.done_on or step.due_on, time(12))),
            title=_said(step),
            url=reverse("goals:detail", args=[step.goal_id]),
        )
        for step in steps.select_related("goal")
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


def _deadline(member_id, kind, year, due, due_on, title, args=None):
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
