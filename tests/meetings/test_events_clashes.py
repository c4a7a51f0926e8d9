"""What takes one's time is told of, whichever practice it belongs to, and forbids nothing."""

from datetime import timedelta

import pytest

from coaching.clashes import clashes_at
from meetings.events_clashes import warnings_at
from meetings.events_enums import SeatStatus
from tests.meetings.event_factories import SOON, make_event, make_seat, moment
from tests.meetings.factories import make_attendance, make_meeting

SPAN = (moment(SOON, 15), moment(SOON, 16))


@pytest.mark.parametrize(
    ("answer", "is_told"), [("", True), ("comes", True), ("remote", True), ("cannot", False)]
)
def test_a_meeting_of_ones_group_clashes_with_an_event(cast, answer, is_told):
    meeting = make_meeting(cast.group, SOON)
    if answer:
        make_attendance(meeting, cast.teacher, intention=answer)

    mine, other = (warnings_at(one, *SPAN) for one in (cast.teacher, cast.colleague))

    assert (len(mine), other) == (int(is_told), [])


def test_a_meeting_that_was_cancelled_clashes_with_nothing(cast):
    make_meeting(cast.group, SOON, status="cancelled")

    assert warnings_at(cast.teacher, *SPAN) == []


def test_who_would_talk_is_told_of_events_and_meetings_to_their_end(cast):
    event = make_event(cast.teacher, cast.year)
    make_seat(event, cast.colleague)
    make_seat(event, cast.curator, SeatStatus.WAITING)
    make_meeting(cast.group, SOON + timedelta(days=1))
    last = (event.ends_at - timedelta(minutes=15), event.ends_at)
    after = (event.ends_at, event.ends_at + timedelta(minutes=45))
    meets = (moment(SOON + timedelta(days=1), 15, 50), moment(SOON + timedelta(days=1), 16, 30))

    told = {
        name: [bool(said) for said in clashes_at(getattr(cast, name), cast.year, spans)]
        for name, spans in {
            "teacher": [last, after, meets],
            "colleague": [last, after, meets],
            "curator": [last, after, meets],
        }.items()
    }

    assert told == {
        "teacher": [True, False, True],
        "colleague": [True, False, False],
        "curator": [False, False, False],
    }
