"""What a meeting's page and a group's page show of the group's paper."""

from dataclasses import dataclass
from functools import cached_property

import rules

from core.hands import besides_of
from core.models import SharedText
from groups.models import AptGroup
from meetings.bringing import brought_to
from meetings.models import (
    AgendaPoint,
    Agreement,
    GroupRules,
    Meeting,
    MeetingFile,
    MeetingNotes,
    MeetingNotesDraft,
)
from people.models import Member


@dataclass(frozen=True)
class Point:
    """A point of the agenda as one reader sees it; `brought` is None where it brings nothing."""

    row: AgendaPoint
    brought: object
    may_change: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Promise:
    """An agreement, and what the reader may do with it."""

    row: Agreement
    may_finish: bool
    may_drop: bool


@dataclass
class MeetingPaper:
    """Read when the page asks for it; a fixed number of queries for any length of lists."""

    meeting: Meeting
    reader: Member

    @cached_property
    def points(self):
        rows = self.meeting.points.visible_to(self.reader).select_related("author")
        rows = [_with(row, meeting=self.meeting) for row in rows]
        brought = brought_to(rows, self.reader)
        return [
            Point(
                row,
                brought.get(row.pk),
                rules.has_perm("meetings.change_point", self.reader, row),
                is_first=row is rows[0],
                is_last=row is rows[-1],
            )
            for row in rows
        ]

    @property
    def minutes(self):
        """Of all points that say how long they take; 0 when none does."""
        return sum(point.row.minutes or 0 for point in self.points)

    @cached_property
    def notes(self) -> SharedText:
        rows = MeetingNotes.objects.visible_to(self.reader).select_related("shared_by")
        return rows.filter(meeting=self.meeting).first() or MeetingNotes(meeting=self.meeting)

    @cached_property
    def besides(self):
        return besides_of(self.notes)

    @cached_property
    def draft(self):
        """One's own, seen by nobody else; read also when nothing may be written any more."""
        rows = MeetingNotesDraft.objects.first_of(self.reader)
        return rows.filter(shared__meeting=self.meeting, is_open=True).first()

    @cached_property
    def agreements(self):
        """What was agreed at this meeting, whatever became of it."""
        return self._promises(Agreement.objects.filter(meeting=self.meeting))

    @cached_property
    def coming_back(self):
        """From earlier meetings, neither done nor dropped (A28)."""
        return self._promises(Agreement.objects.before(self.meeting))

    @cached_property
    def files(self):
        rows = self.meeting.files.visible_to(self.reader).select_related("uploaded_by")
        return [_with(row, meeting=self.meeting) for row in rows]

    @property
    def may_write(self):
        return rules.has_perm("meetings.write_in_meeting", self.reader, self.meeting)

    @property
    def may_add_point(self):
        return rules.has_perm("meetings.add_point", self.reader, self.meeting)

    def _promises(self, rows):
        return promises(rows, self.meeting.group, self.reader)


def promises(rows, group, reader):
    """[Promise] of agreements of `group`, by day; one query."""
    rows = rows.visible_to(reader).select_related("owner", "meeting").in_order()
    return [
        Promise(
            row,
            rules.has_perm("meetings.finish_agreement", reader, row),
            rules.has_perm("meetings.drop_agreement", reader, row),
        )
        for row in (_with(row, group=group) for row in rows)
    ]


@dataclass
class GroupPaper:
    """The same of a whole group."""

    group: AptGroup
    reader: Member
    next: Meeting | None = None

    @cached_property
    def agreements(self):
        return promises(self.group.agreements.open(), self.group, self.reader)

    @cached_property
    def rules(self):
        """A page that has read the group reads its rules with it."""
        try:
            return self.group.own_rules
        except GroupRules.DoesNotExist:
            return GroupRules(group=self.group)

    @property
    def rule_lines(self):
        return [line.strip() for line in self.rules.text.splitlines() if line.strip()]

    @cached_property
    def files(self):
        """The newest of all meetings."""
        rows = MeetingFile.objects.visible_to(self.reader).filter(meeting__group=self.group)
        return list(rows.select_related("uploaded_by").order_by("-uploaded_at", "-pk")[:NEWEST])

    @property
    def may_write(self):
        return rules.has_perm("meetings.write_in_group", self.reader, self.group)

    @cached_property
    def next_points(self):
        return list(self.next.points.visible_to(self.reader)) if self.next else []


#: Files that a group's page lists; the rest stand at their meetings.
NEWEST = 5


def _with(row, **known):
    """What the page has read already is not asked again by every row's rule."""
    for name, value in known.items():
        setattr(row, name, value)
    return row
