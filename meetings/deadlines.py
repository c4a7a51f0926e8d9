"""Meetings ahead that wait for an answer or are near, and what was: set-based."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import Membership
from meetings.enums import Intention
from meetings.models import Attendance, Meeting
from meetings.words import meeting_title
from reminders.registry import Deadline, Event, register_deadlines, register_events

#: An answer is asked for so many days before the meeting.
ASKED_BEFORE = timedelta(days=14)


def register():
    """Called once, when the app is ready."""
    label = gettext_lazy("A group's meeting, with your answer whether you come")
    register_deadlines("meeting", label, meetings_due, offsets=(-3, -1))
    register_events("meetings", meeting_events, takes_time=True)


def meetings_due(members, year, between):
    """Who has not said whether they come, from fourteen days before; three queries."""
    now = timezone.now()
    last = min(between[1], timezone.localdate(now) + ASKED_BEFORE)
    ahead = Meeting.objects.planned().filter(year=year, starts_at__gt=now)
    ahead = list(ahead.on_days(between[0], last).in_order())
    if not ahead:
        return []
    places = Membership.objects.now().filter(
        member__in=members, group__in={meeting.group_id for meeting in ahead}
    )
    people = defaultdict(list)
    for group_id, member_id in places.values_list("group", "member"):
        people[group_id].append(member_id)
    answers = Attendance.objects.answered().filter(meeting__in=ahead)
    answered = set(answers.values_list("meeting", "member"))
    return [
        Deadline(
            member_id=member_id,
            kind="meeting",
            key=meeting.key,
            opens_on=meeting.day - ASKED_BEFORE,
            due_on=meeting.day,
            title=_("Say whether you come: %s") % meeting_title(meeting),
            url=meeting.get_absolute_url(),
        )
        for meeting in ahead
        for member_id in people[meeting.group_id]
        if (meeting.pk, member_id) not in answered
    ]


def meeting_events(member, year, between):
    """Meetings of one's groups, those one cannot come to left out; one query."""
    mine = Attendance.objects.filter(meeting=OuterRef("pk"), member=member)
    rows = Meeting.objects.visible_to(member).standing().filter(year=year).on_days(*between)
    rows = rows.annotate(my_intention=Subquery(mine.values("intention")[:1]))
    return [
        Event(
            member_id=member.pk,
            kind="meeting",
            key=row.key,
            at=row.starts_at,
            title=_title(row),
            url=row.get_absolute_url(),
            ends_at=row.ends_at,
        )
        for row in rows.select_related("group").in_order()
        if row.my_intention != Intention.CANNOT
    ]


def _title(meeting):
    """On the member's own pages the topic is said; it stands in no letter."""
    return _("%(group)s: %(topic)s") % {
        "group": meeting.group.name,
        "topic": meeting.topic or _("group meeting"),
    }
