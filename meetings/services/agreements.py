"""Agreements: made at a meeting, done by a tap, dropped with a word (A28)."""

from django.db import transaction
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError
from core.flow import step
from core.once import made_before
from meetings.enums import AgreementStatus
from meetings.models import Agreement
from meetings.people import members_now
from meetings.services.locks import lock_meeting


@transaction.atomic
def make_agreement(meeting, *, by, text, owner=None, due_on=None, form_token=None):
    """Write down what was agreed; `owner` None is everybody. Sent twice it is one."""
    meeting = lock_meeting(meeting)
    made = made_before(Agreement, form_token)
    if made and made.meeting_id == meeting.pk:
        return made
    if meeting.is_cancelled:
        raise RefusedError(_("The meeting is cancelled."))
    if owner is not None and not members_now(meeting.group).filter(pk=owner.pk).exists():
        raise RefusedError(_("Choose one of the group's members."))
    row = Agreement.objects.create(
        group=meeting.group,
        meeting=meeting,
        made_by=by,
        text=text,
        owner=owner,
        due_on=due_on,
        form_token=None if made else form_token,
    )
    record(by, "agreement_made", row.key, tell=[owner] if owner else [])
    return row


@transaction.atomic
def finish_agreement(agreement, *, by):
    """Done; two taps make it done once."""
    row = _locked(agreement)
    if row.status == AgreementStatus.DONE:
        return row
    row = step(row, AgreementStatus.DONE, by=by)
    record(by, "agreement_done", row.key)
    return row


@transaction.atomic
def reopen_agreement(agreement, *, by):
    """Marked by mistake: it comes back."""
    row = _locked(agreement)
    if row.is_open:
        return row
    row = step(row, AgreementStatus.OPEN, by=by)
    record(by, "agreement_reopened", row.key)
    return row


@transaction.atomic
def drop_agreement(agreement, *, by, why):
    """No longer meant to be done; the word says why, the one who was to do it is told."""
    if not why.strip():
        raise RefusedError(_("Write why: the word stays beside it."))
    row = _locked(agreement)
    if row.status == AgreementStatus.DROPPED:
        return row
    row = step(row, AgreementStatus.DROPPED, by=by, dropped_why=why.strip())
    record(by, "agreement_dropped", row.key, tell=[row.owner] if row.owner else [])
    return row


def _locked(agreement):
    rows = Agreement.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("owner", "group").get(pk=agreement.pk)
