"""What would go out on a day: the sweep's own deciding at every moment of it, nothing written."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from activity.letters import Told, letters_for
from activity.models import Entry, Notification
from post.enums import LetterState
from post.models import Letter
from reminders.digests import HOUR, awaited, compose, readers
from reminders.models import Due, ReminderRule
from reminders.moments import due_moments
from reminders.registry import deadline_sources
from reminders.services import batches_of_years, deeds_of

#: The first minute in which anything may arrive.
DAWN = time(7)


@dataclass(frozen=True)
class Planned:
    """One letter: when, to whom, of what kind, under which subject, and why it comes."""

    at: datetime
    address: str
    kind: str
    subject: str
    why: str


def letters_on(day):
    """[Planned] of one day, in the order they would go, as things stand now.

    What waits in the post already, the reminders of the day's hours, the weekly digest.
    """
    found, told = _waiting(day), set()
    for clock in sorted(_hours()):
        now = timezone.make_aware(datetime.combine(day, clock))
        for years in batches_of_years(now):
            found += _reminders(years, now, told)
        if clock >= HOUR:
            found += _digests(now, told)
    return sorted(found, key=lambda row: (row.at, row.address, row.kind))


def _hours():
    own = ReminderRule.objects.values_list("at", flat=True).distinct()
    return {DAWN, HOUR, *own, *(source.rhythm.at for source in deadline_sources)}


def _waiting(day):
    rows = Letter.objects.filter(state=LetterState.WAITING, not_before__date__lte=day)
    if day > timezone.localdate():
        rows = rows.filter(not_before__date=day)  # what waits now is gone by then
    return [
        Planned(row.not_before, row.address, row.kind, row.subject, _("waits in the post"))
        for row in rows
    ]


def _reminders(years, now, told):
    moments = [one for one in due_moments(years, now) if one.key not in told]
    if timezone.localdate(now) > timezone.localdate():  # what was late is told before that day
        moments = [one for one in moments if _is_of_that_day(one, now)]
    done = Due.objects.filter(
        member__in={one.member.pk for one in moments}, claimed_at__isnull=False
    )
    done = set(done.values_list("member_id", "kind", "key", "offset", "due_on"))
    moments = [one for one in moments if one.key not in done]
    told.update(one.key for one in moments)
    why = {(one.member.pk, one.deadline.key): _why(one) for one in moments}
    rows = letters_for(_told(deeds_of(moments, years, now)), at_once=True, now=now)
    return [_planned(row, now, why[one.member.pk, one.notice.entry.subject]) for one, row in rows]


def _is_of_that_day(moment, now):
    return timezone.localdate(moment.remind_at) == timezone.localdate(now)


def _told(deeds):
    """The notices as they would be, unsaved."""
    for deed in deeds:
        entry = Entry(
            school=deed.school, verb=deed.verb, subject=deed.subject, numbers=deed.numbers
        )
        for member, what in deed.told:
            yield Told(Notification(entry=entry, member=member), member, what)


def _why(moment):
    row = moment.deadline
    return f"{row.key} {moment.offset:+d}, {_('due on')} {row.due_on}"


def _digests(now, told):
    ids = [pk for pk in awaited(now) if ("digest", pk) not in told]
    found = compose(readers(ids, now), now)
    told.update(("digest", one.user.pk) for one, _row in found)
    return [_planned(row, now, _("once a week")) for _one, row in found if row]


def _planned(row, now, why):
    return Planned(now, row["address"], row["kind"], row["subject"], why)
