"""Appoint curators and fill groups; the only code that writes them.

Everything is done for many at once: the same number of statements for one pair as for
five hundred (what a change of curator moves is told pair by pair).
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.many import record_many
from core.exceptions import RefusedError
from groups.enums import GroupKind
from groups.handover import tell_departures, tell_endings, tell_successions
from groups.models import AptGroup, Curatorship, Membership
from groups.notices import appointments, joinings, namings, partings
from people.models import Member
from years.enums import YearStatus

NOT_CLOSED = (YearStatus.PLANNED, YearStatus.OPEN)


def appoint_curator(member, *, year, curator, by):
    """Make `curator` (or nobody, for None) accompany `member` in `year` from today."""
    rows = appoint_curators([(member, curator)], year=year, by=by)
    return rows[0] if rows else None


@transaction.atomic
def appoint_curators(pairs, *, year, by, newcomers=frozenset()):
    """Appoint for many: `pairs` of (member, curator or None); pairs that stand already stay.

    `newcomers` are ids of members who have no records yet, so nothing of theirs can wait for
    the former curator. Returns the curatorships of `pairs` that hold afterwards.
    """
    if any(curator is not None and curator.pk == member.pk for member, curator in pairs):
        raise RefusedError(_("Nobody can be their own curator."))
    _lock([member for member, _curator in pairs])
    today = first_day(year)
    rows = Curatorship.objects.filter(year=year, member__in=[member for member, _c in pairs])
    standing = {row.member_id: row for row in rows.current()}
    kept = [standing[m.pk] for m, c in pairs if c and _curates(standing.get(m.pk), c)]
    changed = [(m, c) for m, c in pairs if not (c and _curates(standing.get(m.pk), c))]
    ended = [standing[m.pk] for m, _c in changed if m.pk in standing]
    _end_rows(ended, Curatorship, today)
    rows = Curatorship.objects.bulk_create(
        [
            Curatorship(member=member, year=year, curator=curator, from_on=today)
            for member, curator in changed
            if curator is not None
        ]
    )
    record_many(by, appointments(rows))
    tell_endings(ended, by=by)
    for row in rows:
        if row.member_id not in newcomers:
            tell_successions(row.member, year, curator=row.curator, by=by)
    return kept + rows


def place_in_group(member, *, group, by, on=None):
    """Move `member` to `group` from a day (today); a former APT group is left (A14)."""
    place_members([(member, group)], year=group.year, by=by, on=on)
    return Membership.objects.now().get(member=member, group=group)


@transaction.atomic
def place_members(pairs, *, year, by, on=None):
    """Move many: `pairs` of (member, group of `year`, or None to leave the APT group).

    A day in the future is refused: until then two groups would both be the present one.
    """
    _lock([member for member, _group in pairs])
    day = _allowed_day(on, year)
    places = list(Membership.objects.now().filter(year=year, member__in=[m for m, _g in pairs]))
    there = {(place.member_id, place.group_id) for place in places}
    fresh = [(m, g) for m, g in pairs if g is None or (m.pk, g.pk) not in there]
    moved = {m.pk for m, g in fresh if g is None or g.kind == GroupKind.APT}
    left = [p for p in places if p.member_id in moved and p.kind == GroupKind.APT]
    _end_rows(left, Membership, day)
    _stop_leading(left)
    rows = Membership.objects.bulk_create(
        [
            Membership(member=member, group=group, year=year, kind=group.kind, from_on=day)
            for member, group in fresh
            if group is not None
        ]
    )
    record_many(by, joinings(rows))
    return rows


@transaction.atomic
def take_out(member, *, group, by, on=None):
    """End `member`'s place in `group`."""
    places = list(group.memberships.now().filter(member=member))
    _end_rows(places, Membership, _allowed_day(on, group.year))
    _stop_leading(places)


@transaction.atomic
def end_everything(member, *, on, by, are_told=True):
    """`on` is the member's last day: places, curatorships and facilitating end with it (A34).

    Until that day has passed the member goes on leading; then `end_leading` finds the group.
    """
    open_years = Q(year__status__in=NOT_CLOSED)
    places = list(member.group_places.now().filter(open_years))
    _end_rows(places, Membership, on + timedelta(days=1))
    if on < timezone.localdate():
        AptGroup.objects.filter(open_years, facilitator=member).update(facilitator=None)
    pairs = Curatorship.objects.filter(open_years).filter(Q(member=member) | Q(curator=member))
    pairs = pairs.filter(Q(until_on=None) | Q(until_on__gt=on))
    rows = list(pairs.select_related("member", "curator"))
    _end_rows(rows, Curatorship, on + timedelta(days=1))
    tell_endings(rows, by=by)
    if are_told:
        record_many(by, partings([row for row in rows if row.from_on <= on], member))


