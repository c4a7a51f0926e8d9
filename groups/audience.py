"""The audience of a teacher's record: one law, said for querysets and for one record.

Seed 004 names the relation with colleagues and curator; who reads what is decisions.md 1.
What a reader may read is put together once a day for each of them and kept: most pages ask
it several times, and to put it together costs more than the answer. It holds no rows.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from core.prepared import Prepared
from groups.enums import Audience
from groups.models import Curatorship, Membership
from people.models import Member
from years.enums import YearStatus

#: Audiences that let the owner's APT group read.
GROUP_AND_WIDER = (Audience.GROUP, Audience.SCHOOL)
#: What is kept of what was put together: a school's readers, each for a few kinds of records.
KEPT = 256


def curated_by(curator, *, owner="owner", year="year"):
    """Q over owned records: `curator` accompanies the owner now, and did in the record's year.

    The same pair sees its former, closed years again (A6); what the curator read on the last
    day of an owner who left is read on (A34).
    """
    return _curated_by(getattr(curator, "pk", curator), owner, year, timezone.localdate())


@lru_cache(maxsize=KEPT)
def _curated_by(curator, owner, year, today):
    now = Curatorship.objects.lasting(today).filter(curator=curator, member=OuterRef(owner))
    then = Curatorship.objects.filter(
        curator=curator,
        member=OuterRef(owner),
        year=OuterRef(year),
        year__status=YearStatus.CLOSED,
    )
    return Q(Exists(now.filter(year=OuterRef(year)))) | Q(Exists(now), Exists(then))


def shares_group(reader, *, owner="owner", year="year"):
    """Q over owned records: reader and owner share an APT group of the record's year (A14).

    Of an owner who left, the group of the last day reads on (A34).
    """
    return _shares_group(reader.pk, reader.has_left(), owner, year, timezone.localdate())


@lru_cache(maxsize=KEPT)
def _shares_group(reader, has_left, owner, year, today):
    places = Membership.objects.filter(member=OuterRef(owner), year=OuterRef(year))
    mine = Membership.objects.now(today).apt().filter(member=reader).values("group")
    shared = Q(Exists(places.now(today).filter(group__in=mine)))
    if has_left:
        return shared
    last = OuterRef("member__left_on")
    beside = Membership.objects.on(last).filter(member=reader, group=OuterRef("group"))
    left = places.apt().filter(member__left_on__lt=today)
    return shared | Q(Exists(left.on(F("member__left_on")).filter(Exists(beside))))


def readable_by(reader, *, submitted):
    """Q over records with `owner`, `year` and `audience`: what `reader` may read the words of.

    `submitted` is the Q of records that are out of their draft; a draft is its owner's alone.
    """
    shared = curated_by(reader) | (Q(audience__in=GROUP_AND_WIDER) & shares_group(reader))
    if not reader.has_left():
        shared |= Q(audience=Audience.SCHOOL, owner__school_id=reader.school_id)
    return Q(owner=reader) | (submitted & shared)


@dataclass(frozen=True)
class Readers:
    """Who reads at each audience, by name: what stands beside the field."""

    #: one; more only where two open years have different curators of the same closed year
    curators: list[Member]
    group_name: str
    group: list[Member]
    school_count: int
    #: the year is closed: curating ended with it, its groups' last members stay (A6, A14)
    is_past: bool = False

    @property
    def curator(self):
        return self.curators[0] if self.curators else None

    @property
    def curator_names(self):
        return ", ".join(curator.name for curator in self.curators)


@Prepared
def _readers(owner, year, school, day: date):
    return _who_reads(owner, year, school, day, Membership.objects.now(day))


@Prepared
def _last_readers(owner, year, school, day: date, left_on: date):
    """Of an owner who left, the group is that of the last day."""
    return _who_reads(owner, year, school, day, Membership.objects.on(left_on))


def _who_reads(owner, year, school, day, places):
    pairs = Curatorship.objects.reading(owner, year, day)
    place = places.apt().filter(member=owner, year=year)
    staff = Member.objects.here(day).filter(school=school).order_by()
    colleagues = places.filter(group__in=place.values("group"))
    # found first, asked about afterwards: a country's members are not all looked at
    people = Member.objects.filter(pk=owner).order_by().values("pk")
    people = people.union(pairs.order_by().values("curator"), colleagues.values("member"))
    rows = Member.objects.filter(pk__in=people).annotate(
        is_curator=Exists(pairs.filter(curator=OuterRef("pk"))),
        is_in_group=Exists(colleagues.filter(member=OuterRef("pk")))
        & Exists(staff.filter(pk=OuterRef("pk"))),
        group_name=Subquery(place.values("group__name")[:1]),
        staff_count=Subquery(staff.values("school").annotate(n=Count("pk")).values("n")),
    )
    return rows.filter(Q(pk=owner) | Q(is_curator=True) | Q(is_in_group=True)).by_name()


def readers_of(owner, year):
    """The readers of a record of `owner` in `year`, for every audience: one query."""
    question = _last_readers if owner.has_left() else _readers
    rows = question.rows(
        owner=owner.pk,
        year=year.pk,
        school=owner.school_id,
        left_on=owner.left_on,
        day=timezone.localdate(),
    )
    return Readers(
        curators=[row for row in rows if row.is_curator],
        group_name=rows[0].group_name or "",
        group=[row for row in rows if row.is_in_group and row.pk != owner.pk],
        school_count=rows[0].staff_count or 0,
        is_past=year.status == YearStatus.CLOSED,
    )
