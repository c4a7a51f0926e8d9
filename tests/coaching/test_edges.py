"""What a conversation must not do at its edges: the year's, the pair's, the school's eyes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coaching.enums import ConversationStatus
from coaching.models import Conversation, ConversationNotes
from coaching.queries import last_and_next, line_of, moments_of
from core.autosave import Writing
from core.hands import Typed, keep_draft
from dashboards.narrowing import Narrowing
from dashboards.school_conversations import SchoolConversations
from groups.services import appoint_curator
from tests import factories as make
from tests.coaching.factories import LATELY, SOON, make_conversation
from years.services import close_year

S = ConversationStatus
TWO = {"day1": "2026-11-26", "begins1": "14:00", "day2": "2026-11-27", "begins2": "15:10"}


@pytest.fixture
def make_row(cast):
    def _make(status=S.PROPOSED, **fields):
        return make_conversation(cast.teacher, cast.curator, cast.year, status, **fields)

    return _make


def test_the_school_knows_of_no_proposal_and_of_no_refusal(cast, make_row):
    make_row(S.HELD)
    make_row(S.AGREED)
    make_row()
    make_row(S.DECLINED)
    make_row(S.CANCELLED, starts_at=SOON, ends_at=SOON + timedelta(minutes=45))

    board = SchoolConversations(Narrowing(cast.school, cast.year, {}))

    agreed_and_held = [str(S.AGREED.label), str(S.HELD.label)]
    assert [talk.state for talk in board.talks] == agreed_and_held
    assert [row[3] for row in board.export()[1]] == agreed_and_held


def test_the_next_talk_on_the_desk_is_the_soonest(cast, make_row):
    make_row(S.AGREED, starts_at=SOON + timedelta(days=30), ends_at=SOON + timedelta(days=31))
    make_row(S.AGREED)

    rows = list(last_and_next(cast.curator, [cast.teacher], cast.year, timezone.now()))

    assert [row.starts_at for row in rows] == [SOON, SOON + timedelta(days=30)]
    assert moments_of(rows) == {cast.teacher.pk: (None, SOON)}


@pytest.mark.parametrize("day", ["2027-09-01", "2028-01-10"])
def test_a_time_after_the_school_year_is_refused_beside_its_field(cast, login, make_row, day):
    client = login(cast.teacher)
    agreed, asked = make_row(S.AGREED), make_row()
    sent = {**TWO, "day2": day, "partner": cast.curator.pk}

    new = client.post("/coaching/new/", sent)
    others = client.post(f"/coaching/{asked.pk}/other-times/", sent)
    moved = client.post(f"/coaching/{agreed.pk}/move/", {"day": day, "begins": "14:00"})

    assert [answer.status_code for answer in (new, others, moved)] == [422, 422, 422]
    assert [list(answer.context["form"].errors) for answer in (new, others, moved)] == [
        ["day2"],
        ["day2"],
        ["day"],
    ]


def test_a_wish_is_not_lost_where_the_teacher_writes_it(cast, login):
    """A curator who has a curator too types a wish and chooses a teacher."""
    make.make_curatorship(cast.curator, cast.groupmate, cast.year)
    make.make_curatorship(cast.administrator_curator, cast.curator, cast.year)
    sent = {**TWO, "partner": cast.groupmate.pk, "wish": "Apie vertinimą."}

    answer = login(cast.curator).post("/coaching/new/", sent)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["wish"]
    assert "Apie vertinimą." in answer.content.decode()
    assert Conversation.objects.count() == 0


def test_what_the_end_of_a_pair_calls_off_is_held_until_it_is_done(cast, make_row):
    make_row()

    with CaptureQueriesContext(connection) as statements:
        appoint_curator(
            cast.teacher, year=cast.year, curator=cast.groupmate, by=cast.administrator
        )

    assert Conversation.objects.get().status == S.CANCELLED
    if connection.vendor == "postgresql":
        read = [s["sql"] for s in statements if 'FROM "people_member"' in s["sql"]]
        locks = [sql for sql in read if "FOR " in sql]
        assert all("FOR NO KEY UPDATE" in sql for sql in locks)


def test_nobody_is_asked_whether_it_took_place_when_nobody_may_say(cast, make_row):
    make_row(S.AGREED, starts_at=LATELY, ends_at=LATELY + timedelta(minutes=45))
    assert len(line_of(cast.teacher, cast.year).to_mark) == 1

    appoint_curator(cast.teacher, year=cast.year, curator=cast.groupmate, by=cast.administrator)

    for member in (cast.teacher, cast.curator):
        assert line_of(member, cast.year).to_mark == []


def test_ones_own_draft_of_the_notes_is_read_when_the_year_has_closed(cast, login, make_row):
    row = make_row(S.HELD)
    notes = ConversationNotes.objects.create(conversation=row)
    keep_draft(notes, Typed("Dar neparodžiau."), by=cast.teacher, writing=Writing(0, "", 1))
    close_year(cast.year, by=cast.administrator)

    own = login(cast.teacher).get(f"/coaching/{row.pk}/").content.decode()
    others = login(cast.curator).get(f"/coaching/{row.pk}/").content.decode()

    assert "Dar neparodžiau." in own
    assert "Dar neparodžiau." not in others


def test_a_wish_from_a_page_left_open_takes_nothing_away(cast, login, make_row):
    row = make_row(wish="Pirma eilutė.")
    client, address = login(cast.teacher), f"/coaching/{row.pk}/wish/"
    client.post(address, {"wish": "Pirma eilutė.\nAntra eilutė.", "was": "Pirma eilutė."})

    client.post(address, {"wish": "Pirma eilutė.\nTrečia eilutė.", "was": "Pirma eilutė."})

    row.refresh_from_db()
    assert row.wish.split("\n") == ["Pirma eilutė.", "Antra eilutė.", "Trečia eilutė."]
