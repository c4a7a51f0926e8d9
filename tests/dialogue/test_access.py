"""One law, two forms: what lists show and what rules allow is the same for every reader."""

import pytest
import rules

from dialogue.models import Message, MessageDraft, PrivateNote, Receipt, Thread
from tests import factories as make
from tests.conftest import READERS
from years.enums import YearStatus

MODELS = [Thread, Message, Receipt, MessageDraft, PrivateNote]


@pytest.fixture
def threads(cast):
    """Conversations now, with a former curator, of closed years, and of another school."""
    cast.past = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    make.make_curatorship(cast.curator, cast.teacher, cast.past, until_on=cast.past.ends_on)
    make.make_curatorship(
        cast.former_curator, cast.groupmate, cast.past, until_on=cast.past.ends_on
    )
    make.make_curatorship(cast.both_schools_there, cast.stranger, cast.other_year)
    make.make_curatorship(cast.curator, cast.leaver, cast.year)
    rows = {
        "now": (cast.teacher, cast.curator, cast.year),
        "former": (cast.teacher, cast.former_curator, cast.year),
        "past of a pair": (cast.teacher, cast.curator, cast.past),
        "past of another": (cast.groupmate, cast.former_curator, cast.past),
        "administrator curates": (cast.colleague, cast.administrator_curator, cast.year),
        "of who left": (cast.leaver, cast.curator, cast.year),
        "elsewhere": (cast.stranger, cast.both_schools_there, cast.other_year),
    }
    return {name: fill(*row, number) for number, (name, row) in enumerate(rows.items())}


def fill(teacher, curator, year, number):
    """A thread with words, receipts and drafts of both, and the curator's private page."""
    thread = Thread.objects.create(
        subject=f"reflection:{number}", teacher=teacher, curator=curator, year=year
    )
    for member in (teacher, curator):
        Message.objects.create(thread=thread, author=member, text="Žodžiai")
        Receipt.objects.create(thread=thread, reader=member)
        MessageDraft.objects.create(thread=thread, author=member, text="Juodraštis")
    PrivateNote.objects.get_or_create(author=curator, about=teacher, defaults={"text": "Sau"})
    return thread


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_visible_to_agrees_with_the_view_permission(cast, threads, model):
    rows = list(model.objects.all())
    perm = f"dialogue.view_{model._meta.model_name}"

    for name in READERS:
        reader = getattr(cast, name)
        visible = set(model.objects.visible_to(reader))
        assert visible == {row for row in rows if rules.has_perm(perm, reader, row)}, name


def seen_by(cast, threads, name):
    visible = set(Thread.objects.visible_to(getattr(cast, name)))
    return {what for what, thread in threads.items() if thread in visible}


def test_threads_are_the_twos_alone(cast, threads):
    seen = {name: seen_by(cast, threads, name) for name in READERS}

    assert {name: what for name, what in seen.items() if what} == {
        "teacher": {"now", "former", "past of a pair"},
        "curator": {"now", "past of a pair", "of who left"},
        "groupmate": {"past of another"},
        "colleague": {"administrator curates"},
        "administrator_curator": {"administrator curates"},
        "leaver": {"of who left"},
        "stranger": {"elsewhere"},
        "both_schools_there": {"elsewhere"},
    }


def test_former_curator_keeps_own_words_and_nothing_else(cast, threads):
    visible = Message.objects.visible_to(cast.former_curator)

    assert set(visible) == set(Message.objects.filter(author=cast.former_curator))
    assert not Receipt.objects.visible_to(cast.former_curator).exists()


def test_private_note_is_its_authors_alone(cast, threads):
    for name in READERS:
        reader = getattr(cast, name)
        authors = PrivateNote.objects.visible_to(reader).values_list("author", flat=True)
        assert set(authors) <= {reader.pk}, name


@pytest.mark.parametrize(
    ("name", "what", "may"),
    [
        ("teacher", "now", True),
        ("curator", "now", True),
        ("teacher", "former", False),
        ("former_curator", "former", False),
        ("teacher", "past of a pair", False),
        ("curator", "past of a pair", False),
        ("leaver", "of who left", False),
        ("administrator", "now", False),
        ("groupmate", "now", False),
        ("stranger", "now", False),
    ],
)
def test_only_the_two_of_today_write(cast, threads, name, what, may):
    reader = getattr(cast, name)

    assert rules.has_perm("dialogue.reply_thread", reader, threads[what]) is may
