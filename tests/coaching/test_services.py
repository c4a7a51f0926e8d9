"""A conversation from the first proposal to the last agreement."""

from datetime import timedelta
from uuid import uuid4

import pytest

from activity.models import Entry, Notification
from coaching.enums import ConversationStatus
from coaching.models import Conversation
from coaching.services import content
from coaching.services import conversations as services
from coaching.services.conversations import Offer
from core.autosave import Writing
from core.exceptions import RefusedError, TransitionError
from groups.services import appoint_curator, end_everything
from post.models import Letter
from tests import factories as make
from tests.coaching.factories import LATELY, SOON, make_agreement, make_conversation
from years.services import close_year

AGREED, HELD = ConversationStatus.AGREED, ConversationStatus.HELD
TIMES = (SOON, SOON + timedelta(hours=2))
OFFER = Offer(TIMES, 30, "204 kab.")


@pytest.fixture
def propose(cast):
    def _propose(by=None, offer=OFFER, **fields):
        pair = {"owner": cast.teacher, "curator": cast.curator, "year": cast.year}
        return services.propose(**{**pair, **fields}, by=by or cast.curator, offer=offer)

    return _propose


def told(member):
    rows = Notification.objects.filter(member=member).order_by("pk")
    return list(rows.values_list("entry__verb", flat=True))


def test_a_proposal_is_told_to_the_other_with_its_times(cast, propose):
    row = propose(wish="Ne kuratoriui rašyti.")

    assert [time.starts_at for time in row.times.all()] == list(TIMES)
    assert (row.minutes, row.place, row.wish) == (30, "204 kab.", "")
    assert (told(cast.teacher), told(cast.curator)) == (["conversation_proposed"], [])


def test_a_teacher_proposes_with_a_wish(cast, propose):
    row = propose(by=cast.teacher, wish="Grupės darbas.")

    assert (row.wish, told(cast.curator)) == ("Grupės darbas.", ["conversation_proposed"])


def test_the_same_form_sent_twice_is_one_proposal(cast, propose):
    token = uuid4()

    first, second = propose(form_token=token), propose(form_token=token)

    assert first == second
    assert told(cast.teacher) == ["conversation_proposed"]


def test_a_second_proposal_waits_for_the_answer_to_the_first(cast, propose):
    propose()

    with pytest.raises(RefusedError):
        propose(by=cast.teacher)


@pytest.mark.parametrize(
    "times",
    [
        (),
        (SOON,),
        (SOON, SOON),
        (SOON, LATELY),
        tuple(SOON + timedelta(hours=n) for n in range(4)),
    ],
)
def test_two_or_three_different_times_ahead_are_proposed(propose, times):
    with pytest.raises((RefusedError, ValueError)):
        propose(offer=Offer(times))


def test_only_a_pair_in_force_may_propose(cast, propose):
    for fields in (
        {"curator": cast.former_curator, "by": cast.former_curator},
        {"owner": cast.groupmate},
        {"year": None},
    ):
        with pytest.raises(RefusedError):
            propose(**fields)
    assert Conversation.objects.count() == 0


def test_the_other_takes_one_of_the_times(cast, propose):
    row = propose()

    row = services.agree(row, by=cast.teacher, time=row.times.last())

    assert (row.status, row.starts_at) == (AGREED, TIMES[1])
    assert row.ends_at - row.starts_at == timedelta(minutes=30)
    assert told(cast.curator) == ["conversation_agreed"]
    assert [(one.from_status, one.to_status, one.by) for one in row.transitions.all()] == [
        ("proposed", "agreed", cast.teacher)
    ]


def test_nobody_answers_oneself_and_nothing_is_answered_twice(cast, propose):
    row = propose()
    for answer in (services.decline, services.propose_others):
        more = {"offer": OFFER} if answer is services.propose_others else {}
        with pytest.raises(RefusedError):
            answer(row, by=cast.curator, **more)
    services.decline(row, by=cast.teacher, word="Sergu.")

    with pytest.raises(RefusedError):
        services.agree(row, by=cast.teacher, time=row.times.first())
    row.refresh_from_db()
    assert (row.status, row.word) == ("declined", "Sergu.")


