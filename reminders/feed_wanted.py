"""What is to stand in the calendars of some people now: reads alone, few for one or a hundred."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone, translation
from django.utils.text import capfirst

from people.models import Member
from reminders.registry import deadline_sources
from reminders.scope import Scope
from reminders.sources import busy_in, deadlines_in
from years.queries import open_years_by_school

#: So many days back a calendar is still kept true, and so many ahead at least.
BACK = timedelta(days=60)
AHEAD = timedelta(days=366)
#: How long what says no end takes.
LESSON = timedelta(minutes=45)


@dataclass(frozen=True)
class Wanted:
    """One thing of somebody's calendar as it is now; see `FeedItem`."""

    member_id: int
    kind: str
    key: str
    summary: str
    day: date
    path: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""

    @property
    def identity(self):
        return self.member_id, self.kind, self.key


def wanted_by_user(user_ids, language, now):
    """{user id: {identity: Wanted}} for people who all read `language`."""
    today = timezone.localdate(now)
    people = Member.objects.here(today).filter(user__in=user_ids, user__is_active=True)
    people = {member.pk: member for member in people.select_related("school")}
    years = open_years_by_school({member.school_id for member in people.values()}, today)
    found = {user_id: {} for user_id in user_ids}
    with translation.override(language):
        for scope in _scopes(people, list(years.values()), today, now):
            for item in _items(scope, named(people.values())):
                of_person = found[people[item.member_id].user_id]
                of_person.setdefault(item.identity, item)
    return found


def _scopes(people, years, today, now):
    """One for the current years, one more where the next year is open already (A9)."""
    members = Member.objects.filter(pk__in=list(people))
    ends = [year.ends_on for of_school in years for year in of_school]
    between = today - BACK, max([today + AHEAD, *ends])
    yield Scope(members, [of_school[0] for of_school in years], between, now)
    for number in range(1, max(map(len, years), default=0)):
        others = [of_school[number] for of_school in years if number < len(of_school)]
        yield Scope(members, others, between, now)


def named(people):
    """{member id: its school's name} of those who have several memberships (A17)."""
    schools = {}
    for member in people:
        schools.setdefault(member.user_id, []).append(member)
    several = [rows for rows in schools.values() if len(rows) > 1]
    return {member.pk: member.school.name for rows in several for member in rows}


def _items(scope, schools):
    for event in busy_in(scope):
        title = event.plain_title or event.title
        yield _timed(event, _said(title, schools.get(event.member_id)))
    kinds = [source.name for source in deadline_sources if not source.is_event]
    for deadline in deadlines_in(scope, kinds):
        source = deadline_sources[deadline.kind]
        # the title may name somebody
        title = capfirst(str(source.label))
        yield _all_day(deadline, _said(title, schools.get(deadline.member_id)), source.is_queue)


def _said(title, school):
    return f"{title} ({school})"[:300] if school else title[:300]


def _timed(event, summary):
    is_right = event.ends_at and event.ends_at > event.at
    return Wanted(
        member_id=event.member_id,
        kind=event.kind,
        key=event.key,
        summary=summary,
        day=timezone.localdate(event.at),
        path=event.url,
        starts_at=event.at,
        ends_at=event.ends_at if is_right else event.at + LESSON,
        place=event.place,
    )


def _all_day(deadline, summary, is_queue):
    return Wanted(
        member_id=deadline.member_id,
        kind=deadline.kind,
        key=f"{deadline.kind}:{deadline.due_on}" if is_queue else deadline.key,
        summary=summary,
        day=deadline.due_on,
        path=deadline.url.partition("?")[0] if is_queue else deadline.url,
    )
