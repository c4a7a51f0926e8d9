"""What the page of a lesson shows to this reader."""

from datetime import timedelta

import rules
from django.utils import timezone

from goals.models import Goal
from observations.board import Row, busy_times, state_of
from observations.choices import invitable
from observations.enums import PlaceStatus
from observations.forms.lesson import InviteForm, PlanForm, WordForm
from observations.models import LessonAttachment, LessonMove, Observation, Place
from observations.vocabulary import words_of

#: A protocol can be begun so long before the lesson.
BEFORE = timedelta(hours=1)
ACTIONS = ("change_lesson", "cancel_lesson", "take_place")
#: What others see of the places; the rest is between the two.
SHOWN = (PlaceStatus.TAKEN, PlaceStatus.INVITED, PlaceStatus.ABSENT)


def lesson_context(lesson, member, **forms):
    """Everything observations/lesson.html needs; `forms` are those shown again with errors."""
    now = timezone.now()
    words = words_of(member.school)
    is_mine = lesson.owner_id == member.pk
    places = list(places_of(lesson, member))
    context = {
        "lesson": lesson,
        "words": words,
        "row": Row(lesson, state_of(lesson, member, busy_times(member), now), words),
        "is_mine": is_mine,
        "is_held": lesson.is_held(now),
        "is_deletable": is_mine and not places,
        "places": [row for row in places if row.status in SHOWN],
        "left_places": [row for row in places if row.status not in SHOWN],
        "my_place": next((row for row in places if row.pk == lesson.my_place), None),
        "can": {name: rules.has_perm(f"observations.{name}", member, lesson) for name in ACTIONS},
        **_beside(lesson, member, now),
    }
    return {**context, **_forms(lesson, is_mine), **forms}


def _beside(lesson, member, now):
    observations = list(protocols_of(lesson, member))
    return {
        "observations": observations,
        "can_begin": can_begin(lesson, member, observations, now),
        "moves": list(LessonMove.objects.visible_to(member).filter(lesson=lesson)),
        "attachments": list(LessonAttachment.objects.visible_to(member).filter(lesson=lesson)),
        "goal": Goal.objects.visible_to(member).filter(pk=lesson.goal_id).first(),
    }


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
    """Held places and who did not come; who declined or gave up is the teacher's to know."""
    rows = Place.objects.visible_to(member).filter(lesson=lesson).select_related("observer")
    rows = rows.order_by("created_at", "pk")
    return rows if lesson.owner_id == member.pk else rows.filter(status__in=SHOWN)


def protocols_of(lesson, member):
    rows = Observation.objects.visible_to(member).filter(lesson=lesson)
    return rows.select_related("observer")


def can_begin(lesson, member, observations, now):
    """From an hour before the lesson whoever has a place writes the protocol."""
    has_one = any(one.observer_id == member.pk for one in observations)
    is_time = lesson.is_posted and lesson.starts_at - BEFORE <= now
    return lesson.my_status == PlaceStatus.TAKEN and is_time and not has_one