def test_a_time_that_has_passed_is_not_taken(cast, propose):
    row = propose()
    row.times.update(starts_at=LATELY) if row.times.count() == 1 else row.times.first().delete()
    row.times.update(starts_at=LATELY)

    with pytest.raises(RefusedError):
        services.agree(row, by=cast.teacher, time=row.times.first())


def test_other_times_turn_the_asking_round(cast, propose):
    row, old = propose(), None
    old = row.times.first()
    other = Offer((SOON + timedelta(days=1), SOON + timedelta(days=2)))

    row = services.propose_others(row, by=cast.teacher, offer=other)

    assert (row.proposed_by, row.status) == (cast.teacher, "proposed")
    assert [time.starts_at for time in row.times.all()] == list(other.times)
    assert told(cast.curator) == ["conversation_other_times"]
    with pytest.raises(RefusedError):
        services.agree(row, by=cast.curator, time=old)
    assert services.agree(row, by=cast.curator, time=row.times.first()).status == AGREED


def test_the_proposer_takes_the_proposal_back(cast, propose):
    row = propose()
    with pytest.raises(RefusedError):
        services.cancel(row, by=cast.teacher)

    row = services.cancel(row, by=cast.curator)

    assert row.status == "cancelled"
    assert told(cast.teacher) == ["conversation_proposed", "conversation_withdrawn"]


def test_a_move_is_kept_told_and_counted(cast):
    row = make_conversation(cast.teacher, cast.curator, cast.year, AGREED)
    later = SOON + timedelta(hours=3)

    row = services.move(row, by=cast.teacher, starts_at=later, minutes=60, word="Posėdis.")

    assert (row.status, row.starts_at, row.revision) == (AGREED, later, 1)
    assert row.ends_at == later + timedelta(hours=1)
    assert [(one.was_at, one.now_at, one.by) for one in row.moves.all()] == [
        (SOON, later, cast.teacher)
    ]
    assert told(cast.curator) == ["conversation_moved"]
    with pytest.raises(RefusedError):
        services.move(row, by=cast.teacher, starts_at=LATELY)


def test_what_is_near_is_told_at_once(cast):
    soon = make.at(make.TODAY, 18)
    row = make_conversation(
        cast.teacher,
        cast.curator,
        cast.year,
        AGREED,
        starts_at=soon,
        ends_at=soon + timedelta(minutes=45),
    )

    services.cancel(row, by=cast.teacher, word="Vaikas serga.")

    letter = Letter.objects.get()
    assert letter.not_before is None or letter.not_before <= letter.created_at
    assert "Vaikas serga" not in letter.text + letter.html


def test_it_is_held_once_it_has_begun(cast):
    row = make_conversation(cast.teacher, cast.curator, cast.year, AGREED)
    with pytest.raises(RefusedError):
        services.hold(row, by=cast.teacher)
    Conversation.objects.filter(pk=row.pk).update(
        starts_at=LATELY, ends_at=LATELY + timedelta(minutes=45)
    )

    row = services.hold(row, by=cast.teacher)

    assert (row.status, told(cast.curator)) == (HELD, ["conversation_held"])
    with pytest.raises(TransitionError):
        services.cancel(row, by=cast.teacher)


def test_the_wish_is_told_once_a_day_and_ends_with_the_conversation(cast):
    row = make_conversation(cast.teacher, cast.curator, cast.year, AGREED, wish="")
    for text in ("Vienas", "Kitas", "Kitas"):
        content.write_wish(row, text, by=cast.teacher)

    assert told(cast.curator) == ["conversation_wish"]
    held = make_conversation(cast.teacher, cast.curator, cast.year, HELD)
    with pytest.raises(RefusedError):
        content.write_wish(held, "Per vėlu", by=cast.teacher)


