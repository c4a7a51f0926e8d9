"""One meeting's page: its head, who comes and who came, what the reader may do there."""

from dataclasses import dataclass
from functools import cached_property

import rules
from django.utils import timezone

from core.access import visible_or_404
from meetings.group_page import group_with_places, is_now
from meetings.models import Attendance, Meeting, MeetingMove
from meetings.paper import MeetingPaper
from people.models import Member

#: What may be done on the page, by the name of its rule.
DEEDS = (
    "answer_meeting",
    "set_topic",
    "set_leader",
    "move_meeting",
    "cancel_meeting",
    "hold_meeting",
    "mark_presence",
    "undo_hold",
    "write_in_meeting",
)


@dataclass(frozen=True)
class Person:
    """A member of the group at this meeting."""

    member: Member
    intention: str
    presence: str
    says: str
    is_marked: str


@dataclass
class MeetingPage:
    meeting: Meeting
    reader: Member
    places: list
    attendance: dict[int, Attendance]
    moves: list[MeetingMove]

    @cached_property
    def people(self):
        """Everybody of the meeting's day, and whoever has been marked since."""
        day = min(self.meeting.day, timezone.localdate())
        found = {}
        for place in self.places:
            there = place.from_on <= day and (place.until_on is None or place.until_on >= day)
            if there or place.member_id in self.attendance:
                found.setdefault(place.member_id, self._person(place.member))
        return list(found.values())

    def _person(self, member):
        row = self.attendance.get(member.pk) or Attendance(meeting=self.meeting, member=member)
        return Person(
            member,
            row.intention,
            row.presence,
            row.get_intention_display() if row.intention else "",
            row.get_presence_display() if row.presence else "",
        )

    @cached_property
    def paper(self):
        """Agenda, notes, agreements and files."""
        return MeetingPaper(self.meeting, self.reader)

    @property
    def places_now(self):
        """Who may lead a meeting: those of today."""
        return [p for p in self.places if is_now(p) and not p.member.has_left()]

    @property
    def my_intention(self):
        row = self.attendance.get(self.reader.pk)
        return row.intention if row else ""

    @property
    def came(self):
        return sum(person.presence == "present" for person in self.people)

    @property
    def is_its_day(self):
        """Who came is marked from the meeting's day on."""
        return self.meeting.day <= timezone.localdate()

    @property
    def is_held_today(self):
        held_at = self.meeting.held_at
        return held_at is not None and timezone.localdate(held_at) == timezone.localdate()

    @cached_property
    def can(self):
        """{deed: may the reader do it now}; no query."""
        return {
            name: rules.has_perm(f"meetings.{name}", self.reader, self.meeting) for name in DEEDS
        }


def meeting_page(reader, pk):
    """Three queries, one more for a meeting that was moved."""
    meeting = meeting_for(reader, pk)
    group, places = group_with_places(reader, meeting.group_id)
    meeting.group, meeting.year = group, group.year
    rows = Attendance.objects.visible_to(reader).filter(meeting=meeting)
    moves = meeting.moves.visible_to(reader) if meeting.revision else []
    return MeetingPage(meeting, reader, places, {row.member_id: row for row in rows}, list(moves))


def meeting_for(reader, pk):
    """One meeting that the reader may see, with what its rules ask for."""
    rows = Meeting.objects.select_related("group__year__school", "year__school", "led_by")
    return visible_or_404(rows, reader, pk=pk)
