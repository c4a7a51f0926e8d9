"""What the 2+2 asks of one member: protocols to write and confirm, colleagues to answer."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dashboards.duty import Duty
from dashboards.lesson_words import observed_words, shown_words
from observations.enums import ObservationStatus, PlaceStatus

#: An invitation that ends at midnight is to be answered on the day before.
A_MOMENT = timedelta(seconds=1)


def lesson_duties(facts):
    """Out of the lessons of the home page; closures are asked for only by a protocol."""
    found = []
    for lesson in facts.lessons:
        day = timezone.localdate(lesson.starts_at)
        if lesson.my_place == PlaceStatus.INVITED:
            found.append(_invitation(lesson, day))
        elif lesson.my_place and is_unwritten(lesson):
            found.append(_protocol(lesson, day, facts))
        if lesson.to_confirm:
            found.append(_confirmation(lesson))
    return [*found, *_requests(facts)]


def is_unwritten(lesson):
    """I was there, and my protocol is not submitted."""
    drafts = (None, ObservationStatus.DRAFT)
    return lesson.is_held() and lesson.my_protocol_status in drafts


def _protocol(lesson, day, facts):
    _leaves, workdays = facts.days_off
    return Duty(
        "protocol",
        f"protocol:{lesson.pk}",
        day,
        workdays.add(day, lesson.protocol_days),
        _("Observation record: %(what)s") % {"what": observed_words(lesson)},
        _protocol_url(lesson.my_protocol) if lesson.my_protocol else lesson.get_absolute_url(),
        lesson,
    )


def _confirmation(lesson):
    return Duty(
        "confirmation",
        f"observation:{lesson.to_confirm}",
        timezone.localdate(lesson.starts_at),
        lesson.confirms_on,
        _("To confirm: %(what)s") % {"what": shown_words(lesson)},
        _protocol_url(lesson.to_confirm),
        lesson,
    )


def _invitation(lesson, day):
    until = timezone.localdate(lesson.invited_until - A_MOMENT)
    return Duty(
        "invitation",
        f"invitation:{lesson.pk}",
        min(until, day),
        until,
        _("Invitation: %(what)s") % {"what": observed_words(lesson)},
        lesson.get_absolute_url(),
        lesson,
    )


def _requests(facts):
    if facts.asked_until is None:
        return []
    return [
        Duty(
            "lesson_request",
            "lesson_request",
            facts.today,
            facts.asked_until,
            _("A colleague asks to see your lesson"),
            reverse("observations:requests"),
        )
    ]


def _protocol_url(pk):
    return reverse("observations:protocol", args=[pk])
