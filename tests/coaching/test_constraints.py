"""The database itself refuses what no conversation can be."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from coaching.enums import ConversationStatus
from coaching.models import Conversation, ConversationAgreement, ConversationPrivateNote
from tests.coaching.factories import SOON, make_agreement, make_conversation, make_time

AGREED, PROPOSED = ConversationStatus.AGREED, ConversationStatus.PROPOSED


@pytest.fixture
def agreed(cast):
    return make_conversation(cast.teacher, cast.curator, cast.year, AGREED)


def broken(constraint, make):
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make()
    text = str(error.value)
    assert constraint in text or "UNIQUE constraint failed" in text


def change(row, **fields):
    return lambda: type(row).objects.filter(pk=row.pk).update(**fields)


def test_nobody_talks_with_oneself(cast, agreed):
    broken("coaching_conversation_of_two", change(agreed, curator=cast.teacher))


def test_one_of_the_two_proposes(cast, agreed):
    broken("coaching_conversation_proposed_by_one", change(agreed, proposed_by=cast.colleague))


def test_the_state_is_one_that_is_known(agreed):
    broken("coaching_conversation_status_known", change(agreed, status="dreamt"))


def test_one_proposal_waits_between_two(cast):
    make_conversation(cast.teacher, cast.curator, cast.year)

    broken(
        "coaching_conversation_one_proposal",
        lambda: make_conversation(cast.teacher, cast.curator, cast.year),
    )


def test_what_is_agreed_has_a_time(agreed):
    none = {"starts_at": None, "ends_at": None}
    broken("coaching_conversation_agreed_has_time", change(agreed, **none))


def test_a_time_is_whole(agreed):
    broken("coaching_conversation_times_whole", change(agreed, ends_at=None))


def test_it_ends_after_it_begins(agreed):
    broken("coaching_conversation_ends_later", change(agreed, ends_at=SOON))
    broken("coaching_conversation_ends_later", change(agreed, ends_at=SOON - timedelta(minutes=1)))


def test_an_hour_is_proposed_once(cast):
    row = make_conversation(cast.teacher, cast.curator, cast.year)

    broken("coaching_time_once", lambda: make_time(row, SOON))


def test_an_agreement_says_what_and_who(agreed):
    row = make_agreement(agreed)

    broken("coaching_agreement_has_text", change(row, text=""))
    broken("coaching_agreement_who_known", change(row, who="school"))
    assert ConversationAgreement.objects.count() == 1


def test_each_has_one_private_note(cast, agreed):
    agreed.private_notes.create(author=cast.teacher)

    broken("coaching_note_once", lambda: agreed.private_notes.create(author=cast.teacher))
    assert ConversationPrivateNote.objects.count() == 1
    assert Conversation.objects.count() == 1
