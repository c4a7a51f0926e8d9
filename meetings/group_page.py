"""A group's page, read in a constant number of queries, for its members and for colleagues."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import CharField, DateField, F, IntegerField, TextField, Value
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils import timezone

from core.access import visible_or_404
from core.collation import by_name
from core.wording import month_genitive
from goals.models import Goal
from groups.audience import GROUP_AND_WIDER
from groups.enums import GroupKind
from groups.models import AptGroup, Membership
from meetings.enums import Presence
from meetings.models import Attendance, Meeting
from meetings.paper import GroupPaper
from people.models import Member
from reflections.models import Reflection

#: „Pasidalyta su grupele“ shows so many of the newest.
NEWEST = 5
EXCERPT = 90


@dataclass(frozen=True)
class Shared:
    """A reflection or a goal that its owner lets the group read."""

    kind: str
    pk: int
    owner: str
    month: str
    words: str


@dataclass(frozen=True)
class Row:
    """One member's line in the table of attendance: a sign per held meeting, "" for none."""

    member: Member
    is_former: bool
    marks: list[str]


@dataclass
class GroupPage:
    """`places` are all of the year, those of today first; `meetings` only for members."""

    group: AptGroup
    reader: Member
    places: list[Membership]
    meetings: list[Meeting] = field(default_factory=list)
    #: {(meeting id, member id): Attendance}
    attendance: dict = field(default_factory=dict)
    shared: list[Shared] = field(default_factory=list)

    @cached_property
    def paper(self):
        """The next agenda, agreements not done, files and the group's own rules."""
        return GroupPaper(self.group, self.reader, self.next)

    @property
    def is_member(self):
        return self.reader.pk in self.group.members_now

    @cached_property
    def now(self):
        """Who is in the group; of a closed year, who was to its end (A14)."""
        return [place for place in self.places if is_now(place) and not place.member.has_left()]

    @cached_property
    def former(self):
        return [place for place in self.places if not is_now(place)]

    @cached_property
    def ahead(self):
        """Planned and not over, soonest first."""
        return [row for row in self.meetings if row.is_planned and not row.is_over()]

    @property
    def next(self):
        return self.ahead[0] if self.ahead else None

    @cached_property
    def unmarked(self):
        """Planned, over, and nobody has said whether it was held."""
        return [row for row in self.meetings if row.is_planned and row.is_over()]

    @cached_property
    def held(self):
        """The newest first."""
        return [row for row in reversed(self.meetings) if row.is_held]

    @cached_property
    def cancelled(self):
        return [row for row in self.meetings if row.is_cancelled]

    @property
    def leads_in_turn(self):
        return sum(row.led_by_id is not None for row in self.ahead) > 1

    def intention(self, meeting):
        row = self.attendance.get((meeting.pk, self.reader.pk))
        return row.intention if row else ""

    @cached_property
    def my_intention(self):
        return self.intention(self.next) if self.next else ""

    @cached_property
    def columns(self):
        """Held meetings as columns, in the year's order."""
        return list(reversed(self.held))

    @cached_property
    def table(self):
        """Members of today, then those who left and were there."""
        rows = [self._row(place.member, is_former=False) for place in self.now]
        here = {row.member.pk for row in rows}
        gone = {p.member_id: p.member for p in self.places if p.member_id not in here}
        rows += [self._row(member, is_former=True) for member in gone.values()]
        return [row for row in rows if not row.is_former or any(row.marks)]

    @cached_property
    def came(self):
        """(came, were expected) over all held meetings."""
        signs = [sign for row in self.table for sign in row.marks if sign]
        return sum(sign == Presence.PRESENT for sign in signs), len(signs)

    def _row(self, member, *, is_former):
        found = [self.attendance.get((meeting.pk, member.pk)) for meeting in self.columns]
        return Row(member, is_former, [row.presence if row else "" for row in found])


def is_now(place):
    return place.until_on is None or place.until_on >= timezone.localdate()


def group_page(reader, pk):
    """Five queries for a member of the group, two for a colleague."""
    group, places = group_with_places(reader, pk)
    page = GroupPage(group, reader, places)
    if page.is_member:
        page.meetings, page.attendance = meetings_of(reader, group)
        page.shared = shared_with(reader, group)
    return page


def group_with_places(reader, pk):
    """The group that this reader may know of, and everybody who was in it this year.

    The group knows who is in it today (`members_now`), so that no rule asks again.
    """
    try:
        places = Membership.objects.visible_to(reader).filter(group=pk)
        order = by_name("member__last_name", "member__first_name")
        related = ("member", "group__year__school", "group__facilitator", "group__own_rules")
        places = list(places.select_related(*related).order_by(*order, "from_on", "pk"))
    except OverflowError:
        places = []
    group = places[0].group if places else visible_or_404(_groups(), reader, pk=pk)
    group.members_now = {place.member_id for place in places if is_now(place)}
    return group, places


def meetings_of(reader, group):
    """(the year's meetings in order, {(meeting, member): Attendance}); two queries."""
    meetings = Meeting.objects.visible_to(reader).filter(group=group)
    meetings = list(meetings.select_related("led_by", "notes").in_order())
    rows = Attendance.objects.filter(meeting__group=group) if meetings else []
    attendance = {(row.meeting_id, row.member_id): row for row in rows}
    marked = Counter((row.meeting_id, row.presence) for row in rows if row.presence)
    for meeting in meetings:
        meeting.group, meeting.year = group, group.year
        meeting.came = marked[meeting.pk, Presence.PRESENT]
        meeting.expected = sum(marked[meeting.pk, presence] for presence in Presence)
    return meetings, attendance


def shared_with(reader, group):
    """The newest of what members share with their APT group; subject groups are never an
    audience (A14). One query."""
    if group.kind != GroupKind.APT:
        return []
    owners = Membership.objects.now().filter(group=group).order_by().values("member")
    ours = {"owner__in": owners, "year": group.year_id, "audience__in": GROUP_AND_WIDER}
    reflections = Reflection.objects.visible_to(reader).submitted().filter(**ours)
    goals = Goal.objects.visible_to(reader).submitted().filter(**ours)
    said = Coalesce(NullIf("mattered", Value("")), "next_step", output_field=TextField())
    columns = [
        _columns(reflections, "reflection", month=F("month"), words=said),
        _columns(goals, "goal", month=Cast(None, DateField()), words=_text("sentence")),
    ]
    rows = columns[0].union(columns[1], all=True).order_by("-shared_at", "-row")[:NEWEST]
    return [
        Shared(
            row["kind"],
            row["row"],
            f"{row['first_name']} {row['last_name']}",
            month_genitive(row["month_on"].month) if row["month_on"] else "",
            _excerpt(row["said"]),
        )
        for row in rows
    ]


def _columns(rows, kind, *, month, words):
    return rows.order_by().values(
        kind=Value(kind, output_field=CharField()),
        row=Cast("pk", IntegerField()),
        first_name=F("owner__first_name"),
        last_name=F("owner__last_name"),
        month_on=month,
        said=words,
        shared_at=F("submitted_at"),
    )


def _text(column):
    return Cast(column, TextField())


def _excerpt(text):
    """The first words, cut between two of them."""
    text = " ".join(text.split())
    if len(text) <= EXCERPT:
        return text
    return text[:EXCERPT].rsplit(" ", 1)[0].rstrip(",.;:–") + "…"


def _groups():
    return AptGroup.objects.select_related("year__school", "facilitator")
