"""What the two write: the wish, the agreements, the day of the next one, and private notes."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record_daily
from coaching.enums import ALIVE
from coaching.models import ConversationAgreement, ConversationPrivateNote
from coaching.services.conversations import locked
from core.autosave import Writing
from core.difference import put_together
from core.exceptions import RefusedError
from core.once import made_before
from dialogue.keeping import keep


@transaction.atomic
def write_wish(conversation, text, *, by, was=None):
    """What the teacher wants from it; the curator is told once a day that it is there.

    `was` is what the page began from: what another page has kept since then stays.
    """
    row = locked(conversation)
    if row.status not in ALIVE:
        raise RefusedError(_("It is over: write in the notes what matters."))
    if was is not None and row.wish not in (was, text):
        text = put_together(row.wish, text)
    if text != row.wish:
        row.wish = text
        row.save(update_fields=["wish", "updated_at"])
        record_daily(by, "conversation_wish", row.key, tell=[row.curator] if text else [])
    return row


@transaction.atomic
def note_agreement(conversation, *, by, text, who, due_on=None, form_token=None):
    """Write down what was agreed; the same form sent again makes one row."""
    made = made_before(ConversationAgreement, form_token)
    if made and (made.by_id, made.conversation_id) == (by.pk, conversation.pk):
        return made
    row = locked(conversation)
    if not row.is_timed:
        raise RefusedError(_("Agree on a time first."))
    agreement = ConversationAgreement.objects.create(
        conversation=row,
        text=text,
        who=who,
        due_on=due_on,
        by=by,
        form_token=None if made else form_token,
    )
    record_daily(by, "conversation_agreement", row.key, tell=[row.other_of(by)])
    return agreement


@transaction.atomic
def tick_agreement(agreement, *, by, is_done):
    """Done today, or not yet after all."""
    row = ConversationAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if row.is_done != is_done:
        row.done_on = timezone.localdate() if is_done else None
        row.save(update_fields=["done_on", "updated_at"])
    return row


@transaction.atomic
def drop_agreement(agreement, *, by):
    """Take out what was written by mistake; what is done stays (A33)."""
    row = ConversationAgreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if row.is_done:
        raise RefusedError(_("What is done stays."))
    row.delete()


@transaction.atomic
def set_next(conversation, next_on, *, by):
    """When the two want to talk again; the way to propose it is one tap then."""
    row = locked(conversation)
    row.next_on = next_on
    row.save(update_fields=["next_on", "updated_at"])
    return row


@transaction.atomic
def save_note(conversation, text, *, by, writing=None):
    """Keep one's own private text beside it; returns (note, is_kept), as dialogue's."""
    note, _new = ConversationPrivateNote.objects.select_for_update(of=("self",)).get_or_create(
        conversation=conversation, author=by
    )
    return note, keep(note, text, writing or Writing())
