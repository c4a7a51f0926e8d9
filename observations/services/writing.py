"""A protocol that saves itself: begun in the back row, never overwritten in silence."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from observations.content import blank, rewritten, typed_in
from observations.enums import ObservationStatus, PlaceStatus
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
        raise RefusedError(_("This lesson was taken back."))
    if lesson.year.status != YearStatus.OPEN:
        raise RefusedError(_("The school year is closed."))
    if not lesson.places.filter(observer=by, status=PlaceStatus.TAKEN).exists():
        raise RefusedError(_("First take a place at this lesson."))
    if timezone.now() < lesson.starts_at - OPENS_BEFORE:
        raise RefusedError(_("The protocol opens an hour before the lesson."))
    template = ProtocolTemplate.objects.current(lesson.year.school_id)
    return Observation.objects.create(
        lesson=lesson,
        owner=lesson.owner,
        observer=by,
        year=lesson.year,
        template_name=str(template) if template else "",
        **blank(template),
    )


def save_protocol(observation, typed, *, by, writing):
    """Keep what the observer typed (observations.content.rewritten); gives Kept.

    After submission it is a pending amendment nobody else sees. A text that does not follow
    from the stored version lies in a copy beside it. The write names the version it read, so
    that of two at once only one is the first.
    """
    content = rewritten(typed_in(observation), typed)
    if observation.status == ObservationStatus.DID_NOT_HAPPEN:
        raise RefusedError(_("This observation did not take place."))
    changes = {"pending": content} if observation.is_handed_over else content
    if writing.is_overtaken(observation) or content == typed_in(observation):
        return Kept(observation)
    if writing.follows(observation) and _write(observation, changes, writing):
        return Kept(observation)
    observation.refresh_from_db()
    return Kept(observation, _keep_beside(observation, typed, writing))


@transaction.atomic
def choose_text(observation, typed, *, by, version):
    """End a conflict: `typed` becomes the text, or (None) what is there stays.

    Refused when the text has changed since the two were shown.
    """
    row = Observation.objects.select_for_update().get(pk=observation.pk)
    if row.version != version:
        raise RefusedError(_("The text has changed meanwhile: look at both again."))
    if typed is not None:
        content = rewritten(typed_in(row), typed)
        changes = {"pending": content} if row.is_handed_over else content
        for field, value in changes.items():
            setattr(row, field, value)
        row.version += 1
        row.editor = ""
        row.save()
    row.copies.filter(chosen_at=None).update(chosen_at=timezone.now())
    return row


def _write(observation, changes, writing):
    rows = Observation.objects.filter(
        pk=observation.pk, version=observation.version, status=observation.status
    )
    is_written = rows.update(
        **changes,
        version=F("version") + 1,
        editor=writing.editor,
        seq=writing.seq,
        updated_at=timezone.now(),
    )
    if is_written:
        observation.count_save(writing)
        for field, value in changes.items():
            setattr(observation, field, value)
    return bool(is_written)


def _keep_beside(observation, typed, writing):
    """The later of two texts, stored before anything is shown; None when they say the same."""
    there = typed_in(observation)
    content = rewritten(there, typed)
    if content == there:
        return None
    for copy in observation.copies.filter(chosen_at=None):
        if copy.content == content:
            return copy
    return ObservationDraftCopy.objects.create(
        observation=observation, content=content, base_version=writing.version or 0
    )
