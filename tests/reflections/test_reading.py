"""A reflection as its readers see it, one's year, and what an owner does with it."""

import io
import zipfile
from datetime import date

import pytest

from core.files import CheckedFile
from dialogue.services import leave_receipt, send_message
from goals.enums import GoalStatus
from goals.services import attach as attach_to_goal
from groups.enums import Audience
from people.services.own import accept_promises
from reflections.models import Reflection
from reflections.services import attach, change_audience, submit_reflection
from tests import factories as make
from tests.conftest import READERS
from years.enums import YearStatus
from years.services import close_year

FILE = CheckedFile("pdf", "application/pdf", "pdf", b"%PDF-1.4 planas", "planas.pdf")


@pytest.fixture
def row(cast):
    row = make.make_reflection(
        cast.teacher, cast.year, growth="A3", next_step="Klausiu.", mattered="Slaptas žodis"
    )
    return submit_reflection(row, by=cast.teacher)


def page(client, row):
    return client.get(f"/reflections/{row.pk}/")


@pytest.mark.parametrize("audience", Audience.values)
def test_growth_is_seen_with_the_words_and_by_nobody_else(cast, login, row, audience):
    change_audience(row, audience, by=cast.teacher)

    seen = {name: page(login(getattr(cast, name)), row) for name in READERS}

    words = {name for name, answer in seen.items() if "Slaptas žodis" in answer.text}
    growth = {name for name, answer in seen.items() if ">A3<" in answer.text}
    assert growth == words == {name for name, answer in seen.items() if answer.status_code == 200}
    assert ("groupmate" in growth, "colleague" in growth) == (
        audience != Audience.CURATOR,
        audience == Audience.SCHOOL,
    )


def test_conversation_is_for_the_two(cast, login, row):
    send_message(row.threads.get().thread, "Kuratorės žodis", by=cast.curator)
    change_audience(row, "school", by=cast.teacher)

    assert "Kuratorės žodis" in page(login(cast.teacher), row).text
    assert "Kuratorės žodis" not in page(login(cast.groupmate), row).text


def test_history_of_another_curators_year_is_not_the_present_ones(cast, login):
    last = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    make.make_curatorship(cast.former_curator, cast.teacher, last)
    row = make.make_reflection(
        cast.teacher, last, date(2026, 3, 1), submitted=True, audience="school"
    )
    row.amendments.create(field="mattered", was="Buvęs žodis", now="Dabar", by=cast.teacher)

    seen = page(login(cast.curator), row).text

    assert row.mattered in seen
    assert "Buvęs žodis" not in seen


def test_text_on_the_screen_is_told_by_a_post_only(cast, login, row):
    thread = row.threads.get().thread

    text = page(login(cast.curator), row).text

    assert f'data-receipt-url="/threads/{thread.pk}/' in text
    assert not thread.receipts.exists()


def test_history_is_for_the_two_and_audience_for_the_owner(cast, login, row):
    client = login(cast.teacher)
    client.post(
        "/reflections/2026-10/",
        {
            "mattered": "Kitas žodis",
            "next_step": "Klausiu.",
            "version": row.version,
            "act": "submit",
        },
    )
    change_audience(row, "school", by=cast.teacher)

    assert "Slaptas žodis" in [change.was for change in page(client, row).context["history"]]
    assert page(login(cast.colleague), row).context["history"] == []
    assert list(page(login(cast.curator), row).context["audience_changes"]) == []
    assert len(page(login(cast.teacher), row).context["audience_changes"]) == 1


def test_pending_amendment_is_seen_by_nobody_else(cast, login, row):
    fields = {"mattered": "Dar niekam", "next_step": "Klausiu.", "version": row.version}
    login(cast.teacher).post("/reflections/2026-10/save/", fields)

    assert Reflection.objects.get().pending["mattered"] == "Dar niekam"
    assert "Dar niekam" not in page(login(cast.curator), row).text


def test_dropping_the_amendment(cast, login, row):
    client = login(cast.teacher)
    client.post("/reflections/2026-10/save/", {"mattered": "x", "version": row.version})

    client.post(f"/reflections/{row.pk}/drop/")

    assert Reflection.objects.get().pending is None


def test_own_draft_opens_the_editor(cast, login):
    draft = make.make_reflection(cast.teacher, cast.year)

    assert page(login(cast.teacher), draft).url == "/reflections/2026-10/"


def test_draft_of_a_closed_year_is_read(cast, login):
    closed = make.make_year(cast.school, 2025, "closed")
    draft = make.make_reflection(cast.teacher, closed, date(2026, 3, 1), mattered="Palikta")

    assert "Palikta" in page(login(cast.teacher), draft).text


def test_audience_changes_in_a_closed_year_too(cast, login):
    closed = make.make_year(cast.school, 2025, "closed")
    row = make.make_reflection(cast.teacher, closed, date(2026, 3, 1), submitted=True)
    client = login(cast.teacher)

    assert f"/reflections/{row.pk}/audience/" in page(client, row).text
    client.post(f"/reflections/{row.pk}/audience/", {"audience": "school"})

    assert Reflection.objects.get().audience == "school"


