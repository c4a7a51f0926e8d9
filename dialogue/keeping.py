"""Texts of one person that save themselves: the answer being typed, the private page."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from core.autosave import Writing
from core.exceptions import OvertakenError
from dialogue.models import Message, MessageDraft, PrivateNote
from groups.models import Curatorship

#: How long a private note outlives its pair.
KEPT_FOR = timedelta(days=365)
COLUMNS = ["text", "late_text", "version", "editor", "seq", "updated_at"]


@transaction.atomic
def save_draft(thread, text, *, by, writing):
    """Keep the answer `by` is typing; returns (draft, is_kept).

    False: another window saved meanwhile, and this text was put beside that one.
    """
    if Message.objects.filter(thread=thread, author=by, text=text).exists():
        return MessageDraft(thread=thread, author=by), True  # sent before this post arrived
    row, _new = MessageDraft.objects.select_for_update(of=("self",)).get_or_create(
        thread=thread, author=by
    )
    return row, keep(row, text, writing)


@transaction.atomic
def save_note(about, text, *, by, writing=None):
    """Keep the curator's private page; returns (note, is_kept), as `save_draft`."""
    row, _new = PrivateNote.objects.select_for_update(of=("self",)).get_or_create(
        author=by, about=about
    )
    return row, keep(row, text, writing or Writing())


@transaction.atomic
def put_together(row, text, *, by, version):
    """The writer chose what stays of two texts.

    OvertakenError when either has changed since they were shown.
    """
    row = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk, author=by)
    if row.version != version:
        raise OvertakenError
    row.text, row.late_text = text, ""
    row.count_save(Writing())
    row.save(update_fields=COLUMNS)
    return row


def forget_notes(today=None):
    """Delete the notes of pairs that ended more than a year ago; says how many (A41).

    A pair ends on its own last day, or with its school year. One that began and ended the same
    day leaves no row: its note lives a year from its last word.
    """
    since = (today or timezone.localdate()) - KEPT_FOR
    pairs = Curatorship.objects.filter(curator=OuterRef("author"), member=OuterRef("about"))
    lately = pairs.filter(Q(until_on=None) | Q(until_on__gte=since), year__ends_on__gte=since)
    old = PrivateNote.objects.filter(Exists(pairs) | Q(updated_at__date__lt=since))
    count, _kinds = old.exclude(Exists(lately)).delete()
    return count


def keep(row, text, writing):
    """Write `text` into a Kept row held by the caller; False: it was put beside another."""
    if writing.is_overtaken(row) or text == row.text:
        return True
    is_kept = writing.follows(row)
    if is_kept:
        row.text = text
        row.count_save(writing)
    elif text != row.late_text:
        row.late_text = "\n\n".join(filter(None, [row.late_text, text]))
        row.version += 1  # a page of the two texts is behind now
    row.save(update_fields=COLUMNS)
    return is_kept
