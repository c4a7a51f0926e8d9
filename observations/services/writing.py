"""A protocol that saves itself: begun in the back row, never overwritten in silence."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.autosave import written
from core.exceptions import OvertakenError, RefusedError
from observations.content import blank, content_of, is_empty, rewritten, typed_in
from observations.enums import PlaceStatus
from observations.models import Observation, ObservationDraftCopy, ProtocolTemplate
from observations.services.locks import lock_lesson
from years.enums import YearStatus

#: A protocol can be begun so long before the lesson.
OPENS_BEFORE = timedelta(hours=1)


@dataclass(frozen=True)
class Kept:
    """Where a text went: into the protocol, or into `copy` beside another text."""

    observation: Observation
    copy: ObservationDraftCopy | None = None


@transaction.atomic
def begin_protocol(lesson, *, by):
    """The observer's protocol with the school's questions as they stand now; one a lesson."""
    lesson = lock_lesson(lesson)
    if there := lesson.observations.filter(observer=by).first():
        return there
    if not lesson.is_posted:
        raise RefusedError(_("This was taken back."))
    refuse_unless_year_open(lesson.year)
    if not lesson.places.filter(observer=by, status=PlaceStatus.TAKEN).exists():
        raise RefusedError(_("First take a place here."))
    if timezone.now() < lesson.starts_at - OPENS_BEFORE:
        raise RefusedError(_("The record opens an hour before the beginning."))
    template = ProtocolTemplate.objects.current(lesson.year.school_id)
    return Observation.objects.create(
        lesson=lesson,
        owner=lesson.owner,
        observer=by,
        year=lesson.year,
        template_name=str(template) if template else "",
        **blank(template, lesson.year.school.kind),
    )


def save_protocol(observation, typed, *, by, writing):
    """Keep what the observer typed (observations.content.rewritten); gives Kept.

    After submission it is a pending amendment nobody else sees; of what did not take place the
    words stay with their author, whenever they arrive. A text that does not follow from the
    stored version lies in a copy beside it. The write names the version it read, so
    that of two at once only one is the first.
    """
    content = rewritten(typed_in(observation), typed)
    changes = {"pending": content} if observation.is_handed_over else content
    if writing.is_overtaken(observation) or content == typed_in(observation):
        return Kept(observation)
    if writing.follows(observation) and written(observation, changes, writing):
        return Kept(observation)
    observation.refresh_from_db()
    return Kept(observation, _keep_beside(observation, typed, writing))


@transaction.atomic
def choose_text(observation, typed, *, by, version, copy):
    """End the conflict with `copy`: `typed` becomes the text, or (None) what is there stays.

    OvertakenError when the text has changed since the two were shown.
    """
    row = Observation.objects.select_for_update().get(pk=observation.pk)
    if row.version != version:
        raise OvertakenError
    if typed is not None:
        content = rewritten(typed_in(row), typed)
        changes = {"pending": content} if row.is_handed_over else content
        for field, value in changes.items():
            setattr(row, field, value)
        row.version += 1
        row.editor = ""
        row.save()
    row.copies.settle([copy.pk])
    return row


def refuse_unless_year_open(year):
    """Nobody begins anything in a year that is closed or not open yet."""
    if year.status != YearStatus.OPEN:
        raise RefusedError(_("The school year is closed."))


def drop_blank(lesson, **whose):
    """Drafts without a word end before the lesson begins.

    From then on somebody may sit there and write without a connection.
    """
    if lesson.has_begun():
        return
    for row in lesson.observations.drafts().filter(**whose):
        if is_empty(content_of(row)) and not row.copies.waiting().exists():
            row.delete()


def _keep_beside(observation, typed, writing):
    """The later of two texts, stored before anything is shown; None when they say the same."""
    there = typed_in(observation)
    content = rewritten(there, typed)
    if content == there:
        return None
    for copy in observation.copies.waiting():
        if copy.content == content:
            return copy
    return ObservationDraftCopy.objects.create(
        observation=observation, content=content, base_version=writing.version or 0
    )
