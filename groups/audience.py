"""The audience of a teacher's record: one law, said for querysets and for one record.

Seed 004 names the relation with colleagues and curator; who reads what is decisions.md 1.
"""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from groups.enums import Audience
from groups.models import Curatorship, Membership
from people.models import Member
from years.enums import YearStatus

#: Audiences that let the owner's APT group read.
GROUP_AND_WIDER = (Audience.GROUP, Audience.SCHOOL)


def curated_by(curator, *, owner="owner", year="year"):
    """Q over owned records: `curator` accompanies the owner now, and did in the record's year.

    The same pair sees its former, closed years again (A6).
    """
    now = Curatorship.objects.now().filter(curator=curator, member=OuterRef(owner))
    then = Curatorship.objects.filter(
        curator=curator,
        member=OuterRef(owner),
        year=OuterRef(year),
        year__status=YearStatus.CLOSED,
    )
    return Q(Exists(now.filter(year=OuterRef(year)))) | Q(Exists(now), Exists(then))


def shares_group(reader, *, owner="owner", year="year"):
    """Q over owned records: reader and owner share an APT group of the record's year (A14)."""
    mine = Membership.objects.now().apt().filter(member=reader).values("group")
    theirs = Membership.objects.now().filter(
        member=OuterRef(owner), year=OuterRef(year), group__in=mine
    )
    return Q(Exists(theirs))


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

    curator: Member | None
    group_name: str
    group: list[Member]
    school_count: int


def readers_of(owner, year):
    """The readers of a record of `owner` in `year`, for every audience: one query."""
    pair = Curatorship.objects.now().of(owner, year)
    place = Membership.objects.now().apt().filter(member=owner, year=year)
    staff = Member.objects.here().filter(school=owner.school_id).order_by()
    colleagues = Membership.objects.now().filter(group__in=place.values("group"))
    # found first, asked about afterwards: a country's members are not all looked at
    people = Member.objects.filter(pk=owner.pk).order_by().values("pk")
    people = people.union(pair.order_by().values("curator"), colleagues.values("member"))
    rows = Member.objects.filter(pk__in=people).annotate(
        is_curator=Exists(pair.filter(curator=OuterRef("pk"))),
        is_in_group=Exists(colleagues.filter(member=OuterRef("pk")))
        & Exists(staff.filter(pk=OuterRef("pk"))),
        group_name=Subquery(place.values("group__name")[:1]),
        staff_count=Subquery(staff.values("school").annotate(n=Count("pk")).values("n")),
    )
    rows = list(rows.filter(Q(pk=owner.pk) | Q(is_curator=True) | Q(is_in_group=True)).by_name())
    return Readers(
        curator=next((row for row in rows if row.is_curator), None),
        group_name=rows[0].group_name or "",
        group=[row for row in rows if row.is_in_group and row.pk != owner.pk],
        school_count=rows[0].staff_count or 0,
    )
