"""A colleague asks a teacher to show a lesson; answered within ten working days."""

from contextlib import suppress

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError
from core.flow import step
from observations.enums import RequestStatus
from observations.models import LessonRequest, OpenLesson
from observations.services.locks import lock_member, locked
from observations.services.places import invite
from observations.services.writing import refuse_unless_year_open
from years.queries import current_year, workdays_of

#: So many working days a request waits.
WAITS_FOR = 10


@transaction.atomic
def ask_lesson(*, asked, by, words="", form_token=None):
    """Ask a colleague who has no lesson with a free place; asked twice it is one request."""
    lock_member(by)
    waiting = LessonRequest.objects.open().filter(asker=by, asked=asked).first()
    made = LessonRequest.objects.filter(form_token=form_token, asker=by).first()
    if waiting or (form_token and made):
        return waiting or made
    _refuse_unless_askable(asked, by)
    year = current_year(by.school_id)
    if year is None:
        raise RefusedError(_("No school year is open."))
    request = LessonRequest.objects.create(
        year=year,
        asker=by,
        asked=asked,
        words=words,
        form_token=form_token,
        expires_on=workdays_of(year).add(timezone.localdate(), WAITS_FOR),
    )
    record(by, "lesson_asked", request.key, tell=[asked])
    return request


@transaction.atomic
def answer_request(request, *, by, lesson=None, answer=""):
    """With a lesson of one's own it is accepted and the asker invited there; else declined."""
    request = locked(request, "asker", "asked")
    if lesson is None:
        request = step(request, RequestStatus.DECLINED, by=by, answer=answer)
        record(by, "request_declined", request.key, tell=[request.asker])
        return request
    if lesson.owner_id != by.pk:
        raise RefusedError(_("Answer with one of your own."))
    refuse_unless_year_open(lesson.year)
    request = step(request, RequestStatus.ACCEPTED, by=by, answer=answer, lesson=lesson)
    record(by, "request_accepted", request.key, tell=[request.asker])
    _hold_place(lesson, request.asker, by)
    return request


@transaction.atomic
def withdraw_request(request, *, by):
    """The asker no longer asks; the asked is told."""
    request = step(request, RequestStatus.WITHDRAWN, by=by)
    record(by, "request_withdrawn", request.key, tell=[request.asked])
    return request


def _hold_place(lesson, asker, by):
    """Invite the asker; where there is no room or time, they see the lesson on the board."""
    with suppress(RefusedError), transaction.atomic():
        invite(lesson, observer=asker, by=by)


def _refuse_unless_askable(asked, by):
    if asked.pk == by.pk or asked.school_id != by.school_id or asked.has_left():
        raise RefusedError(_("Only a colleague can be asked."))
    if not asked.takes_part():
        raise RefusedError(_("This colleague does not take part in 2+2."))
    ahead = OpenLesson.objects.ahead().filter(owner=asked).with_places()
    if any(row.held < row.places_count and not row.has_begun() for row in ahead):
        raise RefusedError(_("This colleague is on the board: there is a free place."))
