"""One question, asked by the home page with one member and by the sweep with a school."""

from reminders.registry import deadline_sources, event_sources


def deadlines(members, year, between):
    """Every open deadline of `members` due within `between`, soonest first."""
    rows = [row for source in deadline_sources for row in source.rows(members, year, between)]
    return sorted(rows, key=lambda row: (row.due_on, row.kind, row.key))


def events_of(member, year, between):
    """What happened to one member within `between` (two days), oldest first."""
    rows = [row for source in event_sources for row in source.rows(member, year, between)]
    return sorted(rows, key=lambda row: (row.at, row.key))


def busy_with(member, year, between):
    """The events of one member that take time, as lessons and meetings do, oldest first."""
    sources = [source for source in event_sources if source.takes_time]
    rows = [row for source in sources for row in source.rows(member, year, between)]
    return sorted(rows, key=lambda row: (row.at, row.key))
