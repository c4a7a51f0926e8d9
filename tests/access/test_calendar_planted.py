"""Words planted in every text that a person types: none of them is in anybody's calendar."""

import pytest

from coaching.models import Conversation
from people.models import User
from reminders.feeds import refresh_feeds
from reminders.models import CalendarFeed, FeedItem
from tests import factories as make
from tests.access.sending import client_of
from tests.access.test_planted import WORD, plant
from tests.coaching.factories import make_agreement, make_conversation
from tests.meetings.event_factories import make_event, make_seat
from tests.meetings.factories import NEXT
from tests.meetings.papers import make_agreement as make_group_agreement
from tests.observations.factories import make_lesson, make_place, make_request

pytestmark = pytest.mark.crawl


def plant_ahead(c):
    """What is still to come, said with words that only the portal may show."""
    w = "zzgroup"
    words = {"focus_question": f"{w}focus", "topic": f"{w}lessontopic", "objective": f"{w}aim"}
    lesson = make_lesson(c.teacher, c.year, hour=13, class_name=f"{w}class", **words)
    make_place(lesson, c.groupmate)
    make_place(make_lesson(c.teacher, c.year, hour=15, **words), c.curator, "invited")
    make_request(c.former_curator, c.teacher, c.year, words=f"{w}requested")
    event = make_event(c.teacher, c.year, hour=9, title=f"{w}eventtitle", text=f"{w}eventtext")
    make_seat(event, c.groupmate)
    talk = make_conversation(c.teacher, c.curator, c.year, "agreed", wish=f"{w}aheadwish")
    make_agreement(talk, text=f"{w}talkagreed", due_on=NEXT)
    make_group_agreement(c.meeting, c.teacher, f"{w}groupagreed", due_on=NEXT)
    proposed = Conversation.objects.proposed()
    assert proposed.update(wish=f"{w}proposedwish", word=f"{w}saidword")
    c.goal.steps.create(text=f"{w}stepahead", due_on=NEXT)


def test_no_word_that_anybody_wrote_is_in_a_calendar(stage):
    plant(stage)
    plant_ahead(stage)
    CalendarFeed.objects.all().delete()
    feeds = CalendarFeed.objects.bulk_create(
        CalendarFeed(user=user) for user in User.objects.all()
    )

    refresh_feeds()

    client = client_of(stage, "anonymous")
    files = [client.get(f"/calendar/{feed.secret}.ics").content for feed in feeds]
    files = [file.replace(b"\r\n ", b"") for file in files]  # long lines are folded
    # where a meeting is stands in the calendars of its group
    found = {word.decode() for file in files for word in WORD.findall(file)}
    assert found == {"zzgroupplace"}
    kinds = set(FeedItem.objects.values_list("kind", flat=True))
    assert kinds >= {"lesson", "meeting", "exchange", "conversation", "feedback", "reflection"}
    assert kinds >= {"invitation", "lesson_request", "agreement", "conversation_agreement"}
    assert sum(file.count(b"BEGIN:VEVENT") for file in files) == FeedItem.objects.count() > 40


def test_a_calendar_names_nobody_but_those_one_meets(stage):
    """A due day says what is to be done, not about whom."""
    make.make_waiting(stage.left_goal, stage.curator, since=make.at(make.TODAY))
    CalendarFeed.objects.all().delete()
    CalendarFeed.objects.create(user=stage.curator.user)

    refresh_feeds()

    whole_days = FeedItem.objects.filter(starts_at=None).values_list("summary", flat=True)
    assert "Grįžtamasis ryšys" in whole_days
    names = [stage.teacher.first_name, stage.groupmate.first_name, stage.leaver.first_name]
    assert [day for day in whole_days for name in names if name in day] == []
