"""The weekly digest: what waits and what is new, of the kinds that a person chose for it.

Words are made at the last moment, from what is open then: nothing stands in a digest that was
done, read or taken back meanwhile. Reads alone; `services.send_digests` writes.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Max
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from activity.enums import Channel
from activity.links import own_url
from activity.models import Notification, Preference
from activity.registry import verbs
from activity.stopping import DIGEST, stop_url
from core.quiet import is_allowed
from core.wording import day
from people.models import Member, School, User
from reminders.models import Digest
from reminders.moments import running_years
from reminders.registry import deadline_sources
from reminders.scope import Scope
from reminders.sources import deadlines_in
from years.queries import workdays_by_year

#: On Monday, or on the week's first working day, from this hour on.
HOUR = time(7, 30)
#: It looks so far ahead, and as far back at what is still open.
REACH = timedelta(days=14)
#: Somebody's first digest tells what is new since so long ago.
FIRST = timedelta(days=7)


@dataclass
class Part:
    """What one school has to say; `news` are (label, how many)."""

    school: School
    duties: list = field(default_factory=list)
    news: list = field(default_factory=list)


@dataclass(frozen=True)
class Duty:
    """One line: what waits, until when (in words), and the page where it is done."""

    title: str
    until: str
    url: str


@dataclass
class Reader:
    """One person and the memberships that chose a digest, with the kinds that each chose."""

    user: User
    kinds: dict[Member, set[str]]
    since: datetime


def monday_of(now):
    today = timezone.localdate(now)
    return today - timedelta(days=today.weekday())


def is_hour(now):
    return timezone.localtime(now).time() >= HOUR


def awaited(now):
    """Ids of the users for whom a digest of this week may still be made."""
    done = Digest.objects.filter(week=monday_of(now), claimed_at__isnull=False)
    chosen = _chosen(now).exclude(member__user__in=done.values("user"))
    return list(chosen.order_by("member__user").values_list("member__user", flat=True).distinct())


def readers(user_ids, now):
    """[Reader] of some of them; a row for each kind that each chose is read."""
    chosen = _chosen(now).filter(member__user__in=user_ids)
    people = {}
    for row in chosen.select_related("member__school", "member__user").order_by("member_id"):
        user = row.member.user
        people.setdefault(user.pk, Reader(user, {}, now - FIRST))
        people[user.pk].kinds.setdefault(row.member, set()).add(row.kind)
    last = Digest.objects.filter(user__in=people, claimed_at__isnull=False)
    for pk, at in last.values("user").annotate(at=Max("claimed_at")).values_list("user", "at"):
        people[pk].since = at
    return list(people.values())


def _chosen(now):
    here = Member.objects.here(timezone.localdate(now)).filter(user__is_active=True)
    return Preference.objects.filter(channel=Channel.DIGEST, member__in=here)


def compose(people, now):
    """[(Reader, the arguments of `post.services.write_letter` or None)] of those of `people` in
    one of whose schools the week begins now; a constant number of queries."""
    members = {member.pk: member for one in people for member in one.kinds}
    schools = {member.school_id for member in members.values()}
    years = list(running_years(now).filter(school__in=schools))
    workdays = workdays_by_year(years)
    awake = {year.school_id for year in years if _is_first_day(now, workdays[year.pk])}
    people = [one for one in people if any(m.school_id in awake for m in one.kinds)]
    duties = _duties(people, years, now)
    news = _news(people)
    return [(one, _letter(one, duties, news)) for one in people]


def _is_first_day(now, workdays):
    """An hour of the week's first working day in which letters may come."""
    is_first = workdays.on_or_after(monday_of(now)) == timezone.localdate(now)
    return is_first and is_allowed(now, workdays)


def _duties(people, years, now):
    """{member id: [Deadline]} of the kinds each chose, in the reader's language."""
    by_language = defaultdict(list)
    for one in people:
        by_language[one.user.language] += one.kinds
    today = timezone.localdate(now)
    chosen = {member.pk: names for one in people for member, names in one.kinds.items()}
    kinds = {kind for kind in deadline_sources.names() if _is_chosen(kind, chosen.values())}
    found = defaultdict(list)
    for language, members in by_language.items():
        which = Member.objects.filter(pk__in=[member.pk for member in members])
        scope = Scope(which, years, (today - REACH, today + REACH), now)
        with translation.override(language):
            for row in deadlines_in(scope, kinds):
                if _is_chosen(row.kind, [chosen[row.member_id]]) and row.opens_on <= today:
                    found[row.member_id].append(row)
    return found


def _is_chosen(kind, choices):
    return any(f"due_{kind}" in names for names in choices)


def _news(people):
    """{member id: Counter of verbs} of notices not read yet; reminders stand among the duties."""
    since = {member.pk: one.since for one in people for member in one.kinds}
    chosen = {member.pk: names for one in people for member, names in one.kinds.items()}
    kinds = {name for names in chosen.values() for name in names if name in verbs}
    rows = Notification.objects.unread().filter(
        member__in=since, entry__verb__in=[name for name in kinds if not verbs[name].is_own]
    )
    found = defaultdict(Counter)
    for pk, verb, at in rows.values_list("member_id", "entry__verb", "entry__at"):
        if at > since[pk] and verb in chosen[pk]:
            found[pk][verb] += 1
    return found


def _letter(reader, duties, news):
    with translation.override(reader.user.language):
        parts = [_part(member, duties[member.pk], news[member.pk]) for member in reader.kinds]
        parts = [part for part in parts if part.duties or part.news]
        if not parts:
            return None
        first = next(iter(reader.kinds))
        context = {
            "parts": parts,
            "is_one_school": len(reader.kinds) == 1,
            "member": first,
            "school": first.school if len(reader.kinds) == 1 else None,
            "url": settings.SITE_URL + reverse("dashboards:home"),
            "settings_url": f"{settings.SITE_URL}{reverse('people:settings')}#laiskai",
            "stop_url": stop_url(first, DIGEST),
            "language": reader.user.language,
        }
        return {
            "address": reader.user.email,
            "subject": _("Your week in the APT portal"),
            "text": render_to_string("emails/digest.txt", context),
            "html": render_to_string("emails/digest.html", context),
            "kind": DIGEST,
            "is_quiet": True,
            "unsubscribe_url": context["stop_url"],
        }


def _part(member, duties, news):
    return Part(
        school=member.school,
        duties=[_duty(row) for row in duties],
        news=sorted(_by_label(news).items()),
    )


def _by_label(news):
    """Kinds that are one choice of the settings page are one line."""
    found = Counter()
    for verb, count in news.items():
        found[capfirst(str(verbs[verb].label))] += count
    return found


def _duty(row):
    return Duty(capfirst(row.title), day(row.due_on), own_url(row.member_id, row.url))