def name_facilitator(group, *, facilitator, by):
    """Set who leads the group; all its members are told (A13)."""
    if facilitator and not group.memberships.now().filter(member=facilitator).exists():
        raise RefusedError(_("The facilitator is one of the group's members."))
    return name_facilitators([(group, facilitator)], by=by)[0]


@transaction.atomic
def name_facilitators(pairs, *, by):
    """Set the facilitators of many: `pairs` of (group, member or None)."""
    changed = [(group, who) for group, who in pairs if group.facilitator != who]
    for group, who in changed:
        group.facilitator = who
    AptGroup.objects.bulk_update([group for group, _who in changed], ["facilitator"])
    places = Membership.objects.now().filter(group__in=[group for group, _who in changed])
    told = {}
    for place in places.select_related("member"):
        told.setdefault(place.group_id, []).append(place.member)
    record_many(by, namings([group for group, who in changed if who is not None], told))
    return [group for group, _who in pairs]


@transaction.atomic
def end_nothing(member, *, on, by):
    """Take `end_everything` of the day `on` back: what ended with it goes on.

    Not where somebody else has come since; and a pair whose other one leaves too ends with
    that one's last day. Places in a year that had not begun are chosen anew.
    """
    open_years = Q(year__status__in=NOT_CLOSED)
    since = {"member": OuterRef("member"), "year": OuterRef("year"), "from_on__gt": on}
    same = Q(kind=OuterRef("kind")) & (Q(kind=GroupKind.APT) | Q(group=OuterRef("group")))
    places = Membership.objects.filter(open_years, member=member, until_on=on)
    places = places.exclude(Exists(Membership.objects.filter(same, **since)))
    places.update(until_on=None, updated_at=timezone.now())
    pairs = Curatorship.objects.filter(open_years, until_on=on)
    pairs = pairs.exclude(Exists(Curatorship.objects.filter(**since)))
    for own, other in (("member", "curator"), ("curator", "member")):
        last = Subquery(Member.objects.filter(pk=OuterRef(other)).values("left_on"))
        pairs.filter(**{own: member}).update(until_on=last, updated_at=timezone.now())


def end_leading():
    """Whose last day in the group has passed leads it no more; how many groups were led."""
    tell_departures()
    places = Membership.objects.now().filter(group=OuterRef("pk"), member=OuterRef("facilitator"))
    led = AptGroup.objects.filter(year__status__in=NOT_CLOSED).exclude(facilitator=None)
    return led.exclude(Exists(places)).update(facilitator=None, updated_at=timezone.now())


@transaction.atomic
def create_group(group, *, by):
    """Make a group of its year; a name that stands already (sent twice) gives that group."""
    kept, _is_new = AptGroup.objects.get_or_create(
        year=group.year, kind=group.kind, name=group.name
    )
    return kept


def rename_group(group, *, name, by):
    """Another name; places and history stay."""
    try:
        with transaction.atomic():
            AptGroup.objects.filter(pk=group.pk).update(name=name, updated_at=timezone.now())
    except IntegrityError as error:  # another window was quicker
        raise RefusedError(_("There is already a group of this name this year.")) from error
    group.name = name
    return group


def first_day(year):
    """Today, or the year's first day when it has not begun."""
    return max(timezone.localdate(), year.starts_on)


def _allowed_day(on, year):
    if on is None:
        return first_day(year)
    if on > first_day(year) or on < year.starts_on:
        raise RefusedError(_("Choose a day of this school year that is not in the future."))
    return on


def _curates(row, curator):
    return row is not None and row.curator_id == curator.pk


def _lock(members):
    """Two windows that assign the same people wait for each other; a notice to them does not."""
    ids = [member.pk for member in members]
    rows = Member.objects.select_for_update(no_key=True).filter(pk__in=ids)
    list(rows.order_by("pk").values_list("pk"))


def _stop_leading(places):
    """Who is no longer in a group does not lead it."""
    gone = Q()
    for place in places:
        gone |= Q(pk=place.group_id, facilitator=place.member_id)
    if gone:
        AptGroup.objects.filter(gone).update(facilitator=None)
        tell_departures([place.group_id for place in places])


def _end_rows(rows, model, day):
    """End rows on the eve of `day`; one that began then or later never was."""
    never = [row.pk for row in rows if row.from_on >= day]
    ended = [row.pk for row in rows if row.from_on < day]
    if never:
        model.objects.filter(pk__in=never).delete()
    if ended:
        last = day - timedelta(days=1)
        model.objects.filter(pk__in=ended).update(until_on=last, updated_at=timezone.now())
