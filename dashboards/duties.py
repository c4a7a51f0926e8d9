"""What one member still has to do, out of the facts of the home page: no query but for the goal.

The same rows as the reminders' sources give for this member, but for what a curator or an
administrator finds on a page of its own; a test compares the two.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from core.figures import MonthState
from core.wording import month_genitive
from dashboards.duty import Duty
from dashboards.facts import Facts, is_goal_open
from dashboards.lesson_duties import lesson_duties
from dashboards.talk_duties import talk_duties
from goals.deadlines import KIND_OF, due_of
from goals.enums import GoalStatus, Moment

#: Months one may still write, or has begun to.
OPEN_MONTHS = {MonthState.DRAFT, MonthState.NOW, MonthState.MISSED}


def duties(facts: Facts):
    """Everything that is open and not submitted, soonest due first."""
    if not facts.member.takes_part() or facts.member.has_left():
        return []
    rows = [*_goal(facts), *_assessments(facts), *_reflections(facts)]
    rows += [*lesson_duties(facts), *talk_duties(facts)]
    return sorted(rows, key=lambda duty: (duty.due_on, duty.kind, duty.key))


def _goal(facts):
    day = facts.day_of("goal")
    if day is None or day.opens_on > facts.today or not is_goal_open(facts):
        return []
    member, year = facts.member, facts.year
    due_on = day.due_on
    if day.is_away or max(member.joined_on, member.takes_part_from) > year.starts_on:
        leaves, workdays = facts.days_off
        due_on = due_of(member, due_on, leaves, workdays, year)
    key = f"goal:{year.starts_on.year}"
    return [
        Duty("goal", key, day.opens_on, due_on, _("The year's goal"), _goal_url(facts), facts.goal)
    ]


def _goal_url(facts):
    return reverse("goals:mine")


def _assessments(facts):
    goal = facts.goal
    if goal is None or goal.status in (GoalStatus.DRAFT, GoalStatus.CLOSED):
        return []
    titles = {
        Moment.MID: (_("Mid-year self-assessment"), goal.has_mid),
        Moment.END: (_("Year-end self-assessment"), goal.has_end),
    }
    found = []
    for moment, (title, is_done) in titles.items():
        kind = KIND_OF[moment]
        day = facts.day_of(kind)
        if day and not is_done and not day.is_away and day.opens_on <= facts.today:
            url = reverse("goals:assessment", args=[goal.pk, moment.value])
            key = f"{kind}:{facts.year.starts_on.year}"
            found.append(Duty(kind, key, day.opens_on, day.due_on, title, url))
    return found


def _reflections(facts):
    own = facts.of_year
    return [
        Duty(
            "reflection",
            f"reflection:{month.month:%Y-%m}",
            month.opens_on,
            month.due_on,
            _("%(month)s reflection") % {"month": month_genitive(month.month.month)},
            reverse("reflections:edit", args=[f"{month.month:%Y-%m}"]),
            own.get(month.month),
        )
        for month in facts.months
        if month.state in OPEN_MONTHS and month.opens_on <= facts.today
    ]
