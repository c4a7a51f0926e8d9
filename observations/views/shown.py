"""What the page of a lesson shows to this reader."""

import rules
from django.utils import timezone

from goals.models import Goal
from observations.board import busy_times, state_of
from observations.board_row import Row
from observations.choices import invitable
from observations.enums import PlaceStatus
from observations.forms.lesson import InviteForm, PlanForm, WordForm
from observations.models import LessonAttachment, LessonMove, Observation, Place
from observations.queries import with_outcomes
from observations.vocabulary import words_of

ACTIONS = ("change_lesson", "cancel_lesson")
#: The observers of a lesson; whoever declined or gave up stands below, for the teacher.
SHOWN = (PlaceStatus.TAKEN, PlaceStatus.INVITED, PlaceStatus.ABSENT)


def lesson_context(lesson, member, **forms):
    """Everything observations/lesson.html needs; `forms` are those shown again with errors."""
    now = timezone.now()
    words = words_of(member.school)
    is_mine = lesson.owner_id == member.pk
    places = list(places_of(lesson, member))
    beside = _beside(lesson, member)
    context = {
        "lesson": lesson,
        "words": words,
        "row": Row(lesson, state_of(lesson, member, busy_times(member), now), words),
        "is_mine": is_mine,
        "is_held": lesson.is_held(now),
        "is_deletable": is_mine and not places,
        "places": [row for row in places if row.status in SHOWN],
        "left_places": [row for row in places if is_mine and row.status not in SHOWN],
        "knows_why": is_mine or _is_concerned(lesson, member, places),
        **_what_became(lesson, member, places, beside["observations"], now),
        "my_place": next((row for row in places if row.pk == lesson.my_place), None),
        "can": {name: rules.has_perm(f"observations.{name}", member, lesson) for name in ACTIONS},
        "observes_too": _observes_too(lesson, member, now),
        **beside,
    }
    return {**context, **_forms(lesson, is_mine), **forms}


def _is_concerned(lesson, member, places):
    """Has or had a place, or took the lesson back: its teacher's reasons are told to them."""
    if any(row.observer_id == member.pk for row in places):
        return True
    return not lesson.is_posted and lesson.transitions.filter(by=member).exists()


def _beside(lesson, member):
    observations = list(protocols_of(lesson, member))
    return {
        "observations": observations,
        "moves": list(LessonMove.objects.visible_to(member).filter(lesson=lesson)),
        "attachments": list(LessonAttachment.objects.visible_to(member).filter(lesson=lesson)),
        "goal": Goal.objects.visible_to(member).filter(pk=lesson.goal_id).first(),
    }


def _what_became(lesson, member, places, observations, now):
    """Ids of places: `is_off` did not take place; `can_be_absent` nobody has said anything of.

    Either is between the observer and the teacher.
    """
    own = [row for row in places if member.pk in (row.observer_id, lesson.owner_id)]
    came = {row.observer_id for row in observations if row.is_handed_over}
    is_off = {row.pk for row in own if row.is_off}
    open_still = {
        row.pk for row in own if row.status == PlaceStatus.TAKEN and row.observer_id not in came
    }
    return {"is_off": is_off, "can_be_absent": open_still - is_off if lesson.is_held(now) else ()}


def _observes_too(lesson, member, now):
    """Another lesson of this observer at the same time: moved there after signing up (A25)."""
    if not (lesson.my_place and lesson.observes_then) or lesson.has_begun(now):
        return None
    places = Place.objects.visible_to(member).exclude(lesson=lesson)
    places = places.clashing(member, lesson.starts_at, lesson.ends_at)
    place = places.select_related("lesson__owner", "lesson__subject").first()
    return place and place.lesson


def _forms(lesson, is_mine):
    forms = {
        "word_form": WordForm(auto_id="id_own_%s"),
        "cancel_form": WordForm(auto_id="id_cancel_%s"),
        "plan_form": PlanForm(),
    }
    if is_mine:
        forms["invite_form"] = InviteForm(colleagues=invitable(lesson))
    return forms


def places_of(lesson, member):
    """In the order they were taken."""
    rows = Place.objects.visible_to(member).filter(lesson=lesson).select_related("observer")
    return with_outcomes(rows).order_by("created_at", "pk")


def protocols_of(lesson, member):
    rows = Observation.objects.visible_to(member).filter(lesson=lesson)
    return rows.select_related("observer")
