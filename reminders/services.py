"""Decide what is due, write it down once, tell once.

What is due is a row with a unique key before anybody is told. Claiming the row, the inbox
line and the letter (a row of the post) are one transaction, so that a lost broker loses
nothing and two sweeps at once never tell twice.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.utils import timezone

from activity.many import Deed, record_many
from activity.registry import Found
from core.faults import report
from people.models import Member
from reminders.models import Due
from reminders.registry import Deadline, deadline_sources
from reminders.sources import deadlines
from years.models import SchoolYear
from years.queries import workdays_of

#: Reminders go out from this hour of a working day, Vilnius time.
HOUR = time(8)
#: How far from today a due day may lie to have a reminder today, calendar days.
REACH = timedelta(days=21)
#: A reminder whose moment passed longer ago than this says nothing any more.
STALE = timedelta(days=3)


@dataclass(frozen=True)
class Moment:
    """One reminder that one deadline calls for."""

    deadline: Deadline
    offset: int
    remind_at: datetime

    @property
    def key(self):
        row = self.deadline
        return row.member_id, row.kind, row.key, self.offset, row.due_on


def sweep(now=None):
    """Remind everybody of what is due now; returns how many were told.

    A fault in one school's year is kept for the operator; the others go on.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    years = SchoolYear.objects.open().filter(starts_on__lte=today, ends_on__gte=today)
    count = 0
    for year in years.select_related("school"):
        try:
            count += sweep_year(year, now)
        except SoftTimeLimitExceeded:
            raise  # the time of the whole round is over
        except Exception as error:  # noqa: BLE001  whatever it is, it is this school's alone
            report("reminders.sweep", error, about=f"year {year.pk} of school {year.school_id}")
    return count


def sweep_year(year, now):
    """One school's reminders of this moment: a constant number of queries."""
    wanted = due_moments(year, now)
    if not wanted:
        return 0
    with transaction.atomic():
        _write_down(wanted)
        claimed = _claim(wanted, now)
        _tell(year.school, claimed)
    return len(claimed)


def due_moments(year, now):
    """The latest reminder of each open deadline whose moment has come and is not stale."""
    today = timezone.localdate(now)
    members = Member.objects.here(today).filter(school=year.school_id, user__is_active=True)
    workdays = workdays_of(year)
    latest = {}
    for row in deadlines(members, year, (today - REACH, today + REACH)):
        for offset in sorted(deadline_sources[row.kind].offsets):
            at = _remind_at(row.due_on, offset, workdays)
            if now - STALE <= at <= now and timezone.localdate(at) >= row.opens_on:
                latest[row.member_id, row.kind, row.key] = Moment(row, offset, at)
    return list(latest.values())


def _remind_at(due_on, offset, workdays):
    day = workdays.add(due_on, offset) if offset else workdays.on_or_before(due_on)
    return timezone.make_aware(datetime.combine(day, HOUR))


def _write_down(moments):
    Due.objects.bulk_create(
        [
            Due(
                member_id=m.deadline.member_id,
                kind=m.deadline.kind,
                key=m.deadline.key,
                offset=m.offset,
                due_on=m.deadline.due_on,
                remind_at=m.remind_at,
            )
            for m in moments
        ],
        ignore_conflicts=True,
        batch_size=500,
    )


def _claim(moments, now):
    """The moments whose row this sweep claimed; the others were told before."""
    by_key = {moment.key: moment for moment in moments}
    rows = Due.objects.select_for_update().filter(
        member__in={key[0] for key in by_key}, claimed_at=None
    )
    mine = {
        row.pk: by_key[key]
        for row in rows
        if (key := (row.member_id, row.kind, row.key, row.offset, row.due_on)) in by_key
    }
    Due.objects.filter(pk__in=mine).update(claimed_at=now)
    return list(mine.values())


def _found(deadline):
    return Found(deadline.title, deadline.url, deadline.own_words)


def _tell(school, moments):
    members = Member.objects.in_bulk({m.deadline.member_id for m in moments})
    deeds = [
        Deed(
            verb=f"due_{m.deadline.kind}",
            subject=m.deadline.key,
            told=[(members[m.deadline.member_id], _found(m.deadline))],
            numbers={
                "url": m.deadline.url,
                "due_on": m.deadline.due_on.isoformat(),
                "offset": m.offset,
            },
        )
        for m in moments
    ]
    record_many(None, deeds, school=school)