def test_agreements_are_noted_ticked_and_taken_out(cast):
    row, token = make_conversation(cast.teacher, cast.curator, cast.year, HELD), uuid4()
    for _twice in range(2):
        one = content.note_agreement(
            row, by=cast.curator, text="Filmuosiu.", who="teacher", form_token=token
        )

    done = content.tick_agreement(one, by=cast.teacher, is_done=True)

    assert (row.agreements.count(), done.done_on) == (1, make.TODAY)
    with pytest.raises(RefusedError):
        content.drop_agreement(done, by=cast.teacher)
    content.tick_agreement(one, by=cast.teacher, is_done=False)
    content.drop_agreement(one, by=cast.teacher)
    assert row.agreements.count() == 0
    assert told(cast.teacher) == ["conversation_agreement"]


def test_nothing_is_agreed_before_a_time_is(cast, propose):
    with pytest.raises(RefusedError):
        content.note_agreement(propose(), by=cast.curator, text="Kas?", who="both")


def test_two_windows_of_one_private_note_keep_both_texts(cast):
    row = make_conversation(cast.teacher, cast.curator, cast.year, HELD)
    for editor, text in (("a", "Pirmas."), ("b", "Antras.")):
        writing = Writing(version=0, editor=editor, seq=1)
        note, is_kept = content.save_note(row, text, by=cast.curator, writing=writing)

    assert (note.text, note.late_text, is_kept) == ("Pirmas.", "Antras.", False)


def test_a_change_of_curator_calls_off_what_was_ahead(cast, propose):
    proposed = propose()
    ahead = make_conversation(cast.teacher, cast.curator, cast.year, AGREED)
    held = make_conversation(cast.teacher, cast.curator, cast.year, HELD)

    appoint_curator(cast.teacher, year=cast.year, curator=cast.facilitator, by=cast.administrator)

    states = {row.pk: row.status for row in Conversation.objects.all()}
    assert states == {proposed.pk: "cancelled", ahead.pk: "cancelled", held.pk: "held"}
    for one in (cast.teacher, cast.curator):
        assert told(one).count("conversation_ended") == 2


def test_a_pair_without_a_successor_ends_too(cast, propose):
    row = propose()

    appoint_curator(cast.teacher, year=cast.year, curator=None, by=cast.administrator)

    row.refresh_from_db()
    assert row.status == "cancelled"


def test_leaving_calls_off_what_lies_behind_the_last_day(cast):
    before = make_conversation(cast.teacher, cast.curator, cast.year, AGREED)
    at = SOON + timedelta(days=10)
    after = make_conversation(
        cast.teacher,
        cast.curator,
        cast.year,
        AGREED,
        starts_at=at,
        ends_at=at + timedelta(minutes=45),
    )

    end_everything(cast.teacher, on=SOON.date(), by=cast.administrator)

    states = [Conversation.objects.get(pk=row.pk).status for row in (before, after)]
    assert states == ["agreed", "cancelled"]


def test_closing_the_year_takes_nothing_away(cast):
    row = make_conversation(cast.teacher, cast.curator, cast.year, AGREED)

    close_year(cast.year, by=cast.administrator)

    row.refresh_from_db()
    assert row.status == AGREED


def test_the_journal_names_no_words(cast, propose):
    row = propose(by=cast.teacher, wish="zzslapta")
    services.decline(row, by=cast.curator, word="zzslapta")
    held = make_conversation(cast.teacher, cast.curator, cast.year, HELD)
    make_agreement(held, text="zzslapta")
    content.note_agreement(held, by=cast.curator, text="zzslapta", who="both")

    letters = "".join(letter.text + letter.html for letter in Letter.objects.all())
    assert "zzslapta" not in letters + str(list(Entry.objects.values_list("numbers", "subject")))
    assert Letter.objects.count() > 0