def test_owner_changes_the_audience_and_the_curator_may_not(cast, login, row):
    address = f"/reflections/{row.pk}/audience/"

    assert login(cast.curator).post(address, {"audience": "school"}).status_code == 403
    assert login(cast.stranger).post(address, {"audience": "school"}).status_code == 404
    assert login(cast.teacher).post(address, {"audience": "nobody"}).status_code == 422
    assert login(cast.teacher).post(address, {"audience": "group"}).status_code == 302
    assert Reflection.objects.get().audience == "group"


def test_take_back_says_no_once_it_is_opened(cast, login, row):
    leave_receipt(row.threads.get().thread, by=cast.curator)
    client = login(cast.teacher)

    assert "take-back" not in page(client, row).text
    client.post(f"/reflections/{row.pk}/take-back/")

    assert Reflection.objects.get().is_submitted


def test_no_word_changes_after_the_year_is_closed(cast, login, row):
    cast.year.status = "closed"
    cast.year.save()
    client = login(cast.teacher)

    assert page(client, row).status_code == 200
    assert client.post(f"/reflections/{row.pk}/drop/").status_code == 403
    assert client.post(f"/reflections/{row.pk}/take-back/").status_code == 403
    assert client.get("/reflections/2026-10/").status_code == 404


def test_my_year_shows_every_month_in_its_state(cast, login, row):
    make.make_reflection(cast.teacher, cast.year, date(2026, 11, 1))
    send_message(row.threads.get().thread, "Ačiū.", by=cast.curator)

    shown = login(cast.teacher).get("/reflections/").context

    states = [str(month.state) for month in shown["months"]]
    assert states == ["missed", "answered", "draft"] + ["future"] * 7
    assert (shown["submitted"], shown["expected"]) == (1, 10)


def test_my_year_leaves_out_the_months_of_leave(cast, login):
    shown = login(cast.on_leave).get("/reflections/").context

    assert [str(month.state) for month in shown["months"]][:4] == ["missed"] + ["left_out"] * 3
    assert shown["expected"] == 7


def test_my_year_costs_the_same_with_one_and_with_ten(cast, login, django_assert_max_num_queries):
    client = login(cast.teacher)
    closed = make.make_year(cast.school, 2025, "closed")
    for month in range(1, 7):
        make.make_reflection(cast.teacher, closed, date(2026, month, 1), submitted=True)
    for month in range(9, 12):
        make.make_reflection(cast.teacher, cast.year, date(2026, month, 1), submitted=True)

    with django_assert_max_num_queries(9):
        client.get("/reflections/")


def test_print_holds_ones_own_year_alone(cast, login, row):
    make.make_reflection(cast.curator, cast.year, submitted=True, mattered="Svetimas")

    text = login(cast.teacher).get("/reflections/year/").text

    assert "Slaptas žodis" in text
    assert "Svetimas" not in text


@pytest.mark.parametrize("year", ["0", "x", "9" * 30])
def test_print_of_a_year_that_is_not(cast, login, year):
    assert login(cast.teacher).get(f"/reflections/year/?year={year}").status_code == 404


def test_print_of_another_school_is_not(cast, login):
    address = f"/reflections/year/?year={cast.other_year.pk}"

    assert login(cast.teacher).get(address).status_code == 404


def test_download_holds_texts_and_files(cast, login, row):
    attach(row, FILE, by=cast.teacher)
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    attach_to_goal(goal, FILE, by=cast.teacher)
    goal.assessments.create(moment="mid", words="Pusiaukelė.", closeness=3)
    send_message(row.threads.get().thread, "Kuratorės žodis", by=cast.curator)

    answer = login(cast.teacher).get("/reflections/year/download/")

    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        file, of_goal, index = archive.namelist()
        text = archive.read(index).decode()
        assert archive.read(file) == archive.read(of_goal) == FILE.content
    assert "Slaptas žodis" in text
    assert "Kuratorės žodis" in text
    assert file in text
    assert of_goal in text
    assert "Pusiaukelė." in text


def test_an_amendment_that_was_not_submitted_is_read_by_its_owner_after_the_year(cast, login, row):
    save = {**row_texts(row), "mattered": "Dar nepateikta", "act": "save"}
    login(cast.teacher).post("/reflections/2026-10/", save)
    change_audience(row, "school", by=cast.teacher)
    close_year(cast.year, by=cast.administrator)

    assert "Dar nepateikta" in page(login(cast.teacher), row).text
    assert "Dar nepateikta" in taken_home(login(cast.teacher), cast.year)
    assert "Dar nepateikta" not in page(login(cast.colleague), row).text


def test_when_one_read_who_sees_what_is_taken_home(cast, login, row):
    accept_promises(cast.groupmate, by=cast.groupmate)
    client = login(cast.teacher)
    client.cookies["apt_language"] = "en"
    assert "You read it" not in taken_home(client, cast.year)

    accept_promises(cast.teacher, by=cast.teacher)

    assert taken_home(client, cast.year).count("You read it on 23\xa0November 2026.") == 1


def row_texts(row):
    return {"next_step": row.next_step, "mattered": row.mattered, "version": row.version}


def taken_home(client, year):
    answer = client.get(f"/reflections/year/download/?year={year.pk}")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return archive.read("index.html").decode()
