"""What several pages of reflections say or prepare alike."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core.dates import next_month
from core.text import fold
from core.wording import month_accusative
from goals.models import GoalStep
from groups.enums import Audience
from groups.queries import curator_of
from reflections.content import typed_in, words_of
from reflections.forms import possible_names
from reflections.words import title_of


@dataclass(frozen=True)
class Pick:
    """A step of the goal as the editor offers it; `is_same` when the slip speaks of it."""

    step: GoalStep
    is_picked: bool
    is_same: bool


def steps_to_pick(steps, sheet, form):
    """Open steps and those already picked; the one that was the next step stands apart."""
    picked = form.picked_steps
    spoken = {fold(text).strip(" .") for text in (sheet.slip.text, sheet.content["next_step"])}
    return [
        Pick(step, step.pk in picked, fold(step.text).strip(" .") in spoken - {""})
        for step in steps
        if step.done_on is None or step.pk in picked
    ]


def conflict_url(sheet):
    return reverse("reflections:conflict", args=[sheet.address])


def names_to_ask_about(reflection):
    """Two capitalised words in a row, before colleagues read them; only a hint."""
    if reflection.audience == Audience.CURATOR:
        return []
    return possible_names(words_of(typed_in(reflection)))


def submitted_sentence(sheet):
    """What happened and what follows."""
    title = capfirst(title_of(sheet.reflection))
    if sheet.is_submitted:
        done = _("%(title)s: the amendment is submitted.") % {"title": title}
        return format_html("<b>{}</b> {}", done, _("The former text is kept in the history."))
    done = _("%(title)s is submitted.") % {"title": title}
    curator = curator_of(sheet.owner, sheet.year)
    follows = _("In %(month)s you will begin with your own step.") % {
        "month": month_accusative(next_month(sheet.month).month)
    }
    if curator:
        reader = _("It will be read by %(name)s.") % {"name": curator.name}
    else:
        reader = _("Your curator will read it as soon as there is one.")
    return format_html("<b>{}</b> {} {}", done, reader, capfirst(follows))
