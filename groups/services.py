"""Appoint curators and fill groups; the only code that writes them."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from activity.services import record
from core.exceptions import RefusedError
from groups.handover import tell_successions
from groups.models import AptGroup, Curatorship, Membership


@transaction.atomic
def appoint_curator(member, *, year, curator, by):
    """Make `curator` (or nobody, for None) accompany `member` in `year` from today."""
    if curator is not None and curator.pk == member.pk:
        raise RefusedError(_("Nobody can be their own curator."))
    today = _today(year)
    old = Curatorship.objects.filter(member=member, year=year, until_on=None).first()
    if old and curator and old.curator_id == curator.pk:
        return old
    if old:
        _end(old, today)
    if curator is None:
        return None
    row = Curatorship.objects.create(member=member, year=year, curator=curator, from_on=today)
    record(by, "curator_appointed", f"member:{member.pk}", tell=[member, curator])
    tell_successions(member, year, curator=curator, by=by)
    return row


@transaction.atomic
def place_in_group(member, *, group, by):
    """Move `member` to `group` from today; a former APT group of the year is left (A14)."""
    today = _today(group.year)
    old = Membership.objects.now().filter(member=member, year=group.year, kind=group.kind)
    for place in old.exclude(group=group):
        _end(place, today)
    place, is_new = Membership.objects.get_or_create(
        member=member,
        group=group,
        until_on=None,
        defaults={"year": group.year, "kind": group.kind, "from_on": today},
    )
    if is_new:
        record(by, "group_joined", f"group:{group.pk}", tell=[member])
    return place


@transaction.atomic
def leave_groups(member, *, year, by):
    """End the member's places in all APT groups of `year`."""
    for place in Membership.objects.now().apt().filter(member=member, year=year):
        _end(place, _today(year))


@transaction.atomic
def name_facilitator(group, *, facilitator, by):
    """Set who leads the group; all its members are told (A13)."""
    AptGroup.objects.filter(pk=group.pk).update(facilitator=facilitator)
    group.facilitator = facilitator
    told = [place.member for place in group.memberships.now().select_related("member")]
    record(by, "facilitator_named", f"group:{group.pk}", tell=told)
    return group


def _end(row, today):
    """End a row yesterday; one that began today never was."""
    if row.from_on >= today:
        row.delete()
        return
    row.until_on = today - timedelta(days=1)
    row.save(update_fields=["until_on", "updated_at"])


def _today(year):
    """Today, or the year's first day when it has not begun."""
    return max(timezone.localdate(), year.starts_on)
