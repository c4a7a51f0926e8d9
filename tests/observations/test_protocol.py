"""The protocol's pages: typed, kept, submitted, talked over, confirmed, opened again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from observations.enums import ObservationStatus
from observations.models import Observation, OpenLesson, ProtocolTemplate
from observations.services import begin_protocol
from tests.observations.factories import LATELY, make_lesson, make_observation, make_place
from years.models import SchoolYear

FRAME = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "ROLLBACK")
ANSWERS = {"answer_strengths": "Dvi tylios minutės.", "answer_question": "Kada keičiatės?"}
NOTES = {
    "note_at": ["1056", "25:00", ""],
    "note_side": ["pupils", "teacher", "nobody"],
    "note_text": ["Spėja raštu.", "  ", "Keičiasi."],
}


def statements(act):
    with CaptureQueriesContext(connection) as queries:
        response = act()
    assert response.status_code == 200
    return [q["sql"] for q in queries if not q["sql"].startswith(FRAME)]


@pytest.fixture
def lesson(cast):
    """The teacher showed it last Thursday."""
    return make_lesson(cast.teacher, cast.year, LATELY)


@pytest.fixture
def draft(cast, lesson):
    return make_observation(lesson, cast.colleague)


@pytest.fixture
def submitted(cast, lesson):
    return make_observation(lesson, cast.colleague, ObservationStatus.SUBMITTED)


@pytest.fixture
def confirmed(cast, lesson):
    return make_observation(lesson, cast.colleague, ObservationStatus.CONFIRMED)


def url(row, action=""):
    return f"/observations/{row.pk}/" + (f"{action}/" if action else "")


def save(client, row, fields, *, version=0, seq=1):
    fields = {**fields, "version": version, "editor": "e", "seq": seq}
    return client.post(url(row, "save"), fields, headers={"X-Autosave": "1"})


def test_protocol_is_begun_by_a_button(cast, login):
    soon = make_lesson(cast.teacher, cast.year, timezone.localdate(), 10)
    make_place(soon, cast.colleague)

    answer = login(cast.colleague).post(f"/observations/begin/{soon.pk}/")

    assert answer.url == url(Observation.objects.get(observer=cast.colleague))


def test_protocol_is_not_begun_without_a_place(cast, login, lesson):
    answer = login(cast.colleague).post(f"/observations/begin/{lesson.pk}/")

    assert answer.url == lesson.get_absolute_url()
    assert not Observation.objects.exists()


def test_lines_without_words_are_left_out(draft, cast, login):
    answer = save(login(cast.colleague), draft, {**NOTES, **ANSWERS})

    assert answer.json()["version"] == 1
    row = Observation.objects.get()
    assert row.notes == [
        {"at": "10:56", "side": "pupils", "text": "Spėja raštu."},
        {"at": "", "side": "teacher", "text": "Keičiasi."},
    ]
    assert row.answers[1]["answer"] == "Kada keičiatės?"


@pytest.mark.parametrize("headers", [{"X-Autosave": "1"}, {}])
def test_a_time_that_is_none_is_refused_beside_its_field(draft, cast, login, headers):
    lines = {
        "note_at": ["10:56", "25:00"],
        "note_side": ["teacher", "pupils"],
        "note_text": ["Klausia.", "Spėja raštu."],
    }
    fields = {**lines, "version": 0, "editor": "e", "seq": 1}
    client = login(cast.colleague)
    client.cookies["apt_language"] = "en"

    answer = client.post(url(draft, "save" if headers else ""), fields, headers=headers)

    assert answer.status_code == 422
    if headers:
        assert list(answer.json()["errors"]) == ["notes"]
        assert "25:00" in answer.json()["errors"]["notes"][0]
    else:
        assert [bool(line["error"]) for line in answer.context["form"].lines] == [False, True]
        assert answer.text.count('aria-describedby="notes_error"') == 1
        assert "Spėja raštu." in answer.text
    draft.refresh_from_db()
    assert len(draft.notes) == 1  # what was there


def test_too_long_a_note_is_refused_with_a_sentence(draft, cast, login):
    long = {"note_at": ["10:00"], "note_side": ["teacher"], "note_text": ["a" * 2001]}

    answer = save(login(cast.colleague), draft, long)

    assert answer.status_code == 422
    assert "notes" in answer.json()["errors"]


def test_page_shows_lines_again_and_a_row_without_a_script(draft, cast, login):
    client = login(cast.colleague)
    client.post(url(draft), {**NOTES, "act": "save"})

    page = client.get(url(draft)).content.decode()

    assert "Spėja raštu." in page
    assert page.count('name="note_text"') == 2 + 1 + 4  # lines, the template, without a script
    assert draft.lesson.focus_question in page


def test_protocol_without_an_answer_is_not_submitted(draft, cast, login):
    answer = login(cast.colleague).post(url(draft), {**NOTES, "act": "submit"})

    assert answer.status_code == 422
    assert 'id="error_1_id_answer_strengths"' in answer.content.decode()
    assert Observation.objects.get().notes[0]["text"] == "Spėja raštu."


def test_submitted_is_read_by_both_and_nobody_else(draft, cast, login):
    login(cast.colleague).post(url(draft), {**NOTES, **ANSWERS, "act": "submit"})

    for reader in (cast.colleague, cast.teacher):
        page = login(reader).get(url(draft))
        assert "Spėja raštu." in page.content.decode()
    for reader in (cast.curator, cast.groupmate, cast.administrator, cast.stranger):
        assert login(reader).get(url(draft)).status_code == 404


def test_button_pressed_twice_submits_once(draft, cast, login):
    client = login(cast.colleague)
    for _ in range(2):
        answer = client.post(url(draft), {**NOTES, **ANSWERS, "act": "submit"})
        assert answer.url == url(draft)

    row = Observation.objects.get()
    assert (row.status, row.pending) == (ObservationStatus.SUBMITTED, None)
    assert row.amendments.count() == 0


def test_draft_does_not_exist_for_the_teacher(draft, cast, login):
    assert login(cast.teacher).get(url(draft)).status_code == 404


def test_text_from_an_older_version_is_kept_beside(draft, cast, login):
    client = login(cast.colleague)
    save(client, draft, ANSWERS)
    other = {"answer_strengths": "Kita.", "version": 0, "editor": "f", "seq": 1}

    answer = client.post(url(draft, "save"), other, headers={"X-Autosave": "1"})

    assert answer.status_code == 409
    assert answer.json()["conflict_url"] == url(draft, "conflict")
    page = client.get(url(draft, "conflict")).content.decode()
    assert "Dvi tylios minutės.\n\nKita." in page
    merged = {"answer_strengths": "Abi.", "version": 1, "act": "merge"}
    assert client.post(url(draft, "conflict"), merged).url == url(draft)
    assert Observation.objects.get().answers[0]["answer"] == "Abi."


@pytest.mark.parametrize(("act", "kept"), [("there", "Dvi tylios minutės."), ("copy", "Kita.")])
def test_either_of_two_texts_is_chosen(draft, cast, login, act, kept):
    client = login(cast.colleague)
    save(client, draft, ANSWERS)
    client.post(url(draft, "save"), {"answer_strengths": "Kita.", "version": 0, "editor": "f"})

    client.post(url(draft, "conflict"), {"version": 1, "act": act})

    assert Observation.objects.get().answers[0]["answer"] == kept


def test_amendment_is_seen_by_its_author_until_submitted(submitted, cast, login):
    client = login(cast.colleague)
    client.post(url(submitted, "amend"), {"answer_strengths": "Trys minutės.", "act": "save"})

    assert "Trys" not in login(cast.teacher).get(url(submitted)).content.decode()
    client = login(cast.colleague)
    client.post(url(submitted, "amend"), {"answer_strengths": "Trys minutės.", "act": "submit"})
    assert "Trys" in login(cast.teacher).get(url(submitted)).content.decode()
    assert "Tylios minutės" in login(cast.teacher).get(url(submitted, "history")).content.decode()


def test_amendment_is_dropped(submitted, cast, login):
    client = login(cast.colleague)
    client.post(url(submitted, "amend"), {"answer_strengths": "Trys.", "act": "save"})

    client.post(url(submitted, "drop"))

    assert Observation.objects.get().pending is None


def test_both_write_agreements_and_neither_is_lost(submitted, cast, login):
    day = f"{timezone.localdate():%Y-%m-%d}"
    first = {"version": 0, "discussed_on": day, "agreements": "Keistis kas 10 min."}
    login(cast.colleague).post(url(submitted, "discuss"), first)

    second = {"version": 0, "discussed_on": day, "agreements": "Laukti šešias sekundes."}
    login(cast.teacher).post(url(submitted, "discuss"), second)

    page = login(cast.colleague).get(url(submitted)).content.decode()
    assert "Keistis kas 10 min." in page
    assert "Laukti šešias sekundes." in page
    assert Observation.objects.get().status == ObservationStatus.DISCUSSED


@pytest.mark.parametrize("day", ["", "2026-12-24", "vakar"])
def test_day_of_the_talk_is_asked(submitted, cast, login, day):
    fields = {"version": 0, "discussed_on": day, "agreements": "Taip."}

    answer = login(cast.teacher).post(url(submitted, "discuss"), fields)

    assert answer.status_code == 422
    assert "Taip." in answer.content.decode()


def test_teacher_confirms_in_own_words(submitted, cast, login):
    client = login(cast.teacher)
    assert client.post(url(submitted, "confirm"), {"owner_words": " "}).status_code == 422

    client.post(url(submitted, "confirm"), {"owner_words": "Kalbu per daug."})

    assert Observation.objects.get().status == ObservationStatus.CONFIRMED
    page = login(cast.curator).get(url(submitted)).content.decode()
    assert "Kalbu per daug." in page


def test_observer_does_not_confirm(submitted, cast, login):
    answer = login(cast.colleague).post(url(submitted, "confirm"), {"owner_words": "Aš."})

    assert answer.status_code == 403


def test_page_says_when_time_confirms_and_that_it_did(submitted, cast, login):
    assert "gruodžio" in login(cast.teacher).get(url(submitted)).content.decode()
    Observation.objects.update(
        status="confirmed", confirmed_at=timezone.now(), is_confirmed_by_time=True
    )
    client = login(cast.teacher)

    answer = client.post(url(submitted, "confirm"), {"owner_words": "Pavėlavau."})

    assert answer.status_code == 302
    assert Observation.objects.get().owner_words == "Pavėlavau."


@pytest.mark.parametrize("who", ["teacher", "colleague"])
def test_either_opens_again_with_a_reason(confirmed, cast, login, who):
    client = login(getattr(cast, who))
    assert client.post(url(confirmed, "reopen"), {"reason": ""}).status_code == 422

    client.post(url(confirmed, "reopen"), {"reason": "Ne ta klasė."})

    assert Observation.objects.get().status == ObservationStatus.SUBMITTED
    assert "Ne ta klasė." in client.get(url(confirmed, "history")).content.decode()
    assert login(cast.curator).get(url(confirmed)).status_code == 404


def test_teacher_widens_the_readers(confirmed, cast, login):
    assert login(cast.groupmate).get(url(confirmed)).status_code == 404

    login(cast.teacher).post(url(confirmed, "audience"), {"audience": "group"})

    assert login(cast.groupmate).get(url(confirmed)).status_code == 200
    assert login(cast.groupmate).get(url(confirmed, "history")).status_code == 403
    assert login(cast.colleague).post(url(confirmed, "audience")).status_code == 403


def test_readers_are_the_teachers_choice_after_the_year_too(confirmed, cast, login):
    SchoolYear.objects.filter(pk=cast.year.pk).update(status="closed")
    client = login(cast.teacher)
    assert url(confirmed, "audience") in client.get(url(confirmed)).text

    answer = client.post(url(confirmed, "audience"), {"audience": "school"})

    assert answer.status_code == 302
    assert Observation.objects.get().audience == "school"


def test_a_second_text_of_the_agreements_is_for_the_two_alone(confirmed, cast, login):
    texts = {"discussed_on": LATELY, "agreements": "Pirmas.", "late_agreements": "Antras tekstas."}
    Observation.objects.update(**texts, audience="school")

    seen = {
        name: ("Pirmas." in page, "Antras tekstas." in page)
        for name in ("teacher", "colleague", "curator", "groupmate")
        for page in [login(getattr(cast, name)).get(url(confirmed)).text]
    }

    both, first = (True, True), (True, False)
    assert seen == {"teacher": both, "colleague": both, "curator": first, "groupmate": first}


def test_lesson_did_not_take_place(draft, cast, login):
    client = login(cast.colleague)
    save(client, draft, NOTES)

    client.post(url(draft, "not-held"))

    assert Observation.objects.get().status == ObservationStatus.DID_NOT_HAPPEN
    assert "Spėja raštu." in client.get(url(draft)).content.decode()
    assert 'id="issaugota"' not in client.get(url(draft)).text


def test_curator_writes_feedback_and_teacher_answers(confirmed, cast, login):
    client = login(cast.curator)
    page = client.get(url(confirmed)).content.decode()
    opener = reverse("dialogue:open", args=[confirmed.key])
    assert opener in page

    client.post(opener, {"text": "Gera tyla."})

    assert "Gera tyla." in login(cast.teacher).get(url(confirmed)).content.decode()
    assert "Gera tyla." not in login(cast.colleague).get(url(confirmed)).content.decode()


def test_scales_only_where_the_template_has_them(cast, login):
    asked = [{"key": "strengths", "text": "Kas padėjo", "help": "", "is_required": False}]
    scale = [{"key": "plan", "text": "Planavimas", "help": ""}]
    ProtocolTemplate.objects.create(
        school=cast.school, version=1, name="Skalės", questions=asked, scales=scale
    )
    make_place(make_lesson(cast.teacher, cast.year, timezone.localdate(), 10), cast.colleague)
    row = begin_protocol(OpenLesson.objects.get(), by=cast.colleague)
    client = login(cast.colleague)

    save(client, row, {"scale_plan": "3"})

    assert Observation.objects.get().scales[0]["value"] == 3
    assert "Planavimas" in client.get(url(row, "print")).content.decode()


def test_budgets(confirmed, cast, login):
    other = make_lesson(cast.groupmate, cast.year, LATELY, 12)
    draft = make_observation(other, cast.colleague)
    client = login(cast.colleague)
    save(client, draft, {**NOTES, **ANSWERS})

    assert len(statements(lambda: client.get(url(draft)))) <= 9
    again = {**ANSWERS, "answer_idea": "Tyla."}
    assert len(statements(lambda: save(client, draft, again, version=1, seq=2))) <= 6


@pytest.mark.parametrize("who", ["colleague", "teacher", "curator"])
def test_reading_budget(confirmed, cast, login, who):
    client = login(getattr(cast, who))
    found = statements(lambda: client.get(url(confirmed)))
    assert len(found) <= 9, "\n".join(found)
