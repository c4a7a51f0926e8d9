"""Reads of conversations: one's own pages, and for upper apps that and when, never the words."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.functional import cached_property

from coaching.enums import ConversationStatus, Doer
from coaching.models import (
    Conversation,
    ConversationAgreement,
    ConversationNotes,
    ConversationPrivateNote,
    ConversationTime,
)
from core import collation
from core.dates import month_of
from core.prepared import Prepared
from groups.queries import curator_of, taught_by
from people.models import Member
from years.models import SchoolYear

S = ConversationStatus
#: What the desk says of a conversation.
AT_A_GLANCE = ("pk", "owner", "status", "starts_at", "place", "wish")
#: What a page needs of an agreement to do.
TO_DO = ("pk", "text", "who", "due_on", "created_at")
#: And of a conversation ahead.
AHEAD = [
    *("status", "starts_at", "ends_at", "place", "proposed_at", "proposed_by"),
    *("owner__first_name", "owner__last_name", "curator__first_name", "curator__last_name"),
]


@dataclass
class Line:
    """Conversations of one year, read once; the page asks for its parts."""

    member: Member
    rows: list[Conversation]
    agreements: list[ConversationAgreement] = field(default_factory=list)

    @cached_property
    def next(self):
        """The soonest that is agreed and not over."""
        ahead = [row for row in self.rows if row.status == S.AGREED and not row.is_over()]
        return min(ahead, key=lambda row: row.starts_at, default=None)

    @cached_property
    def to_answer(self):
        return [row for row in self._proposed if row.proposed_by_id != self.member.pk]

    @cached_property
    def proposed(self):
        """Mine, waiting for the other."""
        return [row for row in self._proposed if row.proposed_by_id == self.member.pk]

    @cached_property
    def to_mark(self):
        """Their time is over, and nobody has said how it was; of a pair that parted nobody may."""
        rows = [row for row in self.rows if row.status == S.AGREED and row.is_over()]
        return [row for row in rows if row.is_of_a_pair]

    @cached_property
    def months(self):
        """[(month, own conversations)], the latest first."""
        own = [row for row in self._past if row.owner_id == self.member.pk]
        return [(month, list(rows)) for month, rows in groupby(own, key=_month)]

    @cached_property
    def teachers(self):
        """[(teacher, conversations led)], by surname."""
        led: dict = {}
        for row in self._past:
            if row.curator_id == self.member.pk:
                led.setdefault(row.owner_id, []).append(row)
        people = sorted((rows[0].owner for rows in led.values()), key=_surname)
        return [(one, led[one.pk]) for one in people]

    @cached_property
    def _proposed(self):
        return [row for row in self.rows if row.status == S.PROPOSED]

    @cached_property
    def _past(self):
        """Everything that is not waiting for an answer, the latest first."""
        rows = [row for row in self.rows if row.status != S.PROPOSED]
        return sorted(rows, key=lambda row: (day_of(row), row.pk), reverse=True)


def line_of(member, year):
    """Two queries."""
    if year is None:
        return Line(member, [])
    rows = Conversation.objects.visible_to(member).filter(year=year).with_agreed().with_pair()
    rows = rows.select_related("owner", "curator").defer("wish")
    return Line(member, list(rows), open_agreements(member, year))


def open_agreements(member, year):
    """What is `member`'s own to do of what was agreed, soonest first; one query."""
    own = Q(conversation__owner=member, who__in=[Doer.TEACHER, Doer.BOTH])
    led = Q(conversation__curator=member, who__in=[Doer.CURATOR, Doer.BOTH])
    rows = ConversationAgreement.objects.open().filter(own | led, conversation__year=year)
    rows = rows.select_related("conversation__owner", "conversation__curator").with_pair()
    rows = [row for row in rows if member.pk in row.doers()]
    return sorted(rows, key=lambda row: (row.due_on or date.max, row.pk))


