"""A text by several hands: nobody's words are overwritten, whatever the order (A29)."""

import pytest

from core.autosave import Writing
from core.exceptions import OvertakenError
from core.hands import (
    Typed,
    choose_own,
    desk_of,
    drop_draft,
    history_of,
    keep_draft,
    share_draft,
)
from tests.meetings.factories import make_meeting
from tests.meetings.papers import make_notes, write


@pytest.fixture
def notes(cast):
    return make_notes(make_meeting(cast.group))


def fresh(notes):
    notes.refresh_from_db()
    return notes


def beside(notes):
    return [row.text for row in notes.versions.beside()]


def test_a_draft_is_seen_by_its_author_alone(cast, notes):
    write(notes, "Pastebėjome…", cast.teacher)

    assert desk_of(notes, cast.teacher).text == "Pastebėjome…"
    assert desk_of(notes, cast.groupmate).text == ""
    assert fresh(notes).text == ""


def test_the_button_makes_it_everybodys(cast, notes):
    write(notes, "Pastebėjome…", cast.teacher)

    made = share_draft(notes, by=cast.teacher)

    assert (made.number, made.text, made.by) == (1, "Pastebėjome…", cast.teacher)
    assert (fresh(notes).text, notes.version, notes.shared_by) == ("Pastebėjome…", 1, cast.teacher)
    assert desk_of(notes, cast.teacher).draft is None
    assert share_draft(notes, by=cast.teacher) is None


def test_the_second_lies_beside_the_first_until_they_are_put_together(cast, notes):
    write(notes, "Pirmas.", cast.teacher)
    write(notes, "Antras.", cast.groupmate)
    share_draft(notes, by=cast.teacher)
    second = share_draft(fresh(notes), by=cast.groupmate)
    assert second.number is None
    assert (fresh(notes).text, beside(notes)) == ("Pirmas.", ["Antras."])

    desk = desk_of(notes, cast.facilitator)
    assert desk.text == "Pirmas.\nAntras."
    write(notes, desk.text, cast.facilitator, seen=desk.seen)
    share_draft(notes, by=cast.facilitator)

    assert (fresh(notes).text, notes.version, beside(notes)) == ("Pirmas.\nAntras.", 2, [])
    told = [(c.version.number, c.was, c.version.text) for c in history_of(notes)]
    assert told == [
        (2, "Pirmas.", "Pirmas.\nAntras."),
        (None, "", "Antras."),
        (1, "", "Pirmas."),
    ]
    assert notes.versions.get(pk=second.pk).settled_in == 2


def test_a_third_text_that_came_meanwhile_is_not_swallowed(cast, notes):
    for author in (cast.teacher, cast.groupmate, cast.facilitator):
        write(notes, author.name, author)
    share_draft(notes, by=cast.teacher)
    share_draft(notes, by=cast.groupmate)
    desk = desk_of(fresh(notes), cast.teacher)
    share_draft(notes, by=cast.facilitator)

    write(notes, desk.text, cast.teacher, seen=desk.seen)
    share_draft(notes, by=cast.teacher)

    assert beside(fresh(notes)) == [cast.facilitator.name]


def test_two_who_put_together_at_once_keep_both(cast, notes):
    for author in (cast.teacher, cast.groupmate):
        write(notes, author.name, author)
        share_draft(notes, by=author)
    desk = desk_of(fresh(notes), cast.teacher)
    write(notes, "Kartu, vienaip.", cast.teacher, seen=desk.seen)
    write(notes, "Kartu, kitaip.", cast.groupmate, seen=desk.seen)

    share_draft(notes, by=cast.teacher)
    share_draft(notes, by=cast.groupmate)

    assert (fresh(notes).text, beside(notes)) == ("Kartu, vienaip.", ["Kartu, kitaip."])


def test_keeping_the_first_text_alone_settles_the_second(cast, notes):
    for author in (cast.teacher, cast.groupmate):
        write(notes, author.name, author)
        share_draft(notes, by=author)
    fresh(notes)

    write(notes, notes.text, cast.teacher, seen=desk_of(notes, cast.teacher).seen)
    share_draft(notes, by=cast.teacher)

    assert (fresh(notes).text, beside(notes)) == (cast.teacher.name, [])


