"""What the two write while they work: sessions of the log, and the training plans."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record, record_daily
from coaching.models import AdvisingPlan, AdvisingSession
from coaching.services.advising import locked
from core.exceptions import OvertakenError, RefusedError
from core.once import made_before

SESSION = ("step", "on", "halves", "topic", "text", "observation")
PLAN = ("aims", "actions", "signs", "due_on", "reviewed")


@transaction.atomic
def log_session(advising, fields, *, by, form_token=None):
    """One more line of the log; the other is told once a day. Sent twice it is one line."""
    row = _open(advising)
    if there := made_before(AdvisingSession, form_token):
        return there
    _refuse_day(row, fields["on"])
    session = AdvisingSession.objects.create(
        advising=row, by=by, form_token=form_token, **{name: fields[name] for name in SESSION}
    )
    _forget_early_end(row)
    record_daily(by, "advising_session", row.key, tell=[row.other_than(by)])
    return session


@transaction.atomic
def change_session(session, fields, *, by):
    """Its author corrects a line."""
    row = _open(session.advising)
    _refuse_day(row, fields["on"])
    session = AdvisingSession.objects.select_for_update(of=("self",)).get(pk=session.pk)
    for name in SESSION:
        setattr(session, name, fields[name])
    session.save()
    _forget_early_end(row)
    return session


@transaction.atomic
def remove_session(session, *, by):
    """Its author takes a line out, for one that was written by mistake."""
    row = _open(session.advising)
    AdvisingSession.objects.filter(pk=session.pk).delete()
    _forget_early_end(row)
    record(by, "advising_session_removed", row.key)


@transaction.atomic
def save_plan(advising, number, fields, *, by, version):
    """Either of the two writes the plan; `version` is what the text began from, 0 for a new one.

    OvertakenError when the other was first: nothing is written over.
    """
    row = _open(advising)
    plan = AdvisingPlan.objects.filter(advising=row, number=number).first()
    if (plan.version if plan else 0) != version:
        if plan and all(getattr(plan, name) == fields[name] for name in PLAN):
            return plan  # sent twice
        raise OvertakenError
    if number == 2 and not AdvisingPlan.objects.filter(advising=row, number=1).exists():
        raise RefusedError(_("Plan 1 comes first."))
    plan = plan or AdvisingPlan(advising=row, number=number, version=0)
    for name in PLAN:
        setattr(plan, name, fields[name])
    plan.version, plan.by = version + 1, by
    plan.save()
    record_daily(by, "advising_plan", row.key, tell=[row.other_than(by)])
    return plan


def _open(advising):
    row = locked(advising)
    if not row.is_open:
        raise RefusedError(_("It has ended: the log is as it was left."))
    return row


def _forget_early_end(row):
    """A yes to an end was a yes to the hours of that moment."""
    if row.adviser_ends_at or row.owner_ends_at:
        row.adviser_ends_at = row.owner_ends_at = None
        row.save(update_fields=["adviser_ends_at", "owner_ends_at", "updated_at"])


def _refuse_day(row, day):
    if day > timezone.localdate():
        raise RefusedError(_("This day is still to come."))
    if not row.year.starts_on <= day <= row.year.ends_on:
        raise RefusedError(_("This day is not in the school year."))
