"""Conversations on the pages of others: home, the desk, a teacher's year, the school."""

from datetime import timedelta

import pytest

from coaching.enums import ConversationStatus
from dashboards.desk import desk_of
from dashboards.duties import duties
from dashboards.facts import facts_about
from dashboards.home import home_of
from dashboards.narrowing import Narrowing
from dashboards.school_conversations import SchoolConversations
from people.models import Leave, Member
from reminders.sources import deadlines, events_of
from tests import factories as make
from tests.coaching.factories import LATELY, SOON, make_agreement, make_conversation
from tests.dashboards.test_home import row_of

HELD, AGREED = ConversationStatus.HELD, ConversationStatus.AGREED
TALKS = {"conversation", "conversation_answer", "conversation_agreement"}


@pytest.fixture
def talks(cast):
    """One to answer, one ahead, one held with an agreement of the teacher and one of both."""
    pair = (cast.teacher, cast.curator, cast.year)
    make_conversation(*pair)
    make_conversation(*pair, AGREED, place="204 kab.")
    held = make_conversation(*pair, HELD)
    for who in ("teacher", "both", "curator"):
        make_agreement(held, who, due_on=SOON.date(), text=f"zz{who}")
    make_agreement(held, due_on=SOON.date(), done_on=make.TODAY)
    make_agreement(held)
    return held


@pytest.mark.parametrize("who", ["teacher", "curator"])
def test_home_asks_for_what_the_reminders_remind_of(cast, talks, who):
    member = getattr(cast, who)
    whole = (cast.year.starts_on, cast.year.ends_on)

    reminded = deadlines(Member.objects.filter(pk=member.pk), cast.year, whole)
    asked = duties(facts_about(member, cast.year))

    wanted = [row_of(row) for row in reminded if row.kind in TALKS]
    assert [row_of(duty) for duty in asked if duty.kind in TALKS] == wanted
    assert len(wanted) == (4 if who == "teacher" else 3)


def test_the_next_one_stands_in_the_days_ahead(cast, talks):
    days = home_of(cast.teacher, cast.year).days

    assert [(day.on, day.detail) for day in days if "204 kab." in day.detail] == [
        (SOON.date(), "14:00 · 204 kab.")
    ]


def test_it_is_among_what_happened(cast, talks):
    week = (make.TODAY - timedelta(days=7), make.TODAY)

    keys = [event.key for event in events_of(cast.curator, cast.year, week)]

    assert talks.key in keys


def test_the_desk_says_when_the_two_talked(cast, talks):
    row = next(one for one in desk_of(cast.curator, cast.year).teachers)

    assert row.talk == (LATELY, SOON)


@pytest.fixture
def colleague_waits(cast):
    make.make_goal(cast.colleague, cast.year, "agreed")
    for month in (9, 10):
        day = make.TODAY.replace(month=month, day=1)
        make.make_reflection(cast.colleague, cast.year, day, submitted=True)


def asked(cast):
    found = desk_of(cast.administrator_curator, cast.year).worth_asking
    return [one.member for one in found]


def test_sixty_days_without_a_conversation_are_worth_asking(cast, colleague_waits):
    assert asked(cast) == [cast.colleague]

    make_conversation(cast.colleague, cast.administrator_curator, cast.year, AGREED)

    assert asked(cast) == []


def test_days_away_do_not_count(cast, colleague_waits):
    away = {"from_on": make.TODAY.replace(month=10, day=1), "until_on": make.TODAY.replace(day=1)}
    Leave.objects.create(member=cast.colleague, **away)

    assert asked(cast) == []


def test_the_teachers_year_has_the_curators_own_conversations(cast, login, talks):
    make_conversation(cast.teacher, cast.former_curator, cast.year, HELD)

    page = login(cast.curator).get(f"/desk/{cast.teacher.pk}/?show=talks")

    entries = [e for m in page.context["page"].timeline.recent for e in m.entries]
    assert len(entries) == 2


def test_the_school_knows_that_and_when(cast, login, talks):
    make_conversation(cast.colleague, cast.administrator_curator, cast.year, HELD, wish="zzwish")
    board = SchoolConversations(Narrowing(cast.school, cast.year, {}))
    of_one = {"curator": str(cast.administrator_curator.pk)}
    narrowed = SchoolConversations(Narrowing(cast.school, cast.year, of_one))

    page = login(cast.administrator).get("/school/conversations/").content.decode()
    csv = login(cast.administrator).get("/school/conversations/export/?format=csv").content
    xlsx = login(cast.administrator).get("/school/conversations/export/")

    assert (board.total, [n for _term, n in board.terms]) == (2, [2, 0])
    assert (narrowed.total, [one.teacher for one in narrowed.talks]) == (1, [cast.colleague.name])
    assert cast.teacher.name in page
    assert "2026-11-19" in page
    assert "zz" not in page + csv.decode()
    assert xlsx.status_code == 200


def test_a_period_narrows_the_list(cast, talks):
    assert len(SchoolConversations(Narrowing(cast.school, cast.year, {"term": "2"})).talks) == 0
    assert len(SchoolConversations(Narrowing(cast.school, cast.year, {"term": "1"})).talks) == 2
