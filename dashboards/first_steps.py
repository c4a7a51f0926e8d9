"""„Pradžia“: four lines that lead a member through the first weeks, out of the facts of home."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.figures import MonthState
from core.wording import day as day_words
from core.wording import month_genitive
from dashboards.duty import Duty
from dashboards.facts import Facts


@dataclass(frozen=True)
class FirstStep:
    """One line; `url` where the member does it, empty where it is done or the school does it."""

    name: str
    title: str
    said: str
    is_done: bool
    url: str = ""


def first_steps(facts: Facts, duties: list[Duty]) -> list[FirstStep]:
    """Goal, curator, group, first reflection; none when all four are done, for somebody with a
    year behind them, for who does not take part, and once no month is to come."""
    takes_part = facts.member.takes_part() and not facts.member.has_left()
    if facts.company is None or facts.is_after_months or not takes_part:
        return []
    curator, group = facts.company
    steps = [
        _goal(facts),
        FirstStep(
            "curator",
            _("Curator"),
            curator or _("The administration will appoint the curator."),
            bool(curator),
        ),
        FirstStep(
            "group",
            _("APT group"),
            group or _("The administration will choose the group."),
            bool(group),
        ),
        _reflection(facts, duties),
    ]
    return [] if all(step.is_done for step in steps) else steps


def _goal(facts):
    goal, title = facts.goal, _("The year's goal")
    said = capfirst(goal.get_status_display() if goal else _("not submitted yet"))
    is_done = goal is not None and not goal.is_draft
    return FirstStep("goal", title, said, is_done, "" if is_done else reverse("goals:mine"))


def _reflection(facts, duties):
    """Of several open months the latest, as the next thing offers it too."""
    title = _("The first reflection")
    done = next((row for row in facts.reflections if row.is_submitted), None)
    if done:
        said = _("%(month)s reflection") % {"month": month_genitive(done.month.month)}
        return FirstStep("reflection", title, capfirst(said), is_done=True)
    open_now = [duty for duty in duties if duty.kind == "reflection"]
    if open_now:
        said, url = _("Five minutes are enough."), open_now[-1].url
        return FirstStep("reflection", title, said, is_done=False, url=url)
    coming = next((row for row in facts.months if row.state == MonthState.FUTURE), None)
    words = _("The first reflection opens on %(day)s")
    said = words % {"day": day_words(coming.opens_on)} if coming else ""
    return FirstStep("reflection", title, said, is_done=False)
