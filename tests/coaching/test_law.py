"""Who sees what of a conversation: `visible_to` and the rules say the same to everybody."""

import pytest
import rules

from coaching import models
from coaching.enums import CONVERSATION_FLOW, ConversationStatus
from core.exceptions import TransitionError
from core.flow import step
from tests import factories as make
from tests.coaching.factories import make_agreement, make_conversation
from tests.conftest import READERS
from years.enums import YearStatus


@pytest.fixture
def conversations(cast):
    """Every state of every pair, past ones among them, in two years and two schools."""
    closed = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    pairs = [
        (cast.teacher, cast.curator, cast.year),
        (cast.teacher, cast.former_curator, cast.year),
        (cast.teacher, cast.curator, closed),
        (cast.colleague, cast.administrator_curator, cast.year),
        (cast.leaver, cast.curator, cast.year),
        (cast.stranger, cast.both_schools_there, cast.other_year),
        (cast.both_schools, cast.administrator_curator, cast.year),
    ]
    rows = [make_conversation(*pair, status) for pair in pairs for status in ConversationStatus]
    for row in rows:
        make_agreement(row)
        row.moves.create(was_at=row.created_at, now_at=row.created_at, by=row.owner)
        notes = models.ConversationNotes.objects.create(conversation=row, text="Kartu.")
        notes.versions.create(number=1, text="Kartu.", base_version=0, by=row.owner)
        for author in (row.owner, row.curator):
            notes.drafts.create(author=author, text="Dar ne.")
            row.private_notes.create(author=author, text="Mano.")
    return rows


MODELS = [
    models.Conversation,
    models.ConversationTime,
    models.ConversationMove,
    models.ConversationAgreement,
    models.ConversationPrivateNote,
    models.ConversationNotes,
    models.ConversationNotesDraft,
    models.ConversationNotesVersion,
]


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("model", MODELS)
def test_scope_and_rule_agree(cast, conversations, model, role):
    reader = getattr(cast, role)

    seen = set(model.objects.visible_to(reader))

    perm = f"coaching.view_{model._meta.model_name}"
    assert seen == {row for row in model.objects.all() if rules.has_perm(perm, reader, row)}


@pytest.mark.parametrize("role", READERS)
def test_a_conversation_is_seen_by_its_two(cast, conversations, role):
    reader = getattr(cast, role)

    seen = set(models.Conversation.objects.visible_to(reader))

    assert seen == {row for row in conversations if reader in (row.owner, row.curator)}


def test_a_curator_who_is_administrator_sees_only_their_own(cast, conversations):
    seen = models.Conversation.objects.visible_to(cast.administrator_curator)

    assert {row.curator for row in seen} == {cast.administrator_curator}
    assert set(models.Conversation.objects.visible_to(cast.administrator)) == set()


def test_the_former_curator_keeps_theirs_and_the_new_one_does_not_see_them(cast, conversations):
    theirs = {row for row in conversations if row.curator == cast.former_curator}

    assert set(models.Conversation.objects.visible_to(cast.former_curator)) == theirs
    assert not theirs & set(models.Conversation.objects.visible_to(cast.curator))
    assert theirs <= set(models.Conversation.objects.visible_to(cast.teacher))


def test_a_private_note_is_its_authors_alone(cast, conversations):
    for role in READERS:
        reader = getattr(cast, role)
        notes = models.ConversationPrivateNote.objects.visible_to(reader)
        assert {note.author_id for note in notes} <= {reader.pk}


@pytest.mark.parametrize(
    "perm",
    [
        "answer_conversation",
        "withdraw_conversation",
        "move_conversation",
        "cancel_conversation",
        "hold_conversation",
        "write_wish",
        "write_conversation",
    ],
)
@pytest.mark.parametrize("role", READERS)
def test_only_a_pair_in_force_of_an_open_year_writes(cast, conversations, perm, role):
    reader = getattr(cast, role)

    may = [row for row in conversations if rules.has_perm(f"coaching.{perm}", reader, row)]

    pairs = {(cast.teacher, cast.curator), (cast.colleague, cast.administrator_curator)}
    assert all((row.owner, row.curator) in pairs for row in may)
    assert all(row.year == cast.year and reader in (row.owner, row.curator) for row in may)


def test_a_note_beside_it_is_kept_by_the_two_in_an_open_year(cast, conversations):
    may = {
        (role, row.year.status)
        for role in READERS
        for row in conversations
        if rules.has_perm("coaching.keep_note", getattr(cast, role), row)
    }

    assert {status for _role, status in may} == {YearStatus.OPEN}
    assert ("leaver", YearStatus.OPEN) not in may


@pytest.mark.parametrize("to", ConversationStatus)
@pytest.mark.parametrize("before", ConversationStatus)
def test_the_flow_allows_what_the_table_names(cast, before, to):
    row = make_conversation(cast.teacher, cast.curator, cast.year, before)
    hours = {"starts_at": make.at(make.TODAY, 14), "ends_at": make.at(make.TODAY, 15)}

    if to in CONVERSATION_FLOW[before]:
        changes = hours if to == ConversationStatus.AGREED else {}
        assert step(row, to, by=cast.curator, **changes).status == to
    else:
        with pytest.raises(TransitionError):
            step(row, to, by=cast.curator)
