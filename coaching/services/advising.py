"""The way of an adviser's work: proposed, agreed by both, finished or stopped."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from coaching.advising_enums import HALVES, AdvisingStatus
from coaching.models import Advising, AdvisingReport, AdvisingSession, SupportRole
from core.exceptions import RefusedError
from core.flow import step
from core.once import made_before
from people.models import Member
from years.enums import YearStatus

RELATED = ("owner", "adviser", "year", "proposed_by")


@transaction.atomic
def propose(*, adviser, owner, year, goal, by, form_token=None):
    """Propose the sixteen hours; whoever proposes has agreed already. Sent twice it is one."""
    list(
        Member.objects.select_for_update(no_key=True)
        .filter(pk__in=[adviser.pk, owner.pk])
        .order_by("pk")
    )
    if there := made_before(Advising, form_token):
        return there
    _refuse_pair(adviser, owner, year, by)
    now = timezone.now()
    row = Advising.objects.create(
        adviser=adviser,
        owner=owner,
        year=year,
        goal=goal,
        proposed_by=by,
        form_token=form_token,
        adviser_agreed_at=now if by.pk == adviser.pk else None,
        owner_agreed_at=now if by.pk == owner.pk else None,
    )
    record(by, "advising_proposed", row.key, tell=[adviser, owner])
    return row


@transaction.atomic
def accept(advising, *, by):
    """The other's yes; with the second one the work begins today."""
    row = locked(advising)
    side = "adviser_agreed_at" if by.pk == row.adviser_id else "owner_agreed_at"
    if row.is_open or (row.is_proposed and getattr(row, side)):
        return row  # sent twice
    if row.other_than(by).has_left():
        raise RefusedError(_("Only somebody who works here."))
    agreed = {side: timezone.now()}
    if (row.owner_agreed_at if by.pk == row.adviser_id else row.adviser_agreed_at) is None:
        if not row.is_proposed:
            raise RefusedError(_("It has moved on since you opened the page."))
        setattr(row, side, agreed[side])
        row.save(update_fields=[side, "updated_at"])
    else:
        row = step(row, AdvisingStatus.OPEN, by=by, began_on=timezone.localdate(), **agreed)
    record(by, "advising_accepted", row.key, tell=[row.other_than(by)])
    return row


@transaction.atomic
def decline(advising, *, by):
    """Either of the two says no, or takes the proposal back: nothing begins."""
    row = locked(advising)
    step(row, AdvisingStatus.NOT_BEGUN, by=by)
    record(by, "advising_declined", row.key, tell=[row.other_than(by)])


@transaction.atomic
def finish(advising, *, by):
    """The end: the report is submitted, and the hours are full or both agree that they are not.

    With hours missing the first press is one's own yes, the other's yes ends the work.
    """
    row = locked(advising)
    if row.status == AdvisingStatus.FINISHED:
        return row
    if not AdvisingReport.objects.submitted().filter(advising=row).exists():
        raise RefusedError(_("First the teacher's report is submitted."))
    now = timezone.now()
    mine, theirs = _sides(row, by)
    if row.is_open and halves_of(row) < HALVES and getattr(row, theirs) is None:
        if getattr(row, mine) is None:
            setattr(row, mine, now)
            row.save(update_fields=[mine, "updated_at"])
            record(by, "advising_end_proposed", row.key, tell=[row.other_than(by)])
        return row
    row = step(
        row, AdvisingStatus.FINISHED, by=by, ended_on=timezone.localdate(now), **{mine: now}
    )
    record(by, "advising_finished", row.key, tell=[row.other_than(by)])
    return row


@transaction.atomic
def stop(advising, *, by):
    """Either may stop; what was logged and written stays with the two."""
    row = step(locked(advising), AdvisingStatus.STOPPED, by=by, ended_on=timezone.localdate())
    record(by, "advising_stopped", row.key, tell=[row.other_than(by)])
    return row


def locked(advising):
    """The row as it is now, nobody else's to change until the transaction ends."""
    rows = Advising.objects.select_for_update(of=("self",))
    return rows.select_related(*RELATED).get(pk=advising.pk)


def halves_of(advising):
    """Half academic hours logged."""
    rows = AdvisingSession.objects.filter(advising=advising)
    return sum(rows.values_list("halves", flat=True))


def _sides(row, by):
    sides = ["adviser_ends_at", "owner_ends_at"]
    return sides if by.pk == row.adviser_id else sides[::-1]


def _refuse_pair(adviser, owner, year, by):
    if year.status != YearStatus.OPEN:
        raise RefusedError(_("The school year is closed."))
    if adviser.pk == owner.pk:
        raise RefusedError(_("Nobody is their own adviser."))
    if {adviser.school_id, owner.school_id} != {by.school_id} or year.school_id != by.school_id:
        raise RefusedError(_("Only colleagues of this school."))
    if adviser.has_left() or owner.has_left():
        raise RefusedError(_("Only somebody who works here."))
    if not SupportRole.objects.leading().filter(member=adviser).exists():
        raise RefusedError(_("The register has no adviser of this name."))
    if Advising.objects.running().filter(adviser=adviser, owner=owner, year=year).exists():
        raise RefusedError(_("The two of you have this under way already."))
