"""Text that saves itself: begun by the first keystroke, never overwritten in silence."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from core.autosave import written
from core.exceptions import OvertakenError
from core.searching import folded_words
from reflections.content import blank, content_of, rewritten, typed_in, words_of
from reflections.models import Reflection, ReflectionDraftCopy


@dataclass(frozen=True)
class Kept:
    """Where a text went: into the reflection, or into `copy` beside another text."""

    reflection: Reflection
    copy: ReflectionDraftCopy | None = None


def begin(place, typed, *, by, writing):
    """Make the month's reflection with its first text, its slip (A7) and its questions (A40)."""
    content = rewritten(blank(place.questions), typed)
    reflection = Reflection(
        owner=by,
        year=place.year,
        month=place.month,
        slip=place.slip.text,
        slip_month=place.slip.month,
        **content,
    )
    reflection.audience = typed.get("audience") or reflection.audience
    reflection.count_save(writing)
    try:
        with transaction.atomic():
            reflection.save()
    except IntegrityError:  # another page was first, at the same moment
        there = Reflection.objects.select_related("year").get(owner=by, month=place.month)
        return save_draft(there, typed, by=by, writing=writing)
    return Kept(reflection)


def save_draft(reflection, typed, *, by, writing):
    """Keep what the owner typed; after submission as a pending amendment nobody else sees.

    A text that does not follow from the stored version is kept as a copy beside it.
    The write names the version it read, so that of two at once only one is the first.
    """
    content = rewritten(typed_in(reflection), typed)
    changes = _changes(reflection, content, typed)
    if writing.is_overtaken(reflection) or _changes_nothing(reflection, changes):
        return Kept(reflection)
    if writing.follows(reflection) and written(reflection, changes, writing):
        return Kept(reflection)
    reflection.refresh_from_db()
    return Kept(reflection, _keep_beside(reflection, typed, writing))


@transaction.atomic
def choose_text(reflection, typed, *, by, version, copy):
    """End the conflict with `copy`: `typed` becomes the text, or (None) what is there stays.

    OvertakenError when the text has changed since the two were shown.
    """
    row = Reflection.objects.select_for_update().get(pk=reflection.pk)
    if row.version != version:
        raise OvertakenError
    if typed is not None:
        content = rewritten(typed_in(row), typed)
        for field, value in _changes(row, content, {}).items():
            setattr(row, field, value)
        row.version += 1
        row.editor = ""
        row.save()
    row.copies.settle([copy.pk])
    return row


def _changes(reflection, content, typed):
    """The columns that hold `content`; the audience of something submitted has its own button."""
    if reflection.is_submitted:
        return {"pending": content}
    audience = typed.get("audience") or reflection.audience
    return {**content, "audience": audience, "folded": folded_words(*words_of(content))}


def _changes_nothing(reflection, changes):
    if reflection.is_submitted and not reflection.pending:
        return changes["pending"] == content_of(reflection)
    return all(getattr(reflection, field) == value for field, value in changes.items())


def _keep_beside(reflection, typed, writing):
    """The later of two texts, stored before anything is shown; None when they say the same."""
    there = typed_in(reflection)
    content = rewritten(there, typed)
    if content == there:
        return None
    for copy in reflection.copies.waiting():
        if copy.content == content:
            return copy
    return ReflectionDraftCopy.objects.create(
        reflection=reflection, content=content, base_version=writing.version or 0
    )
