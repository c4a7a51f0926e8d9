"""Meetings of one's groups among the days ahead."""

from datetime import timedelta

from tests import factories as make
from tests.meetings.factories import NEXT, make_attendance, make_meeting


def test_a_meeting_is_among_the_days_ahead_of_its_members_alone(cast, login):
    make_meeting(cast.group, NEXT, topic="Kiek tylime po klausimo")

    mine, other = (login(one).get("/") for one in (cast.teacher, cast.colleague))

    assert f"{cast.group.name}: Kiek tylime po klausimo" in mine.text
    assert "15:00–16:00 · Biblioteka · " in mine.text
    assert "Kiek tylime" not in other.text


def test_a_meeting_i_cannot_come_to_is_not_ahead(cast, login):
    meeting = make_meeting(cast.group, NEXT, topic="Kiek tylime")
    make_attendance(meeting, cast.teacher, intention="cannot")

    assert "Kiek tylime" not in login(cast.teacher).get("/").text


def test_a_meeting_far_away_is_not_ahead(cast, login):
    make_meeting(cast.group, make.TODAY + timedelta(days=50), topic="Kiek tylime")

    assert "Kiek tylime" not in login(cast.teacher).get("/").text
