"""What the 2+2 asks of one member: protocols to write and confirm, colleagues to answer."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dashboards.duty import Duty
from dashboards.lesson_words import observed_words, shown_words
from observations.deadlines import TERM, last_day, term_key, term_title
from observations.enums import ObservationStatus, PlaceStatus


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
    return [*found, *_requests(facts), *_terms(facts)]


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
    until = last_day(lesson.invited_until)
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
            _("A colleague asks to observe you"),
            reverse("observations:requests"),
        )
    ]


def _terms(facts):
    """What a term still asks, from its asking day to its due day; no query."""
    counts = {count.term_id: count for count in facts.terms}
    days = [
        day
        for day in facts.days
        if day.kind == TERM and day.opens_on <= facts.today <= day.due_on and not day.is_away
    ]
    return [
        Duty(
            TERM,
            term_key(count),
            day.opens_on,
            day.due_on,
            term_title(count),
            reverse("observations:board"),
            count,
        )
        for day in days
        for count in [counts[day.term_id]]
        if not count.is_done
    ]


def _protocol_url(pk):
    return reverse("observations:protocol", args=[pk])
