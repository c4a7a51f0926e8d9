"""Reads of groups and curators that other apps ask for by name."""

from core.collation import by_name
from groups.models import AptGroup, Curatorship, Membership
from people.models import Member


def curator_of(member, year):
    """Who accompanies `member` in `year` now, or None."""
    row = Curatorship.objects.now().of(member, year).select_related("curator").first()
    return row.curator if row else None


def taught_by(curator, year=None, day=None):
    """The members this curator accompanies now (in `year`), sorted as Lithuanians sort."""
    pairs = Curatorship.objects.now(day).filter(curator=curator)
    pairs = pairs.filter(year=year) if year else pairs
    return Member.objects.filter(pk__in=pairs.values("member")).by_name()


def left_to(curator):
    """Those who left while this curator accompanied them: their records are read on (A34)."""
    pairs = Curatorship.objects.ended_by_leaving().filter(curator=curator)
    return Member.objects.filter(pk__in=pairs.values("member")).by_name()


def group_of(member, year):
    """The member's APT group in `year`, or None."""
    places = Membership.objects.now().apt().filter(member=member, year=year)
    place = places.select_related("group").first()
    return place.group if place else None


def groups_in(year):
    """The groups of `year` (None: none), APT groups first, sorted as Lithuanians sort."""
    return AptGroup.objects.filter(year=year).order_by("kind", *by_name("name"))
