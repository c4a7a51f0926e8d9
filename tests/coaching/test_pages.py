"""The pages of conversations: what stands there, what a button does, what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coaching.enums import ConversationStatus
from coaching.models import Conversation, ConversationAgreement, ConversationPrivateNote
from tests import factories as make
from tests.coaching.factories import LATELY, SOON, make_agreement, make_conversation
from tests.observations.factories import make_lesson
from years.services import close_year

AGREED, HELD = ConversationStatus.AGREED, ConversationStatus.HELD
TWO = {"day1": "2026-11-26", "begins1": "14:00", "day2": "2026-11-27", "begins2": "15:10"}


@pytest.fixture
def make_row(cast):
    def _make(status=ConversationStatus.PROPOSED, **fields):
        return make_conversation(cast.teacher, cast.curator, cast.year, status, **fields)

    return _make


def text_of(response):
    return response.content.decode()


def test_a_teacher_proposes_to_the_curator(cast, login):
    client = login(cast.teacher)
    form = client.get("/coaching/new/").context["form"]
    sent = {**TWO, "partner": cast.curator.pk, "wish": "Grupės darbas.", "place": "204 kab."}
    sent["form_token"] = form["form_token"].value()

    first, second = (client.post("/coaching/new/", sent) for _twice in range(2))

    row = Conversation.objects.get()
    assert (first.status_code, first.url, second.url) == (302, f"/coaching/{row.pk}/", first.url)
    assert (row.owner, row.curator, row.proposed_by) == (cast.teacher, cast.curator, cast.teacher)
    assert (row.wish, row.place, row.times.count()) == ("Grupės darbas.", "204 kab.", 2)


def test_a_curator_chooses_the_teacher_and_writes_no_wish(cast, login):
    make.make_curatorship(cast.curator, cast.groupmate, cast.year)
    client = login(cast.curator)

    page = text_of(client.get(f"/coaching/new/?with={cast.groupmate.pk}&day=2026-11-26"))
    client.post("/coaching/new/", {**TWO, "partner": cast.groupmate.pk, "wish": "Ne mano."})

    assert f'value="{cast.groupmate.pk}" selected' in page
    assert 'value="2026-11-26"' in page
    assert "id_wish" not in page
    row = Conversation.objects.get()
    assert (row.owner, row.proposed_by, row.wish) == (cast.groupmate, cast.curator, "")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"day2": "", "begins2": ""}, "day2"),
        ({"day1": "2026-11-20"}, "day1"),
        ({"day1": "9999-12-31"}, "day1"),
        ({"day2": "2026-11-26", "begins2": "14:00"}, "__all__"),
        ({"day3": "2026-11-30"}, "begins3"),
        ({"begins3": "10:00"}, "day3"),
        ({"partner": "999999"}, "partner"),
        ({"partner": "abc"}, "partner"),
        ({"minutes": "0"}, "minutes"),
        ({"wish": "a" * 10_001}, "wish"),
    ],
)
def test_what_is_refused_stands_beside_its_field_and_is_not_lost(cast, login, changed, field):
    sent = {**TWO, "partner": cast.curator.pk, "wish": "Grupės darbas.", **changed}

    response = login(cast.teacher).post("/coaching/new/", sent)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert Conversation.objects.count() == 0
    assert "15:10" in text_of(response) or "begins2" in changed


def test_nobody_without_a_curator_proposes(cast, login):
    page = login(cast.groupmate).get("/coaching/new/")
    sent = login(cast.groupmate).post("/coaching/new/", {**TWO, "partner": cast.curator.pk})

    assert (page.status_code, sent.status_code) == (200, 200)
    assert Conversation.objects.count() == 0


def test_own_lessons_speak_against_a_time_and_forbid_none(cast, login):
    make_lesson(cast.teacher, cast.year, SOON.date(), hour=14)
    client = login(cast.teacher)
    form = {**TWO, "partner": cast.curator.pk}

    part = client.get("/coaching/new/", form, headers={"HX-Request": "true"})
    sent = client.post("/coaching/new/", form, follow=True)

    assert "14:00" in text_of(part)
    assert "<html" not in text_of(part)
    assert [str(message) for message in sent.context["messages"]][1:] != []
    assert Conversation.objects.count() == 1


def test_the_asked_one_agrees_to_a_time(cast, login, make_row):
    row = make_row()
    client = login(cast.teacher)
    assert client.post(f"/coaching/{row.pk}/agree/", {}).status_code == 422

    client.post(f"/coaching/{row.pk}/agree/", {"time": row.times.last().pk})

    row.refresh_from_db()
    assert (row.status, row.starts_at) == (AGREED, SOON + timedelta(days=1))


def test_a_proposal_to_answer_comes_before_proposing(cast, login, make_row):
    row = make_row()

    asked, asker = (login(who).get("/coaching/").text for who in (cast.teacher, cast.curator))

    opens = f'<a class="btn btn-primary"\n         href="{row.get_absolute_url()}"'
    assert (opens in asked, opens in asker) == (True, False)


def test_a_time_of_another_conversation_is_no_choice(cast, login, make_row):
    row, other = (
        make_row(),
        make_conversation(cast.colleague, cast.administrator_curator, cast.year),
    )

    sent = {"time": other.times.first().pk}
    response = login(cast.teacher).post(f"/coaching/{row.pk}/agree/", sent)

    assert response.status_code == 422


def test_other_times_are_proposed_back(cast, login, make_row):
    row = make_row()
    client = login(cast.teacher)
    assert client.get(f"/coaching/{row.pk}/other-times/").status_code == 200
    assert client.post(f"/coaching/{row.pk}/other-times/", {}).status_code == 422

    client.post(f"/coaching/{row.pk}/other-times/", {**TWO, "minutes": "30"})

    row.refresh_from_db()
    assert (row.proposed_by, row.minutes) == (cast.teacher, 30)
    assert login(cast.teacher).post(f"/coaching/{row.pk}/agree/").status_code == 403


def test_move_call_off_and_hold(cast, login, make_row):
    row = make_row(AGREED)
    client = login(cast.curator)
    assert client.post(f"/coaching/{row.pk}/hold/").status_code == 403
    assert client.post(f"/coaching/{row.pk}/move/", {"day": ""}).status_code == 422

    client.post(
        f"/coaching/{row.pk}/move/", {"day": "2026-11-30", "begins": "9:00", "word": "Posėdis."}
    )

    row.refresh_from_db()
    assert timezone.localtime(row.starts_at).isoformat()[:16] == "2026-11-30T09:00"
    assert "Posėdis." in text_of(login(cast.teacher).get(f"/coaching/{row.pk}/"))
    past = make_row(AGREED, starts_at=LATELY, ends_at=LATELY + timedelta(minutes=45))
    login(cast.teacher).post(f"/coaching/{past.pk}/hold/")
    login(cast.teacher).post(f"/coaching/{row.pk}/cancel/", {"word": "Vaikas serga."})
    assert {one.pk: one.status for one in Conversation.objects.all()} == {
        row.pk: "cancelled",
        past.pk: "held",
    }


def test_a_button_of_a_page_left_open_says_so(cast, login, make_row):
    row = make_row()
    client = login(cast.teacher)
    client.post(f"/coaching/{row.pk}/decline/", {"word": "Sergu."})

    assert client.post(f"/coaching/{row.pk}/decline/").status_code == 403


def test_the_wish_is_the_teachers(cast, login, make_row):
    row = make_row(AGREED)

    assert login(cast.curator).post(f"/coaching/{row.pk}/wish/", {"wish": "x"}).status_code == 403
    login(cast.teacher).post(f"/coaching/{row.pk}/wish/", {"wish": "Kaip klausti?"})

    assert "Kaip klausti?" in text_of(login(cast.curator).get(f"/coaching/{row.pk}/"))


def test_agreements_in_one_tap(cast, login, make_row):
    row = make_row(HELD)
    client = login(cast.curator)
    assert client.post(f"/coaching/{row.pk}/agreements/", {"text": ""}).status_code == 422
    sent = {"text": "Filmuosiu.", "who": "teacher", "due_on": "2026-11-30"}
    client.post(f"/coaching/{row.pk}/agreements/", sent)
    one = ConversationAgreement.objects.get()

    assert client.post(f"/coaching/agreements/{one.pk}/done/", {"done": "1"}).status_code == 403
    teacher = login(cast.teacher)
    assert "Filmuosiu." in text_of(teacher.get("/coaching/"))
    back = teacher.post(f"/coaching/agreements/{one.pk}/done/", {"done": "1", "next": "/"})

    one.refresh_from_db()
    assert (back.url, one.done_on) == ("/", make.TODAY)
    assert "Filmuosiu." not in text_of(teacher.get("/coaching/"))
    assert teacher.post(f"/coaching/agreements/{one.pk}/drop/").status_code == 302
    assert ConversationAgreement.objects.count() == 1


def test_the_next_day_leads_to_a_proposal(cast, login, make_row):
    row = make_row(HELD)
    client = login(cast.curator)
    late = client.post(f"/coaching/{row.pk}/next/", {"next_on": "2026-11-01"})

    client.post(f"/coaching/{row.pk}/next/", {"next_on": "2026-12-17"})

    assert late.status_code == 422
    link = f"/coaching/new/?with={cast.teacher.pk}&amp;day=2026-12-17"
    assert link in text_of(client.get(f"/coaching/{row.pk}/"))


def test_a_private_note_saves_itself_and_is_shown_to_its_author(cast, login, make_row):
    row = make_row(HELD)
    url = f"/coaching/{row.pk}/note/"
    typed = {"text": "Pavargusi.", "version": "0", "editor": "a", "seq": "1"}

    saved = login(cast.curator).post(url, typed, headers={"X-Autosave": "1"})
    other = {"text": "Kitas langas.", "version": "0", "editor": "b", "seq": "1"}
    met = login(cast.curator).post(url, other, headers={"X-Autosave": "1"})

    assert (saved.status_code, met.status_code) == (200, 409)
    assert "Pavargusi." in text_of(login(cast.curator).get(f"/coaching/{row.pk}/"))
    assert "Pavargusi." not in text_of(login(cast.teacher).get(f"/coaching/{row.pk}/"))
    both = met.json()["conflict_url"]
    assert "Kitas langas." in text_of(login(cast.curator).get(both))
    version = str(ConversationPrivateNote.objects.get().version)
    login(cast.curator).post(both, {"text": "Abu.", "version": version})
    note = ConversationPrivateNote.objects.get()
    assert (note.text, note.late_text) == ("Abu.", "")


def test_a_closed_year_is_read_and_not_written(cast, login, make_row):
    row = make_row(HELD)
    make_agreement(row)
    close_year(cast.year, by=cast.administrator)

    page = login(cast.teacher).get(f"/coaching/{row.pk}/")
    sent = login(cast.teacher).post(
        f"/coaching/{row.pk}/agreements/", {"text": "x", "who": "both"}
    )

    assert (page.status_code, sent.status_code) == (200, 403)
    assert "Nufilmuosiu" in text_of(page)


def test_a_former_curator_reads_theirs_whole_and_writes_nothing(cast, login):
    row = make_conversation(cast.teacher, cast.former_curator, cast.year, HELD)
    make_agreement(row, text="Kalbėsimės kas mėnesį.")

    page = text_of(login(cast.former_curator).get(f"/coaching/{row.pk}/"))

    assert "Kalbėsimės kas mėnesį." in page
    assert f"/coaching/{row.pk}/agreements/" not in page
    assert login(cast.curator).get(f"/coaching/{row.pk}/").status_code == 404


def test_the_sheet_to_print_has_no_private_note(cast, login, make_row):
    row = make_row(HELD)
    row.private_notes.create(author=cast.teacher, text="Tik man.")

    page = text_of(login(cast.teacher).get(f"/coaching/{row.pk}/print/"))

    assert "Kaip suspėti" in page
    assert "Tik man." not in page


def test_the_first_page_has_the_next_and_what_waits(cast, login, make_row):
    make_row(AGREED, place="204 kab.")
    make_row()
    make_row(AGREED, starts_at=LATELY, ends_at=LATELY + timedelta(minutes=45))

    line = login(cast.teacher).get("/coaching/").context["line"]

    assert line.next.starts_at == SOON
    assert [len(line.to_answer), len(line.to_mark), len(line.proposed)] == [1, 1, 0]
    line = login(cast.curator).get("/coaching/").context["line"]
    assert [len(line.to_answer), len(line.to_mark), len(line.proposed)] == [0, 1, 1]
    assert [(one, len(rows)) for one, rows in line.teachers] == [(cast.teacher, 2)]
