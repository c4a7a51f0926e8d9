"""„Vedame paeiliui“: who leads which meeting, and what happens to turns of those who left."""

from collections import Counter

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from core.exceptions import RefusedError
from groups.models import AptGroup, Membership
from meetings.models import Attendance, Meeting
from meetings.people import members_now
from meetings.services.locks import lock_group, lock_meeting
from years.enums import YearStatus


@transaction.atomic
def share_turns(group, *, by):
    """Give each meeting ahead that nobody leads yet to whoever has led the fewest this year.

    Turns chosen by hand stay. Returns how many were filled.
    """
    group = lock_group(group)
    meetings = list(group.meetings.standing().in_order())
    return _fill(meetings, list(members_now(group)))


@transaction.atomic
def set_leader(meeting, *, leader, by):
    """Who leads it; None: whoever runs the group."""
    lock_group(meeting.group)
    meeting = lock_meeting(meeting)
    if not meeting.is_planned:
        raise RefusedError(_("This meeting is over, or it was cancelled."))
    if leader and not members_now(meeting.group).filter(pk=leader.pk).exists():
        raise RefusedError(_("A meeting is led by one of the group's members."))
    meeting.led_by = leader
    meeting.save(update_fields=["led_by", "updated_at"])
    return meeting


@transaction.atomic
def pass_turns_on(groups=None):
    """Of members who left (these `groups`, or all): turns ahead go to the next, answers end.

    Their own turns alone: what nobody was to lead stays with whoever runs the group.
    """
    here = Membership.objects.now().filter(group=OuterRef("group"))
    ahead = Meeting.objects.ahead().filter(year__status=YearStatus.OPEN)
    if groups is not None:
        ahead = ahead.filter(group__in=groups)
    stays = Membership.objects.now().filter(
        group=OuterRef("meeting__group"), member=OuterRef("member")
    )
    answers = Attendance.objects.filter(meeting__in=ahead.order_by().values("pk"), presence="")
    answers.exclude(Exists(stays)).delete()
    gone = ahead.exclude(led_by=None).exclude(Exists(here.filter(member=OuterRef("led_by"))))
    freed = sorted(set(gone.order_by().values_list("group", flat=True)))
    for pk in freed:
        group = lock_group(AptGroup(pk=pk))
        theirs = set(gone.filter(group=pk).values_list("pk", flat=True))
        group.meetings.filter(pk__in=theirs).update(led_by=None, updated_at=timezone.now())
        _fill(list(group.meetings.standing().in_order()), list(members_now(group)), only=theirs)
    return len(freed)


def _fill(meetings, members, only=None):
    """Fewest turns first, then by name after the last leader; one statement.

    `only` (ids) leaves the others without a leader as they are.
    """
    turns = Counter(meeting.led_by_id for meeting in meetings)
    places = {member.pk: number for number, member in enumerate(members)}
    filled, last = [], -1
    for meeting in meetings:
        is_free = meeting.led_by_id is None and (only is None or meeting.pk in only)
        if is_free and meeting.is_planned and not meeting.is_over() and members:
            meeting.led_by = min(
                members,
                key=lambda one: (turns[one.pk], (places[one.pk] - last - 1) % len(members)),
            )
            meeting.updated_at = timezone.now()
            turns[meeting.led_by_id] += 1
            filled.append(meeting)
        last = places.get(meeting.led_by_id, last)
    Meeting.objects.bulk_update(filled, ["led_by", "updated_at"])
    return len(filled)
