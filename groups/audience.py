"""The audience of a teacher's record: one law, said for querysets and for one record.

Seed 004 names the relation with colleagues and curator; who reads what is decisions.md 1.
"""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from groups.enums import Audience
from groups.models import Curatorship, Membership
from people.models import Member

#: Audiences that let the owner's APT group read.
GROUP_AND_WIDER = (Audience.GROUP, Audience.SCHOOL)


def curated_by(curator, *, owner="owner", year="year"):
    """Q over owned records: `curator` accompanies the owner now, and did in the record's year.

    The same pair sees its former, closed years again (A6).
    """
    now = Curatorship.objects.now().filter(curator=curator, member=OuterRef(owner))
    then = Curatorship.objects.filter(
        curator=curator, member=OuterRef(owner), year=OuterRef(year), year__status="closed"
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
    """The readers of a record of `owner` in `year`, for every audience: three queries."""
    curatorship = Curatorship.objects.now().of(owner, year).select_related("curator").first()
    place = (
        Membership.objects.now().apt().filter(member=owner, year=year).select_related("group")
    ).first()
    others = Member.objects.none()
    if place:
        places = Membership.objects.now().filter(group=place.group).values("member")
        others = Member.objects.here().filter(pk__in=places).exclude(pk=owner.pk).by_name()
    return Readers(
        curator=curatorship.curator if curatorship else None,
        group_name=place.group.name if place else "",
        group=list(others),
        school_count=Member.objects.here().filter(school=owner.school_id).count(),
    )
