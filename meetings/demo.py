"""Meetings of a demonstration's groups, many at a time: held to this day, planned until June."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from meetings import demo_words as words
from meetings.enums import Intention, MeetingStatus, Presence
from meetings.models import Attendance, Meeting, MeetingTransition
from meetings.proposals import ByWeekday, months_of, proposals
from years.queries import workdays_of

HOUR = timedelta(minutes=60)
#: September to June.
MEETINGS = 10
EXCUSED, ABSENT, UNANSWERED = 0.08, 0.12, 0.4


def make_meetings(groups, teams, year, *, rng, now):
    """A meeting a month for each of `groups`, whose members are `teams` in the same order."""
    workdays, teams = workdays_of(year), {g.pk: t for g, t in zip(groups, teams, strict=True)}
    rows = []
    for number, group in enumerate(groups):
        found = proposals(
            ByWeekday(2, number % 4),
            months_of(year)[:MEETINGS],
            workdays=workdays,
            year=year,
            taken=(),
            today=year.starts_on,
        )
        place = words.PLACES[number % len(words.PLACES)]
        for turn, one in enumerate(found):
            rows.append(_meeting(group, teams[group.pk], one.on, turn, place, now))
    meetings = Meeting.objects.bulk_create(rows, batch_size=1000)
    held = [meeting for meeting in meetings if meeting.is_held]
    MeetingTransition.objects.bulk_create(
        [
            MeetingTransition(
                record=meeting,
                from_status=MeetingStatus.PLANNED,
                to_status=MeetingStatus.HELD,
                at=meeting.held_at,
                by=meeting.led_by,
            )
            for meeting in held
        ],
        batch_size=1000,
    )
    Attendance.objects.bulk_create(_attendances(meetings, teams, rng), batch_size=1000)
    return meetings


def _meeting(group, team, day, turn, place, now):
    """Led in turn; the topic of what is further than the next is not decided yet."""
    starts_at = timezone.make_aware(datetime.combine(day, time(15)))
    is_over = starts_at + HOUR <= now
    topic, bring = words.TOPICS[turn % len(words.TOPICS)]
    is_decided = is_over or starts_at - now < timedelta(days=35)
    return Meeting(
        group=group,
        year=group.year,
        starts_at=starts_at,
        ends_at=starts_at + HOUR,
        place=place,
        topic=topic if is_decided else "",
        bring=bring if is_decided else "",
        led_by=team[turn % len(team)],
        status=MeetingStatus.HELD if is_over else MeetingStatus.PLANNED,
        held_at=starts_at + HOUR if is_over else None,
    )


def _attendances(meetings, teams, rng):
    """Marks of what was held, and some answers to the next meeting of each group."""
    rows, asked = [], set()
    for meeting in meetings:
        is_next = not meeting.is_held and meeting.group_id not in asked
        if is_next:
            asked.add(meeting.group_id)
        for member in teams[meeting.group_id]:
            if meeting.is_held:
                rows.append(Attendance(meeting=meeting, member=member, **_mark(rng)))
            elif is_next and rng.random() > UNANSWERED:
                rows.append(Attendance(meeting=meeting, member=member, intention=Intention.COMES))
    return rows


def _mark(rng):
    luck = rng.random()
    if luck < EXCUSED:
        return {"presence": Presence.EXCUSED, "intention": Intention.CANNOT}
    return {"presence": Presence.ABSENT if luck < ABSENT else Presence.PRESENT}
