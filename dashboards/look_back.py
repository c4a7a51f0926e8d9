"""When nothing more is due this year: what was done, and the next year's goal (A8)."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _

from dashboards.facts import Facts
from dashboards.one_thing import NextThing


def look_back(facts: Facts) -> NextThing:
    """The year in numbers, as soon as its last month is due."""
    months, goal = facts.months, facts.goal
    text = _(
        "Reflections submitted: %(done)s of %(all)s. Steps of the goal done: %(steps)s of %(of)s."
    )
    numbers = {
        "done": facts.months_submitted,
        "all": facts.months_expected,
        "steps": facts.steps_done,
        "of": len(facts.steps),
    }
    is_over = bool(months) and months[-1].due_on < facts.today
    return NextThing(
        name="look_back" if is_over else "nothing",
        title=_("The year is behind you: look back") if is_over else _("Everything is done"),
        text=text % numbers if months or goal else "",
        url=reverse("reflections:list"),
        action=_("My reflections"),
    )


def between_years(facts: Facts) -> NextThing:
    """The look back, and beside it the goal of the next year once that is open (A9)."""
    thing, coming = look_back(facts), facts.next_year
    if not facts.member.takes_part():
        return thing
    if coming is None:
        note = _("The next year's goal can be set as soon as the school opens that year.")
        return replace(thing, note=note)
    goal, years = coming.goal, {"years": coming.year.label}
    if goal is None:
        url = f"{reverse('goals:new')}?year={coming.year.pk}"
        return _beside(thing, url=url, action=_("Set the goal of %(years)s") % years)
    thing = replace(thing, quote=goal.sentence)
    if goal.is_draft:
        url = reverse("goals:edit", args=[goal.pk])
        return _beside(thing, url=url, action=_("Continue the goal of %(years)s") % years)
    return replace(thing, more_url=goal.get_absolute_url(), more=_("Goal of %(years)s") % years)


def _beside(thing, *, url, action):
    """The button leads to the goal, a link to the look back."""
    return replace(thing, url=url, action=action, more_url=thing.url, more=thing.action)