@Prepared
def _ahead(member, year, now: datetime, day: date):
    """A row for each agreement that is left, and one for a conversation without any."""
    first = ConversationTime.objects.filter(conversation=OuterRef("pk")).order_by("starts_at")
    left = Q(agreements__done_on=None)
    rows = (
        Conversation.objects.visible_to(member)
        .filter(year=year)
        .with_pair(day)
        .annotate(
            todo=FilteredRelation("agreements", condition=left),
            first_at=Subquery(first.values("starts_at")[:1]),
            **{f"todo_{name}": F(f"todo__{name}") for name in TO_DO},
        )
    )
    is_ahead = Q(status=S.PROPOSED) | Q(status=S.AGREED, ends_at__gt=now)
    rows = rows.filter(is_ahead | Q(todo_pk__isnull=False)).select_related("owner", "curator")
    return rows.only(*AHEAD).order_by("starts_at", "pk", "todo_pk")


def ahead_of(member, year):
    """(proposals and agreed ones ahead, own agreements to do), in one query, for the home page.

    Proposals come with `first_at`, the first of their hours.
    """
    now, day = timezone.now(), timezone.localdate()
    rows = _ahead.rows(member=member.pk, year=year.pk, now=now, day=day)
    talks = {row.pk: row for row in rows if row.status == S.PROPOSED or _is_ahead(row)}
    return list(talks.values()), _to_do(rows, member)


def _is_ahead(row):
    return row.status == S.AGREED and not row.is_over()


def _to_do(rows, member):
    found = []
    for row in rows:
        if row.todo_pk is None:
            continue
        words = {name: getattr(row, f"todo_{name}") for name in TO_DO}
        one = ConversationAgreement(conversation=row, **words)
        one.is_of_a_pair = row.is_of_a_pair
        if member.pk in one.doers():
            found.append(one)
    return sorted(found, key=lambda one: (one.due_on or date.max, one.pk))


def years_with(member):
    """Years in which the member has conversations, the latest first; one query."""
    rows = Conversation.objects.visible_to(member)
    return SchoolYear.objects.filter(pk__in=rows.values("year")).order_by("-starts_on")


def partners_of(member, year):
    """[(teacher, curator)] of the pairs in force: with whom one may talk; two queries."""
    if year is None or member.has_left():
        return []
    curator = curator_of(member, year)
    own = [(member, curator)] if curator and not curator.has_left() else []
    return own + [(teacher, member) for teacher in taught_by(member, year)]


def note_of(conversation, member):
    """One's own private text beside it; an unsaved one before the first word."""
    rows = ConversationPrivateNote.objects.visible_to(member)
    note = rows.filter(conversation=conversation).first()
    return note or ConversationPrivateNote(conversation=conversation, author=member)


def notes_of(conversation):
    """The notes of both; an unsaved row before the first word."""
    there = ConversationNotes.objects.filter(conversation=conversation).first()
    return there or ConversationNotes(conversation=conversation)


def last_and_next(curator, teachers, year, now):
    """This curator's conversations with `teachers` that are ahead, soonest first, and of each
    teacher the last that was held."""
    pairs = {"curator": OuterRef("curator"), "owner": OuterRef("owner"), "year": OuterRef("year")}
    held = Conversation.objects.held().filter(**pairs).order_by("-starts_at", "-pk")
    is_ahead = Q(status=S.AGREED, starts_at__gt=now)
    rows = Conversation.objects.filter(curator=curator, owner__in=teachers, year=year)
    rows = rows.filter(is_ahead | Q(pk=Subquery(held.values("pk")[:1])))
    return rows.only(*AT_A_GLANCE).order_by("starts_at", "pk")


def moments_of(rows):
    """{teacher id: (last held, next agreed)} of `last_and_next`; None where there is none."""
    held = {row.owner_id: row.starts_at for row in rows if row.status == S.HELD}
    ahead = {row.owner_id: row.starts_at for row in reversed(rows) if row.status == S.AGREED}
    return {owner: (held.get(owner), ahead.get(owner)) for owner in held | ahead}


def day_of(row):
    """The day it is for, else the day it was proposed."""
    return timezone.localdate(row.starts_at or row.proposed_at)


def _month(row):
    return month_of(day_of(row))


def _surname(member):
    return collation.key(f"{member.last_name} {member.first_name}")
