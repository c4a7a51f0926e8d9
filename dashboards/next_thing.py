"""The one next thing of a member: what the home page says before anything else."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.figures import MonthState
from core.wording import day as day_words
from core.wording import month_genitive
from dashboards.duty import Duty
from dashboards.facts import Facts
from dashboards.look_back import between_years, look_back
from dashboards.next_lesson import LESSON_MAKERS, two_plus_two
from dashboards.one_thing import NextThing, said_of_due
from dashboards.talk_duties import NEAR, TALK_MAKERS
from goals.enums import GoalStatus
from observations.deadlines import TERM


def next_thing(facts: Facts, duties: list[Duty]) -> NextThing:
    """A returned goal, a begun reflection, what is due soonest; else what is coming.

    After the last month the year's look back, whatever is left: that stands below (A8)."""
    if facts.member.has_left():
        return _left()
    if facts.is_after_months:
        return between_years(facts)
    if facts.goal and facts.goal.status == GoalStatus.RETURNED:
        return _returned(facts.goal)
    begun = [duty for duty in duties if duty.kind == "reflection" and duty.record]
    if begun:
        return _draft(facts, begun[-1])
    if duty := _soonest(duties):
        return MAKERS[duty.kind](facts, duty)
    return _look_ahead(facts)


def _soonest(duties):
    """Due soonest; of reflections the latest month, so that a gap never holds one back.

    What one sitting finishes goes before the term's 2+2 of the same day.
    """
    reflections = [duty for duty in duties if duty.kind == "reflection"]
    others = [duty for duty in duties if duty.kind not in ("reflection", NEAR)]
    rows = [*others, *reflections[-1:]]
    return min(rows, key=lambda duty: (duty.due_on, duty.kind == TERM), default=None)


def _left():
    return NextThing(
        name="left",
        title=_("What you wrote stays yours"),
        text=_("You no longer work in this school: you may read and take your texts with you."),
        url=reverse("reflections:list"),
        action=_("My reflections"),
    )


def _returned(goal):
    return NextThing(
        name="goal_returned",
        state=_("The goal came back with a note"),
        title=_("Make the goal clearer"),
        quote=goal.return_note,
        url=reverse("goals:mine"),
        action=_("Open the goal"),
    )


def _draft(facts, duty):
    row = duty.record
    asks_how = bool(row.slip) and not row.how_it_went
    titles = {
        (True, True): _("Two questions are left: how did it go, and what is the next step?"),
        (True, False): _("One question is left: how did it go?"),
        (False, True): _("One question is left: what is the next step?"),
        (False, False): _("It is written: one button is left"),
    }
    return NextThing(
        name="reflection_draft",
        state=_("%(title)s – draft") % {"title": capfirst(duty.title)},
        title=titles[asks_how, not row.next_step.strip()],
        slip=row.slip,
        slip_month=row.slip_month,
        url=duty.url,
        action=_("Continue the reflection"),
        note=said_of_due(facts, duty, _("Three minutes are enough.")),
        about=duty.key,
    )


def _reflection(facts, duty):
    latest = facts.latest
    return NextThing(
        name="reflection",
        state=capfirst(duty.title),
        title=_("How did it go?") if latest else _("What mattered most this month?"),
        slip=latest.next_step if latest else "",
        slip_month=latest.month if latest else None,
        url=duty.url,
        action=_("Write the reflection"),
        note=said_of_due(facts, duty, _("Five minutes are enough.")),
        about=duty.key,
    )


def _goal(facts, duty):
    if facts.goal:
        title, state = _("The goal is begun: finish it and submit"), _("The year's goal – draft")
    else:
        title, state = _("What are you after this year?"), _("The year's goal")
    return NextThing(
        name="goal_draft" if facts.goal else "goal",
        state=state,
        title=title,
        text=_("Begin with one sentence: what should change for your pupils?"),
        quote=facts.goal.sentence if facts.goal else "",
        url=duty.url,
        action=_("Continue the goal") if facts.goal else _("Set the goal"),
        note=said_of_due(facts, duty),
        about=duty.key,
    )


def _assessment(facts, duty):
    return NextThing(
        name="assessment",
        state=duty.title,
        title=_("How close are you to the goal?"),
        quote=facts.goal.sentence,
        url=duty.url,
        action=_("Assess"),
        note=said_of_due(facts, duty),
        about=duty.key,
    )


MAKERS = {
    "goal": _goal,
    "self_mid": _assessment,
    "self_end": _assessment,
    "reflection": _reflection,
    **LESSON_MAKERS,
    **TALK_MAKERS,
}


def _look_ahead(facts):
    """Nothing is due: before the first month, between months, or after the last one."""
    coming = next((month for month in facts.months if month.state == MonthState.FUTURE), None)
    if coming is None:
        return look_back(facts)
    opens = day_words(coming.opens_on)
    title = month_genitive(coming.month.month)
    if not facts.months_submitted and not facts.past_years:
        return NextThing(
            name="before_first",
            title=_("The first reflection opens on %(day)s") % {"day": opens},
            text=_("We will remind you by a letter. Only you see the draft."),
            url=reverse("dashboards:help"),
            action=_("How it works"),
        )
    if facts.term and not facts.term.is_done:
        return two_plus_two(facts.term)
    return NextThing(
        name="nothing",
        title=_("Everything is done"),
        text=capfirst(
            _("The %(month)s reflection opens on %(day)s.") % {"month": title, "day": opens}
        ),
        url=reverse("reflections:list"),
        action=_("My reflections"),
    )
