"""Meetings of the school's groups: that they were held and how many came, by group and month.

Numbers alone (decisions.md, section 1): no topic, no word, nobody's name is read here.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from dashboards.narrowing import Narrowing
from dashboards.same_day import SameDay
from groups.enums import GroupKind
from groups.queries import groups_in
from meetings.enums import MeetingStatus, Presence
from meetings.models import Meeting

#: A share is made of so many people at least.
FEWEST = 5


@dataclass(frozen=True)
class Held:
    """One meeting in numbers; those of a meeting that was not held are none yet."""

    day: date
    status: str
    present: int
    excused: int
    absent: int

    @property
    def is_held(self):
        return self.status == MeetingStatus.HELD

    @property
    def is_ahead(self):
        return self.status == MeetingStatus.PLANNED and self.day >= timezone.localdate()

    @property
    def came_of(self):
        """Everybody who was marked, whatever as."""
        return self.present + self.excused + self.absent


@dataclass(frozen=True)
class GroupLine:
    """One group, and a cell (a list of its meetings) for every month of the page."""

    group: object
    cells: list = field(default_factory=list)


@dataclass(frozen=True)
class KindTable:
    kind: str
    label: str
    lines: list


@dataclass(frozen=True)
class Attended:
    """A group's meetings together; `share` (percent) is None under FEWEST people."""

    group: object
    held: int
    came: int
    of: int
    share: int | None


@dataclass
class SchoolMeetings:
    """What `/school/meetings/` shows of one school year, narrowed to a period and a group.

    Nobody's name is known here, so no other filter can narrow it: `note` says so.
    """

    narrowing: Narrowing

    @property
    def year(self):
        return self.narrowing.year

    @property
    def periods(self):
        return self.narrowing.periods

    @property
    def period(self):
        return self.narrowing.period

    @property
    def note(self):
        if not self.narrowing.is_beyond_group:
            return ""
        return _("Meetings follow the group and the period alone: who came is not known here.")

    @cached_property
    def groups(self):
        groups = groups_in(self.year)
        if name := self.narrowing.at.get("group"):
            groups = groups.filter(name=name, kind=GroupKind.APT)
        return list(groups)

    @cached_property
    def by_group(self):
        """{group id: [Held, …] in order of time}, of the period."""
        found, known = {}, {group.pk for group in self.groups}
        for row in _counted(self.year):
            if row["group_id"] not in known:
                continue
            day = timezone.localdate(row["starts_at"])
            if self.period.holds(day):
                numbers = (row["present"], row["excused"], row["absent"])
                held = Held(day, row["status"], *numbers)
                found.setdefault(row["group_id"], []).append(held)
        return found

    @cached_property
    def all(self):
        return [held for rows in self.by_group.values() for held in rows]

    @cached_property
    def months(self):
        """First days of the months in which somebody meets."""
        return sorted({held.day.replace(day=1) for held in self.all})

    @cached_property
    def tables(self):
        """A table for each kind of groups that there is."""
        labels = {GroupKind.APT: _("APT groups"), GroupKind.SUBJECT: _("Subject groups")}
        found = []
        for kind, label in labels.items():
            lines = [self._line(group) for group in self.groups if group.kind == kind]
            if lines:
                found.append(KindTable(kind, label, lines))
        return found

    @cached_property
    def totals(self):
        """What was to be held by today, what was; who came of how many."""
        past = [held for held in self.all if held.is_held or not held.is_ahead]
        held = [row for row in past if row.is_held]
        came = sum(row.present for row in held)
        of = sum(row.came_of for row in held)
        return {"due": len(past), "held": len(held), "came": came, "of": of}

    @cached_property
    def held_then(self):
        """How many had been held by the same day last year; None where that is not known."""
        return SameDay(self.narrowing).meetings_held()

    @cached_property
    def attended(self):
        """[Attended] of the groups that have met."""
        marked = self._marked
        return [
            _attended(group, [row for row in self.by_group[group.pk] if row.is_held], marked)
            for group in self.groups
            if any(row.is_held for row in self.by_group.get(group.pk, ()))
        ]

    @cached_property
    def _marked(self):
        """{group id: how many different people were marked}, in the period; one query."""
        held = Meeting.objects.held().filter(year=self.year)
        if self.period.number:
            held = held.on_days(self.period.first, self.period.last)
        people = Count("attendances__member", filter=~Q(attendances__presence=""), distinct=True)
        rows = held.order_by().values("group_id").annotate(people=people)
        return dict(rows.values_list("group_id", "people"))

    def export(self, asked_group="", *, held_only=False):
        """(header, rows): a line for every meeting of the period; of one group if asked."""
        header = [_("Group"), _("Kind"), _("Day"), _("State")]
        header += [_("Present"), _("Excused"), _("Absent")]
        rows = [
            [group.name, group.get_kind_display(), held.day, _state(held), *_numbers(held)]
            for group in self.groups
            for held in self.by_group.get(group.pk, [])
            if asked_group in ("", str(group.pk)) and (held.is_held or not held_only)
        ]
        return header, rows

    def _line(self, group):
        rows = self.by_group.get(group.pk, [])
        cells = [[h for h in rows if h.day.replace(day=1) == month] for month in self.months]
        return GroupLine(group, cells)


def _attended(group, held, marked):
    came, of = sum(row.present for row in held), sum(row.came_of for row in held)
    is_shown = of and marked.get(group.pk, 0) >= FEWEST
    return Attended(group, len(held), came, of, round(100 * came / of) if is_shown else None)


def _counted(year):
    """Planned and held meetings with how many were marked what: one query."""
    marked = {
        presence.value: Count("attendances", filter=Q(attendances__presence=presence))
        for presence in Presence
    }
    rows = Meeting.objects.standing().filter(year=year).annotate(**marked).in_order()
    return rows.values("group_id", "starts_at", "status", *marked)


def _numbers(held):
    return [held.present, held.excused, held.absent] if held.is_held else ["", "", ""]


def _state(held):
    if held.is_held:
        return _("held")
    return _("planned") if held.is_ahead else _("not marked as held")
