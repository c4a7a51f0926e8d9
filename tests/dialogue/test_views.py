"""Answers, receipts, corrections and texts that save themselves, as requests."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dialogue import services
from dialogue.models import Message, MessageDraft, PrivateNote, Receipt, Thread
from dialogue.queries import talk_about
from groups.models import Curatorship
from tests import factories as make

FORM = "7d1b0d57-4c8c-4a3b-9d5b-3f6e6f0c2a11"
AUTOSAVE = {"X-Autosave": "1"}


@pytest.fixture
def reflection(cast):
    return make.make_reflection(cast.teacher, cast.year, submitted=True)


@pytest.fixture
def thread(cast, reflection):
    return make.make_waiting(reflection, cast.curator, since=make.at(date(2026, 11, 12)))


@pytest.mark.parametrize("name", ["teacher", "curator"])
def test_reply_of_the_two_leads_back_to_the_record(cast, login, reflection, thread, name):
    response = login(getattr(cast, name)).post(f"/threads/{thread.pk}/reply/", {"text": "Ačiū."})

    assert response.url == f"/reflections/{reflection.pk}/#pokalbis"
    assert Message.objects.get().author == getattr(cast, name)


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/goals/1/", "/goals/1/"),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_next_leads_nowhere_but_here(cast, login, reflection, thread, asked, led):
    answer = {"text": "Ačiū.", "next": asked}

    response = login(cast.teacher).post(f"/threads/{thread.pk}/reply/", answer)

    assert response.url == (led or f"/reflections/{reflection.pk}/#pokalbis")


@pytest.mark.parametrize("name", ["teacher", "curator"])
def test_read_beside_a_begun_answer_keeps_its_words(cast, login, reflection, thread, name):
    client, page = login(getattr(cast, name)), reflection.get_absolute_url()

    client.post(f"/threads/{thread.pk}/read/", {"text": "Pradėta mintis", "version": "0"})
    client.post(f"/threads/{thread.pk}/read/", {"text": "Pradėta mintis ir", "version": "1"})

    assert "Pradėta mintis ir</textarea>" in client.get(page).text
    assert not Message.objects.exists()

    client.post(f"/threads/{thread.pk}/reply/", {"text": "Pradėta mintis ir baigta."})
    assert not MessageDraft.objects.exists()


def test_read_with_too_long_a_text_gives_it_back(cast, login, thread):
    response = login(cast.curator).post(f"/threads/{thread.pk}/read/", {"text": "ą" * 10_001})

    assert response.status_code == 422
    assert "ą" * 10_001 in response.text


@pytest.mark.parametrize("name", ["former_curator", "groupmate", "administrator", "stranger"])
@pytest.mark.parametrize("address", ["reply", "read", "receipt", "draft"])
def test_thread_of_others_does_not_exist(cast, login, thread, name, address):
    client = login(getattr(cast, name))

    response = client.post(f"/threads/{thread.pk}/{address}/", {"text": "Aš."})

    assert response.status_code == 404
    assert not Message.objects.exists()
    assert not Receipt.objects.exists()


def test_reply_to_a_curator_of_before_is_nobodys_move(cast, login, thread):
    Curatorship.objects.filter(curator=cast.curator).update(until_on=date(2026, 11, 22))

    response = login(cast.teacher).post(f"/threads/{thread.pk}/reply/", {"text": "Kam?"})

    assert response.status_code == 403


@pytest.mark.parametrize("text", ["", "   ", "\x00", "ą" * 10_001])
def test_refused_reply_comes_back_with_its_text(cast, login, thread, text):
    response = login(cast.teacher).post(f"/threads/{thread.pk}/reply/", {"text": text})

    assert response.status_code == 422
    assert response.context["talk"].text == text.replace("\x00", "")
    assert "error_id_text" in response.text
    assert not Message.objects.exists()


def test_reply_sent_four_times_is_one_message(cast, login, thread):
    client = login(cast.curator)
    for _time in range(4):
        client.post(f"/threads/{thread.pk}/reply/", {"text": "Kartą.", "form_token": FORM})

    assert Message.objects.count() == 1


def test_read_by_the_curator_ends_the_waiting(cast, login, thread):
    login(cast.curator).post(f"/threads/{thread.pk}/read/")

    thread.refresh_from_db()
    assert thread.waiting_since is None


def test_receipt_is_left_without_a_word(cast, login, thread):
    response = login(cast.curator).post(f"/threads/{thread.pk}/receipt/")

    assert (response.status_code, response.content) == (204, b"")
    assert Receipt.objects.get().reader == cast.curator
    assert Thread.objects.get().waiting_since is not None


def test_several_are_read_at_once_and_only_the_chosen(cast, login, thread):
    months = (date(2026, 9, 1), date(2026, 11, 1))
    others = [
        make.make_waiting(
            make.make_reflection(cast.teacher, cast.year, month, submitted=True), cast.curator
        )
        for month in months
    ]
    chosen = [thread.pk, others[0].pk]

    login(cast.curator).post("/threads/read/", {"thread": chosen})

    assert list(Thread.objects.waiting()) == [others[1]]


@pytest.mark.parametrize("chosen", [[], ["abc"], [999_999]])
def test_nothing_chosen_is_told_and_changes_nothing(cast, login, thread, chosen):
    response = login(cast.curator).post("/threads/read/", {"thread": chosen})

    assert response.url == "/desk/"
    assert Thread.objects.waiting().count() == 1


def test_thread_of_another_curator_is_not_marked_read(cast, login, thread):
    login(cast.administrator_curator).post("/threads/read/", {"thread": [thread.pk]})

    assert Thread.objects.waiting().count() == 1


def test_new_curator_opens_a_thread_of_their_own(cast, login, reflection):
    old = make.make_waiting(reflection, cast.former_curator)
    Message.objects.create(thread=old, author=cast.former_curator, text="Seni žodžiai")
    subject = f"reflection:{reflection.pk}"

    talk = talk_about(subject, cast.curator)
    login(cast.curator).post(talk.reply_url, {"text": "Nauji žodžiai"})

    mine = talk_about(subject, cast.curator)
    assert [line.message.text for part in mine.parts for line in part.lines] == ["Nauji žodžiai"]
    theirs = talk_about(subject, cast.teacher)
    words = [[line.message.text for line in part.lines] for part in theirs.parts]
    assert words == [["Seni žodžiai"], ["Nauji žodžiai"]]


@pytest.mark.parametrize("name", ["former_curator", "groupmate", "administrator", "teacher"])
def test_nobody_else_opens_a_thread(cast, login, reflection, name):
    path = f"/threads/open/reflection:{reflection.pk}/"

    assert login(getattr(cast, name)).post(path, {"text": "Aš."}).status_code == 404
    assert not Thread.objects.exists()


@pytest.mark.parametrize("subject", ["reflection:9", "reflection:x", "nothing:1", "reflection"])
def test_thread_about_nothing_is_not_opened(cast, login, subject):
    path = f"/threads/open/{subject}/"

    assert login(cast.curator).post(path, {"text": "Aš."}).status_code == 404


def test_empty_first_word_opens_nothing(cast, login, reflection):
    path = f"/threads/open/reflection:{reflection.pk}/"

    assert login(cast.curator).post(path, {"text": " "}).status_code == 422
    assert not Thread.objects.exists()


def test_message_is_corrected_by_its_author_in_time(cast, login, thread):
    message = services.send_message(thread, "Klaidelė", by=cast.curator)
    path = f"/threads/messages/{message.pk}/correct/"

    assert login(cast.curator).post(path, {"text": "Be klaidos"}).status_code == 302
    assert login(cast.teacher).post(path, {"text": "Ne mano"}).status_code == 403
    assert Message.objects.get().text == "Be klaidos"


def test_late_correction_is_refused_and_keeps_the_text(cast, login, thread):
    message = services.send_message(thread, "Senas", by=cast.curator)
    Message.objects.update(sent_at=timezone.now() - timedelta(minutes=16))

    response = login(cast.curator).post(
        f"/threads/messages/{message.pk}/correct/", {"text": "Naujas tekstas"}
    )

    assert response.status_code == 422
    assert "Naujas tekstas" in response.text
    assert Message.objects.get().text == "Senas"


def test_draft_of_two_windows_is_told_and_put_together(cast, login, thread):
    client, path = login(cast.curator), f"/threads/{thread.pk}/draft/"
    first = {"text": "Vienas", "version": "0", "editor": "a", "seq": "1"}
    late = {"text": "Kitas", "version": "0", "editor": "b", "seq": "1"}

    assert client.post(path, first, headers=AUTOSAVE).json()["version"] == 1
    answer = client.post(path, late, headers=AUTOSAVE)

    assert (answer.status_code, answer.json()) == (409, {"conflict_url": f"{path}both/"})
    page = client.get(f"{path}both/").text
    assert "Vienas" in page
    assert "Kitas" in page
    behind = client.post(f"{path}both/", {"text": "Vienas ir kitas", "version": "1"})
    assert behind.status_code == 422
    assert "Vienas ir kitas" in behind.text
    client.post(f"{path}both/", {"text": "Vienas ir kitas", "version": "2"})
    draft = MessageDraft.objects.get()
    assert (draft.text, draft.late_text) == ("Vienas ir kitas", "")


def test_draft_too_long_is_not_kept(cast, login, thread):
    answer = login(cast.curator).post(
        f"/threads/{thread.pk}/draft/", {"text": "ą" * 10_001}, headers=AUTOSAVE
    )

    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["text"]


def test_both_texts_without_a_conflict_lead_back(cast, login, thread):
    assert login(cast.curator).get(f"/threads/{thread.pk}/draft/both/").status_code == 302


def test_note_is_kept_with_and_without_a_script(cast, login):
    client, path = login(cast.curator), f"/threads/notes/{cast.teacher.pk}/"

    plain = client.post(path, {"text": "Paklausti.", "version": "0"})
    script = client.post(path, {"text": "Paklausti apie tai.", "version": "1"}, headers=AUTOSAVE)

    assert plain.url == f"/desk/{cast.teacher.pk}/"
    assert script.json()["version"] == 2
    assert PrivateNote.objects.get().text == "Paklausti apie tai."


def test_note_of_an_older_window_overwrites_nothing(cast, login):
    client, path = login(cast.curator), f"/threads/notes/{cast.teacher.pk}/"
    client.post(path, {"text": "Naujas", "version": "0"})

    response = client.post(path, {"text": "Senas langas", "version": "0"})

    assert response.url == f"{path}both/"
    page = client.get(response.url).text
    assert "Naujas" in page
    assert "Senas langas" in page
    assert PrivateNote.objects.get().text == "Naujas"


def test_long_note_is_refused_with_its_text(cast, login):
    response = login(cast.curator).post(
        f"/threads/notes/{cast.teacher.pk}/", {"text": "ą" * 10_001, "version": "0"}
    )

    assert response.status_code == 422
    assert "ą" * 10_001 in response.text


@pytest.mark.parametrize("name", ["former_curator", "teacher", "administrator", "stranger"])
def test_note_is_written_by_the_curator_of_today_alone(cast, login, name):
    client, path = login(getattr(cast, name)), f"/threads/notes/{cast.teacher.pk}/"

    assert client.post(path, {"text": "Aš."}).status_code == 404
    assert client.get(f"{path}both/").status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_conversation_costs_the_same_whatever_was_said(
    cast, thread, count, django_assert_num_queries
):
    for _time in range(count):
        services.send_message(thread, "Žodis", by=cast.teacher)

    with django_assert_num_queries(4):
        talk = talk_about(thread.subject, cast.curator)

    assert talk.answers_count == count


def test_conversation_is_the_twos_and_nobody_elses(cast, thread):
    shown = {
        name: talk_about(thread.subject, getattr(cast, name)).is_shown
        for name in ("teacher", "curator", "former_curator", "groupmate", "administrator")
    }

    assert [name for name, is_shown in shown.items() if is_shown] == ["teacher", "curator"]


def test_two_texts_of_a_teachers_answer_lead_back_to_the_record(cast, login):
    reflection = make.make_reflection(cast.teacher, cast.year, submitted=True)
    thread = make.make_waiting(reflection, cast.curator)
    MessageDraft.objects.create(
        thread=thread, author=cast.teacher, text="Viena", late_text="Kita", version=3
    )
    fields = {"text": "Viena, kita", "version": "3"}

    response = login(cast.teacher).post(f"/threads/{thread.pk}/draft/both/", fields)

    assert response.url == f"{reflection.get_absolute_url()}#pokalbis"
    assert MessageDraft.objects.get().text == "Viena, kita"


def test_the_record_offers_to_keep_an_answer_once_there_is_a_thread(cast, login):
    reflection = make.make_reflection(cast.teacher, cast.year, submitted=True)
    client = login(cast.curator)
    before = client.get(reflection.get_absolute_url()).text

    thread = make.make_waiting(reflection, cast.curator)
    after = client.get(reflection.get_absolute_url()).text

    assert "data-autosave" not in before
    assert f'data-save-url="/threads/{thread.pk}/draft/"' in after
    assert "js/autosave.js" in after
