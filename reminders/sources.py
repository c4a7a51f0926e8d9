"""One question, asked by the home page with one member and by the sweep with many schools."""

from django.utils import timezone

from people.models import Member
from reminders.registry import deadline_sources, event_sources
from reminders.scope import Scope


def deadlines(members, year, between, *, now=None):
    """Every open deadline of `members` due within `between`, soonest first."""
    return deadlines_in(Scope(members, [year], between, now or timezone.now()))


def deadlines_in(scope, kinds=None):
    """The same for a scope; of `kinds` alone when they are named."""
    sources = [one for one in deadline_sources if kinds is None or one.name in kinds]
    rows = [row for source in sources for row in source.rows(scope)]
    return sorted(rows, key=lambda row: (row.due_on, row.kind, row.key))


def events_of(member, year, between):
    """What happened to one member within `between` (two days), oldest first."""
    return _events(event_sources, _alone(member, year, between))


def busy_with(member, year, between):
    """The events of one member that take time, as lessons and meetings do, oldest first."""
    return busy_in(_alone(member, year, between))


def busy_in(scope):
    """The same for a scope."""
    return _events([source for source in event_sources if source.takes_time], scope)


def _alone(member, year, between):
    members = Member.objects.filter(pk=member.pk)
    return Scope(members, [year], between, timezone.now())


def _events(sources, scope):
    rows = [row for source in sources for row in source.rows(scope)]
    return sorted(rows, key=lambda row: (row.at, row.key))
