"""An administrator has the month's standard reminder go now: once for a month, in no own words.

It goes the way of every reminder: the source says who has not submitted, a Due row makes it
once, `activity` tells.
"""

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from activity.many import record_many
from activity.models import Entry
from activity.services import record
from core.exceptions import RefusedError
from people.models import Leave, Member
from reminders.models import Due
from reminders.moments import Moment
from reminders.registry import deadline_sources
from reminders.scope import Scope
from reminders.services import deeds_of
from years.duekinds import MONTHLY
from years.models import DueDay
from years.queries import last_due, reflection_months

#: Instead of an offset in the key of a Due row; no school's number comes near it.
NUDGE = 99
#: The journal's word for it.
NUDGED = "month_nudged"


def month_to_remind(year, now):
    """The month that is spoken of: the last that was due, or the first once it is open."""
    today = timezone.localdate(now)
    day = last_due(reflection_months(year), today) if year.holds(today) else None
    return day if day and day.opens_on <= today else None


def last_nudge(day):
    """The journal's entry of who reminded of this month, when and how many; or None."""
    entries = Entry.objects.filter(school=day.year.school_id, verb=NUDGED, subject=key_of(day))
    return entries.select_related("actor").order_by("-at").first()


def to_remind(day, now):
    """How many would be told now; a constant number of queries."""
    return len(_rows(day, _people(day, now), now))


@transaction.atomic
def nudge(day, *, by):
    """Remind everybody who has not submitted this month; returns how many.

    RefusedError when that was done before, or there is nobody to remind. The letters wait
    for the next allowed hour (A35).
    """
    now = timezone.now()
    days = DueDay.objects.select_for_update(of=("self",)).select_related("year__school")
    day = days.get(pk=day.pk)  # whoever presses at the same moment waits here
    if _was_nudged(day):
        raise RefusedError(_("Those who had not submitted were reminded of this month already."))
    moments = _moments(day, now)
    if not moments:
        raise RefusedError(_("There is nobody to remind: everybody has submitted."))
    dues = Due.objects.bulk_create([_due(moment, now) for moment in moments])
    told = record_many(None, deeds_of(moments, [day.year], now))
    _keep_letters(dues, told)
    record(by, NUDGED, key_of(day), numbers={"count": len(moments)})
    return len(moments)


def key_of(day):
    """As the source of reflections calls the month (A36)."""
    return f"{MONTHLY}:{day.month:%Y-%m}"


def _was_nudged(day):
    of_school = Due.objects.filter(member__school=day.year.school_id, kind=MONTHLY)
    return of_school.filter(key=key_of(day), offset=NUDGE).exists()


def _people(day, now):
    """Who can sign in and is not on leave today."""
    today = timezone.localdate(now)
    away = Leave.objects.filter(from_on__lte=today, until_on__gte=today).values("member")
    here = Member.objects.here(today).filter(school=day.year.school_id, user__is_active=True)
    return here.exclude(pk__in=away)


def _rows(day, people, now):
    scope = Scope(people, [day.year], (day.due_on, day.due_on), now)
    return [row for row in deadline_sources[MONTHLY].rows(scope) if row.key == key_of(day)]


def _moments(day, now):
    """One per person, in the person's language; their words know whether the day has passed."""
    people = _people(day, now).select_related("school", "user")
    known, rows = {one.pk: one for one in people}, []
    for language in {one.user.language for one in known.values()}:
        with translation.override(language):
            rows += _rows(day, people.filter(user__language=language), now)
    offset = int(day.due_on < timezone.localdate(now))
    return [Moment(row, known[row.member_id], offset, now) for row in rows]


def _due(moment, now):
    row = moment.deadline
    return Due(
        member=moment.member,
        kind=row.kind,
        key=row.key,
        offset=NUDGE,
        due_on=row.due_on,
        remind_at=now,
        claimed_at=now,
    )


def _keep_letters(dues, told):
    """A row remembers its letter, to take it back should the month be submitted meanwhile."""
    letters = {one.member.pk: letter for one, letter in told}
    sent = [due for due in dues if due.member_id in letters]
    for due in sent:
        due.letter = letters[due.member_id]
    Due.objects.bulk_update(sent, ["letter"], batch_size=500)
