"""Meetings ahead that wait for an answer or are near, and what was: set-based."""

from collections import defaultdict
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groups.models import Membership
from meetings.enums import Intention
from meetings.models import Attendance, Meeting
from meetings.words import meeting_title
from reminders.registry import Deadline, Event, register_deadlines, register_events
from reminders.rhythm import Rhythm

#: An answer is asked for so many days before the meeting.
ASKED_BEFORE = timedelta(days=14)


def register():
    """Called once, when the app is ready."""
    label = gettext_lazy("A group's meeting, with your answer whether you come")
    register_deadlines("meeting", label, meetings_due, rhythm=Rhythm((-3, -1)), is_event=True)
    register_events("meetings", meeting_events, takes_time=True)


def meetings_due(scope):
    """Who has not said whether they come, from fourteen days before; three queries."""
    first, last = scope.between
    ahead = Meeting.objects.planned().filter(year__in=scope.years, starts_at__gt=scope.now)
    ahead = ahead.on_days(first, min(last, scope.today + ASKED_BEFORE))
    ahead = list(ahead.in_order())
    if not ahead:
        return []
    places = Membership.objects.now(scope.today).filter(
        member__in=scope.members, group__in={meeting.group_id for meeting in ahead}
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


def meeting_events(scope):
    """Meetings of one's groups, those one cannot come to left out; three queries."""
    rows = Meeting.objects.standing().filter(year__in=scope.years).on_days(*scope.between)
    places = Membership.objects.now(scope.today).filter(member__in=scope.members)
    rows = rows.filter(group__in=places.order_by().values("group"))
    rows = list(rows.select_related("group").in_order())
    if not rows:
        return []
    people = defaultdict(list)
    for group_id, *place in places.values_list("group", "member", "from_on"):
        people[group_id].append(place)
    absent = Attendance.objects.filter(meeting__in=rows, intention=Intention.CANNOT)
    absent = set(absent.values_list("meeting", "member"))
    return [
        Event(
            member_id=member_id,
            kind="meeting",
            key=row.key,
            at=row.starts_at,
            title=_title(row),
            url=row.get_absolute_url(),
            ends_at=row.ends_at,
            place=row.place,
            plain_title=_("Group meeting: %s") % row.group.name,
        )
        for row in rows
        for member_id, from_on in people[row.group_id]
        if from_on <= row.day and (row.pk, member_id) not in absent
    ]


def _title(meeting):
    """On the member's own pages the topic is said; it stands in no letter or calendar."""
    return _("%(group)s: %(topic)s") % {
        "group": meeting.group.name,
        "topic": meeting.topic or _("group meeting"),
    }
