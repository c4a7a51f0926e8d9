"""Decide who is to be reminded of what now: reads alone, the same few for one school or fifty."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone, translation

from core.quiet import is_allowed
from people.models import Member
from reminders.models import ReminderRule
from reminders.registry import Deadline, deadline_sources
from reminders.scope import Scope
from reminders.sources import deadlines_in
from years.models import SchoolYear
from years.queries import workdays_by_year

#: What was not said on its day is said on one of the next two working days, or never.
LATE = 2


@dataclass(frozen=True)
class Moment:
    """One reminder that one deadline calls for."""

    deadline: Deadline
    member: Member
    offset: int
    remind_at: datetime

    @property
    def key(self):
        row = self.deadline
        return row.member_id, row.kind, row.key, self.offset, row.due_on


@dataclass(frozen=True)
class Opening:
    """Due days of one school's year whose reminder of one offset has come."""

    year: SchoolYear
    offset: int
    remind_at: datetime
    first: date
    last: date

    def calls_for(self, deadline, *, is_event):
        """Whoever has said only on that day that they come need not be told of the event."""
        day = timezone.localdate(self.remind_at)
        is_open = deadline.opens_on < day or (deadline.opens_on == day and not is_event)
        return is_open and self.first <= deadline.due_on <= self.last


def due_moments(years, now):
    """The latest reminder of each open deadline whose moment has come and is not too long ago.

    Nothing of a school where it is night, a weekend or a holiday now.
    """
    workdays = workdays_by_year(years)
    awake = [year for year in years if is_allowed(now, workdays[year.pk])]
    if not awake:
        return []
    schools = [year.school_id for year in awake]
    rhythms = rhythms_of(schools)
    here = Member.objects.here(timezone.localdate(now))
    here = here.filter(school__in=schools, user__is_active=True)
    languages = list(here.order_by().values_list("user__language", flat=True).distinct())
    found = []
    for source in deadline_sources:
        openings = [
            opening
            for year in awake
            for rhythm in [rhythms.get((year.school_id, source.name), source.rhythm)]
            for opening in _openings(year, rhythm, workdays[year.pk], now)
        ]
        if openings:
            found += _moments(openings, _rows(source, openings, here, languages, now))
    return found


def rhythms_of(school_ids):
    """{(school id, kind): Rhythm} where a school decided otherwise; one query."""
    rules = ReminderRule.objects.filter(school__in=school_ids, kind__in=deadline_sources.names())
    return {
        (rule.school_id, rule.kind): replace(
            deadline_sources[rule.kind].rhythm, offsets=tuple(rule.offsets), at=rule.at
        )
        for rule in rules
    }


def still_open(dues, now):
    """{(member id, kind, key)} of those Due rows whose thing is still to be done."""
    today = timezone.localdate(now)
    schools = {row.member.school_id for row in dues}
    years = running_years(now).filter(school__in=schools)
    days = [row.due_on for row in dues]
    members = Member.objects.here(today).filter(
        pk__in={row.member_id for row in dues}, user__is_active=True
    )
    scope = Scope(members, list(years), (min(days), max(days)), now)
    rows = deadlines_in(scope, {row.kind for row in dues})
    return {(row.member_id, row.kind, row.key) for row in rows}


def running_years(now):
    """The open school years that hold the day of this moment."""
    today = timezone.localdate(now)
    return SchoolYear.objects.open().filter(starts_on__lte=today, ends_on__gte=today)


def _openings(year, rhythm, workdays, now):
    today = timezone.localdate(now)
    for back in range(LATE + 1):
        day = workdays.add(today, -back)
        at = rhythm.at_on(day)
        if at <= now:
            for offset in rhythm.offsets:
                yield Opening(year, offset, at, *rhythm.due_days(day, offset, workdays))


def _moments(openings, rows):
    by_school = defaultdict(list)
    for opening in openings:
        by_school[opening.year.school_id].append(opening)
    people = Member.objects.select_related("school", "user")
    people = people.in_bulk({row.member_id for row in rows}) if rows else {}
    found = []
    for row in rows:
        member = people[row.member_id]
        is_event = deadline_sources[row.kind].is_event
        openings = by_school[member.school_id]
        calling = [one for one in openings if one.calls_for(row, is_event=is_event)]
        if calling:
            latest = max(calling, key=lambda one: (one.remind_at, one.offset))
            found.append(Moment(row, member, latest.offset, latest.remind_at))
    return found


def _rows(source, openings, here, languages, now):
    """The open deadlines of these due days, each in the language of whom it concerns."""
    years = list({one.year.pk: one.year for one in openings}.values())
    between = min(one.first for one in openings), max(one.last for one in openings)
    here = here.filter(school__in=[year.school_id for year in years])
    rows = []
    for language in languages:
        scope = Scope(here.filter(user__language=language), years, between, now)
        with translation.override(language):
            rows += source.rows(scope)
    return rows
