"""Two people typing in the notes of one conversation: nothing is lost, both are shown."""

import pytest

from activity.models import Notification
from coaching.enums import ConversationStatus
from coaching.models import ConversationNotes
from tests.coaching.factories import make_conversation


@pytest.fixture
def row(cast):
    return make_conversation(cast.teacher, cast.curator, cast.year, ConversationStatus.HELD)


def typed(text, base=0, **more):
    return {"text": text, "base": str(base), "version": "0", "act": "share", **more}


def page_of(login, who, row, path=""):
    return login(who).get(f"/coaching/{row.pk}/{path}").content.decode()


def test_a_draft_is_its_writers_until_the_button(cast, login, row):
    sent = typed("Dar galvoju.") | {"act": "save"}
    login(cast.teacher).post(f"/coaching/{row.pk}/notes/", sent)

    assert "Dar galvoju." in page_of(login, cast.teacher, row, "notes/")
    assert "Dar galvoju." not in page_of(login, cast.curator, row)
    assert "Dar galvoju." not in page_of(login, cast.curator, row, "notes/")


def test_the_button_gives_it_to_both_and_tells_the_other_once_a_day(cast, login, row):
    for number, text in enumerate(("Pirma.", "Antra.")):
        editor = {"editor": f"p{number}", "seq": "1"}
        version = {"version": str(number * 2)}
        sent = typed(text, base=number, **editor) | version
        login(cast.teacher).post(f"/coaching/{row.pk}/notes/", sent)

    assert "Antra." in page_of(login, cast.curator, row)
    assert "Pirma." in page_of(login, cast.curator, row, "notes/history/")
    told = Notification.objects.filter(entry__verb="conversation_notes")
    assert [one.member for one in told] == [cast.curator]


def test_of_two_at_once_both_texts_stay_and_are_shown(cast, login, row):
    url = f"/coaching/{row.pk}/notes/"
    login(cast.teacher).post(url, typed("Kalbėjome apie Emą."))
    met = login(cast.curator).post(url, typed("Kalbėjome apie trupmenas."))

    assert met.url == url
    for who in (cast.teacher, cast.curator):
        page = page_of(login, who, row, "notes/")
        assert "Emą" in page
        assert "trupmenas" in page
    notes = ConversationNotes.objects.get()
    assert notes.text == "Kalbėjome apie Emą."
    beside = notes.versions.beside().get()
    joined = typed("Apie Emą ir trupmenas.", base=notes.version, seen=str(beside.pk))
    login(cast.teacher).post(url, joined)
    notes.refresh_from_db()
    assert notes.text == "Apie Emą ir trupmenas."
    assert not notes.versions.beside().exists()


def test_notes_are_written_by_the_pair_alone(cast, login, row):
    past = make_conversation(cast.teacher, cast.former_curator, cast.year, ConversationStatus.HELD)

    answers = [
        login(cast.former_curator).post(f"/coaching/{past.pk}/notes/", typed("x")).status_code,
        login(cast.teacher).get(f"/coaching/{past.pk}/notes/").status_code,
        login(cast.administrator).get(f"/coaching/{row.pk}/notes/").status_code,
        login(cast.groupmate).get(f"/coaching/{row.pk}/notes/history/").status_code,
    ]

    assert answers == [403, 403, 404, 404]