def test_the_same_sent_twice_makes_one_second_text(cast, notes):
    make_notes(notes.meeting, "Pirmas.", cast.teacher)
    for _again in range(2):
        write(fresh(notes), "Antras.", cast.groupmate, base=0)
        share_draft(notes, by=cast.groupmate)

    assert beside(notes) == ["Antras."]


def test_what_changes_nothing_makes_nothing(cast, notes):
    make_notes(notes.meeting, "Pirmas.", cast.teacher)

    assert write(fresh(notes), "Pirmas.", cast.groupmate).draft is None
    assert share_draft(notes, by=cast.groupmate) is None
    assert notes.versions.count() == 1


def test_two_pages_of_one_writer_keep_both_texts(cast, notes):
    first = write(notes, "Vienas langas.", cast.teacher, page="a", version=0)
    kept = write(notes, "Kitas langas.", cast.teacher, page="b", version=0)

    assert kept.second.text == "Kitas langas."
    assert desk_of(notes, cast.teacher).text == "Vienas langas."
    choose_own(notes, kept.second, "Abu.", by=cast.teacher, version=first.version)
    assert desk_of(notes, cast.teacher).text == "Abu."
    assert not notes.drafts.met(cast.teacher).exists()


def test_choosing_after_a_change_asks_again(cast, notes):
    first = write(notes, "Vienas langas.", cast.teacher, page="a", version=0)
    kept = write(notes, "Kitas langas.", cast.teacher, page="b", version=0)
    write(notes, "Toliau.", cast.teacher, page="a", seq=2, version=first.version)

    with pytest.raises(OvertakenError):
        choose_own(notes, kept.second, None, by=cast.teacher, version=first.version)

    assert notes.drafts.met(cast.teacher).exists()


def test_a_page_left_open_from_before_the_button_writes_beside(cast, notes):
    """Its version was counted on: it is never taken for the page that writes now."""
    write(notes, "Vienas.", cast.teacher, page="a", version=0)
    share_draft(notes, by=cast.teacher)
    late = write(fresh(notes), "Vienas. Vėliau.", cast.teacher, page="b", version=1, base=0)

    assert late.second is None
    share_draft(notes, by=cast.teacher)
    assert (fresh(notes).text, beside(notes)) == ("Vienas.", ["Vienas. Vėliau."])


def test_a_save_overtaken_by_the_button_does_not_come_back(cast, notes):
    write(notes, "Vien", cast.teacher, page="a", seq=1, version=0)
    write(notes, "Vienas.", cast.teacher, page="a", seq=3, version=1)
    share_draft(notes, by=cast.teacher)

    write(fresh(notes), "Viena", cast.teacher, page="a", seq=2, version=1, base=0)

    assert desk_of(notes, cast.teacher).draft is None


def test_what_was_typed_without_a_connection_begins_where_it_began(cast, notes):
    """A text restored after others' button brings the version it was written over."""
    make_notes(notes.meeting, "Kitų žodžiai.", cast.groupmate)

    write(fresh(notes), "Traukinyje.", cast.teacher, base=0, version=0, page="a")
    share_draft(notes, by=cast.teacher)

    assert (fresh(notes).text, beside(notes)) == ("Kitų žodžiai.", ["Traukinyje."])


def test_a_draft_is_dropped_by_its_author_as_their_page_shows_it(cast, notes):
    kept = write(notes, "Ne.", cast.teacher, page="a")
    with pytest.raises(OvertakenError):
        drop_draft(notes, by=cast.teacher, version=kept.version - 1)

    drop_draft(notes, by=cast.teacher, version=kept.version)

    assert desk_of(notes, cast.teacher).draft is None
    assert not notes.versions.exists()


def test_a_page_cannot_settle_what_is_not_beside_this_text(cast, notes):
    other = make_notes(make_meeting(cast.group, hour=12))
    write(other, "A", cast.teacher)
    write(other, "B", cast.groupmate)
    share_draft(other, by=cast.teacher)
    foreign = share_draft(other, by=cast.groupmate)

    typed = Typed("Čia.", 0, (foreign.pk, 10**17))
    keep_draft(notes, typed, by=cast.teacher, writing=Writing())
    share_draft(notes, by=cast.teacher)

    assert beside(other) == ["B"]
