"""A protocol's way: submitted, discussed, confirmed, taken back to the conversation."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError
from core.flow import step
from observations.content import content_of, lacking
from observations.enums import ObservationStatus
from observations.models import (
    Observation,
    ObservationAmendment,
    ObservationAudienceChange,
    ObservationReopening,
)
from observations.services.fortnight import confirms_on
from observations.services.locks import locked


@dataclass(frozen=True)
class Discussed:
    """`is_kept` is False when another text was there first: both lie side by side now."""

    observation: Observation
    is_kept: bool = True


@transaction.atomic
def submit_protocol(observation, *, by):
    """The teacher reads it from now on and has fourteen days to confirm (A23)."""
    row = locked(observation, *RELATED)
    if row.is_handed_over:
        return row
    if not row.lesson.is_posted:
        raise RefusedError(_("This was taken back: the notes stay with you."))
    if not row.lesson.has_begun():
        raise RefusedError(_("It has not begun yet."))
    if missing := lacking(content_of(row)):
        raise RefusedError(" ".join(dict.fromkeys(missing.values())))
    row = step(row, ObservationStatus.SUBMITTED, by=by, **_anew(row))
    record(by, "observation_submitted", row.key, tell=[row.owner])
    return row


@transaction.atomic
def discuss(observation, *, discussed_on, agreements, version, by):
    """Date and agreements, by either of the two until it is confirmed (A27, A29).

    `version` is the one the text began from; when it is not the latest, the text lies beside
    the first one until somebody who saw both saves them as one. Both stay in the history.
    """
    row = locked(observation, *RELATED)
    _refuse_day(row, discussed_on)
    saw_both = version == row.agreements_version
    is_kept = saw_both or agreements == row.agreements
    if row.status == ObservationStatus.SUBMITTED:
        row = step(row, ObservationStatus.DISCUSSED, by=by)
        record(by, "observation_discussed", row.key, tell=[_other(row, by)])
    elif row.status != ObservationStatus.DISCUSSED:
        raise RefusedError(_("It is confirmed already: open it again to change this."))
    if is_kept:
        _keep_history(row, "agreements", row.agreements, agreements, by)
        row.discussed_on, row.agreements = discussed_on, agreements
        if saw_both:
            _keep_history(row, "late_agreements", row.late_agreements, "", by)
            row.late_agreements = ""
    else:
        _keep_history(row, "late_agreements", row.late_agreements, agreements, by)
        texts = [row.late_agreements, agreements]
        row.late_agreements = "\n\n".join(text for text in texts if text)
    row.agreements_version += 1
    row.save()
    return Discussed(row, is_kept)


@transaction.atomic
def confirm(observation, *, owner_words, by):
    """The teacher's own word: from now on it counts for both, and both curators may read it."""
    if not owner_words.strip():
        raise RefusedError(_("Write a word of your own: what you take from this."))
    now = timezone.now()
    row = step(
        observation,
        ObservationStatus.CONFIRMED,
        by=by,
        confirmed_at=now,
        owner_words=owner_words,
        is_confirmed_by_time=False,
    )
    record(by, "observation_confirmed", row.key, tell=[row.observer])
    return row


@transaction.atomic
def answer_later(observation, *, owner_words, by):
    """The teacher's word after time has confirmed, or said anew, until the year closes."""
    row = locked(observation, *RELATED)
    if row.status != ObservationStatus.CONFIRMED:
        raise RefusedError(_("It is not confirmed yet."))
    if row.owner_words == owner_words:
        return row  # sent twice
    _keep_history(row, "owner_words", row.owner_words, owner_words, by)
    row.owner_words = owner_words
    row.save(update_fields=["owner_words", "updated_at"])
    record(by, "observation_answered", row.key, tell=[row.observer])
    return row


@transaction.atomic
def reopen(observation, *, reason, by):
    """Back to the conversation, by either, with a reason: it no longer counts until confirmed."""
    if not reason.strip():
        raise RefusedError(_("Write why: the reason stays in the history."))
    row = locked(observation, *RELATED)
    row = step(
        row,
        ObservationStatus.SUBMITTED,
        by=by,
        **_fortnight(row),
        confirmed_at=None,
        is_confirmed_by_time=False,
    )
    ObservationReopening.objects.create(observation=row, reason=reason, by=by)
    record(by, "observation_reopened", row.key, tell=[_other(row, by)])
    return row


@transaction.atomic
def set_audience(observation, audience, *, by):
    """Widen or narrow the readers at once: kept, told to nobody."""
    row = locked(observation, *RELATED)
    if row.audience == audience:
        return row
    ObservationAudienceChange.objects.create(
        observation=row, was=row.audience, now=audience, by=by
    )
    row.audience = audience
    row.save(update_fields=["audience", "updated_at"])
    record(by, "observation_audience_changed", row.key)
    return row


@transaction.atomic
def not_held(observation, *, by):
    """„Neįvyko“: only a draft; its notes stay with the observer (A24)."""
    row = step(observation, ObservationStatus.DID_NOT_HAPPEN, by=by)
    record(by, "observation_not_held", row.lesson.key, tell=[row.owner, row.observer])
    return row


#: What the steps above read of a protocol's surroundings.
RELATED = ("lesson", "owner", "observer", "year")


def _anew(row):
    """The columns of a submission; a page that was open before it is behind now."""
    handed = {"submitted_at": timezone.now(), "version": row.version + 1, "editor": ""}
    return handed | _fortnight(row)


def _fortnight(row):
    today = timezone.localdate()
    return {"waits_since": today, "confirms_on": confirms_on(row, today), "told_on": None}


def _other(row, by):
    return row.observer if by.pk == row.owner_id else row.owner


def _refuse_day(row, day):
    if day > timezone.localdate():
        raise RefusedError(_("The day of the conversation is still to come."))
    if day < timezone.localdate(row.lesson.starts_at):
        raise RefusedError(_("The conversation comes after the observation."))


def _keep_history(row, field, was, now, by):
    if was and was != now:
        ObservationAmendment.objects.create(observation=row, field=field, was=was, now=now, by=by)
