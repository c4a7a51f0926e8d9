"""Groups that meet, on the pages: one to come, one of today, one held, one cancelled."""

from datetime import date

from groups.enums import GroupKind
from meetings.enums import MeetingStatus
from tests import factories as make
from tests.meetings.factories import LAST, NEXT, make_attendance, make_meeting, moment
from years.enums import YearStatus


def fill(s):
    """The teacher's group; `facilitator` runs it, `groupmate` leads the next one."""
    c = s.cast
    more = {"topic": "Klausimai, kuriuos užduoda mokiniai", "led_by": c.groupmate, "revision": 1}
    more["bring"] = "Vieną mokinio klausimą, kuris jus privertė sustoti."
    ahead = make_meeting(c.group, NEXT, **more)
    make_attendance(ahead, c.teacher, intention="comes")
    ahead.moves.create(
        was_at=moment(NEXT, 14), now_at=moment(NEXT), was_place="204 kab.", by=c.facilitator
    )
    today = make_meeting(c.group, make.TODAY, 9, led_by=c.teacher)
    make_attendance(today, c.groupmate, "present", "comes")
    for month, presence in ((9, "present"), (10, "excused"), (11, "absent")):
        day = LAST.replace(month=month)
        held = make_meeting(c.group, day, status=MeetingStatus.HELD, topic="Kiek tylime")
        make_attendance(held, c.teacher, "present")
        make_attendance(held, c.groupmate, presence)
    dropped = make_meeting(
        c.group, date(2026, 12, 16), status=MeetingStatus.CANCELLED, cancelled_why="Sergame."
    )
    make.make_group(c.year, c.curator, kind=GroupKind.SUBJECT, name="Gamtos mokslai")
    past = make.make_year(c.school, 2025, YearStatus.CLOSED)
    make.make_group(past, c.teacher, c.groupmate, name="Pernykštė")
    s.ids |= {"ahead": ahead.pk, "today": today.pk, "held": held.pk, "dropped": dropped.pk}
    rule = "rule=weekday&nth=2&weekday=2&number=10&first=2026-11&last=2027-06"
    s.ids["rule"] = f"{rule}&begins=15:00&minutes=60&place="


ROWS = [
    ("teacher", "/groups/", ""),
    ("teacher", "/groups/{group}/", ""),
    ("teacher", "/groups/meetings/{ahead}/", ""),
    ("teacher", "/groups/meetings/{today}/", ""),
    ("groupmate", "/groups/meetings/{held}/", ""),
    ("groupmate", "/groups/meetings/{dropped}/", ""),
    ("facilitator", "/groups/{group}/", ""),
    ("facilitator", "/groups/{group}/plan/", ""),
    ("facilitator", "/groups/{group}/plan/?{rule}", ""),
    ("facilitator", "/groups/{group}/plan/?rule=day&number=99", ""),
    ("facilitator", "/groups/{group}/plan/?{rule}", "sent as it is"),
    ("facilitator", "/groups/{group}/meet/", ""),
    ("facilitator", "/groups/{group}/meet/", "sent as it is"),
    ("facilitator", "/groups/meetings/{today}/", ""),
    ("facilitator", "/groups/meetings/{ahead}/", ""),
    ("facilitator", "/groups/meetings/{ahead}/move/", ""),
    ("facilitator", "/groups/meetings/{ahead}/move/", "sent as it is"),
    ("curator", "/groups/", ""),
    ("curator", "/groups/{group}/", ""),
    ("administrator", "/groups/{group}/", ""),
    ("beginner", "/groups/", ""),
]
