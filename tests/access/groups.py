"""Groups that meet, on the stage: a meeting of every state in the teacher's group."""

from datetime import date

from meetings.enums import MeetingStatus
from tests import factories as make
from tests.meetings.factories import NEXT, make_attendance, make_meeting, moment

TOKEN = "0c2f8b5e-35b7-4b53-8e0a-1c3e1b9a7d11"  # noqa: S105  of a form


def fill(c):
    """One of today that the teacher leads, one held today, one ahead; the other school's too."""
    c.meeting = make_meeting(c.group, make.TODAY, 16, led_by=c.teacher, topic="Tyla")
    c.met = make_meeting(c.group, make.TODAY, 8, status=MeetingStatus.HELD)
    c.far = make_meeting(c.group, NEXT)
    for member in (c.teacher, c.groupmate):
        make_attendance(c.met, member, "present", "comes")
    c.far.moves.create(was_at=moment(NEXT, 14), now_at=moment(NEXT), by=c.facilitator)
    c.other_meeting = make_meeting(c.other_group, date(2026, 11, 4), status=MeetingStatus.HELD)


#: What is planted in a meeting: read by the members of the group in that year, by no one else.
MEETING_WORDS = ["topic", "place", "bring", "cancelledwhy", "movedfrom", "movedto"]


def plant_meeting(c):
    """Words in a meeting of the teacher's group, whoever's record it is beside."""
    w = "zzgroup"
    meeting = make_meeting(
        c.group, NEXT, 12, topic=f"{w}topic", place=f"{w}place", bring=f"{w}bring", revision=1
    )
    places = {"was_place": f"{w}movedfrom", "now_place": f"{w}movedto"}
    meeting.moves.create(was_at=moment(NEXT, 11), now_at=moment(NEXT, 12), by=c.teacher, **places)
    make_meeting(
        c.group, NEXT, 10, status=MeetingStatus.CANCELLED, cancelled_why=f"{w}cancelledwhy"
    )
    return meeting


#: The pages of a meeting, each opened by everybody.
PAGES = ["", "move/", "notes/", "notes/history/", "notes/conflict/", "print/"]


#: address → the rows that its path names
WHERE = {
    **dict.fromkeys(
        [f"meetings:{name}" for name in ("group", "plan", "meet", "turns", "facilitator")],
        "group",
    ),
    **dict.fromkeys(
        [
            f"meetings:{name}"
            for name in ("meeting", "answer", "presence", "hold", "change", "leader", "move")
        ],
        "meeting",
    ),
    "meetings:cancel": "meeting",
    "meetings:undo": "met",
}
HOUR = {"begins": "15:00", "minutes": "60", "place": "Biblioteka"}
FORMS = {
    "meetings:plan": (
        "facilitator",
        {**HOUR, "use_0": "on", "day_0": "2027-01-13", "form_token": TOKEN},
    ),
    "meetings:meet": (
        "facilitator",
        {**HOUR, "day": "2027-01-13", "topic": "Klausimai", "bring": "Klausimo."},
    ),
    "meetings:turns": ("facilitator", {}),
    "meetings:facilitator": ("facilitator", {"member": "=groupmate"}),
    "meetings:answer": ("groupmate", {"intention": "comes", "from": "group"}),
    "meetings:presence": ("facilitator", {"member": "=groupmate", "presence": "present"}),
    "meetings:hold": ("facilitator", {}),
    "meetings:undo": ("facilitator", {}),
    "meetings:change": ("facilitator", {"topic": "Klausimai", "bring": "Klausimo."}),
    "meetings:leader": ("facilitator", {"member": "=groupmate"}),
    "meetings:move": ("facilitator", {**HOUR, "day": "2026-12-16"}),
    "meetings:cancel": ("facilitator", {"word": "Sergame."}),
}

GET, POST = "GET", "POST"
RUNS = "302 facilitator; 403 STAFF"
LEADS = "302 teacher facilitator; 403 groupmate"
OF_THE_MEETING = "302 facilitator; 403 teacher groupmate"
TABLE = [
    ("meetings:groups", "", GET, "200 MEMBERS"),
    ("meetings:group", "", GET, "200 STAFF leaver"),
    ("meetings:group", "closed year", GET, "200 STAFF leaver"),
    ("meetings:plan", "", GET, "200 facilitator; 403 STAFF leaver"),
    ("meetings:plan", "closed year", GET, "403 STAFF leaver"),
    ("meetings:plan", "", POST, RUNS),
    ("meetings:meet", "", GET, "200 facilitator; 403 STAFF leaver"),
    ("meetings:meet", "", POST, RUNS),
    ("meetings:turns", "", POST, RUNS),
    ("meetings:facilitator", "", POST, "302 teacher GROUP HEADS; 403 STAFF"),
    ("meetings:facilitator", "closed year", POST, "403 STAFF"),
    ("meetings:meeting", "", GET, "200 teacher GROUP"),
    ("meetings:meeting", "closed year", GET, "200 teacher GROUP"),
    ("meetings:answer", "", POST, "302 teacher GROUP"),
    ("meetings:answer", "closed year", POST, "403 teacher GROUP"),
    ("meetings:presence", "", POST, LEADS),
    ("meetings:presence", "closed year", POST, "403 teacher GROUP"),
    ("meetings:hold", "", POST, LEADS),
    ("meetings:hold", "closed year", POST, "403 teacher GROUP"),
    ("meetings:undo", "", POST, OF_THE_MEETING),
    ("meetings:change", "", POST, LEADS),
    ("meetings:leader", "", POST, OF_THE_MEETING),
    ("meetings:move", "", GET, "200 facilitator; 403 teacher groupmate"),
    ("meetings:move", "", POST, OF_THE_MEETING),
    ("meetings:cancel", "", POST, OF_THE_MEETING),
    ("meetings:cancel", "closed year", POST, "403 teacher GROUP"),
]
