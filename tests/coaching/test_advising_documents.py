"""The documents open, are tagged, say who they are, and hold every word that was typed."""

import io
import re
import subprocess
from datetime import timedelta

import pikepdf
import pytest

from coaching.advising_enums import ReportStatus
from coaching.documents.glyphs import UNKNOWN, characters, drawable
from tests.coaching.advisings import (
    BEGAN,
    LETTERS,
    make_advising,
    make_plan,
    make_report,
    make_role,
    make_session,
)

MARKUP = r"#strong[x] *b* _i_ = ne antraštė $x^2$ \ <label> @nuoroda `kodas` // ne pastaba"
UA = "{http://www.aiim.org/pdfua/ns/id/}part"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


@pytest.fixture
def running(cast):
    make_role(cast.colleague)
    return make_advising(cast.colleague, cast.teacher, cast.year, goal=f"Klausimai {LETTERS}")


def text_of(pdf):
    """As a reader's program takes it out; lines joined, hyphens of line ends undone."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"],
        input=pdf,
        capture_output=True,
        check=True,
    )
    return " ".join(done.stdout.decode().split())


def fetched(client, row, name):
    answer = client.get(f"{row.get_absolute_url()}{name}.pdf")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return answer


def facts(pdf):
    """What a screen reader asks of the file: (marked, tagged, language, title, PDF/UA part)."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        with file.open_metadata() as meta:
            said = (str(file.Root.Lang), meta[TITLE], meta[UA])
        return (bool(file.Root.MarkInfo.Marked), "/StructTreeRoot" in file.Root, *said)


def kinds_of(pdf):
    """The kinds of elements in the structure tree."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        rows = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        return {str(one.S) for one in rows if "/S" in one and "/P" in one}


@pytest.mark.parametrize("language", ["lt", "en"])
def test_both_documents_are_pdf_ua(client, login, cast, running, language):
    make_session(running)
    make_report(running)
    client = login(cast.teacher)
    client.cookies["apt_language"] = language

    for name in ("report", "log"):
        pdf = fetched(client, running, name).content
        marked, tagged, lang, title, part = facts(pdf)
        assert (marked, tagged, lang, part) == (True, True, language, "1")
        assert title in text_of(pdf)


def test_a_report_holds_every_sentence(login, cast, running):
    answers = {
        name: f"{name} {LETTERS} pirma.\n{name} antra."
        for name in ("prompted", "advantages", "preparation", "content", "successes", "reason")
    }
    make_report(running, name=f"Eglė {LETTERS}", drawbacks="", **answers)

    text = text_of(fetched(login(cast.colleague), running, "report").content)

    for name in answers:
        assert f"{name} {LETTERS} pirma. {name} antra." in text
    assert f"Eglė {LETTERS}" in text
    assert cast.school.name in text


def test_markup_stays_text(login, cast, running):
    make_report(running, content=MARKUP, subject="= Fizika", experience="#pagebreak()")
    make_session(running, topic=MARKUP, text=MARKUP)

    client = login(cast.teacher)

    report = text_of(fetched(client, running, "report").content)
    assert MARKUP in report
    assert "= Fizika" in report
    assert "#pagebreak()" in report
    assert text_of(fetched(client, running, "log").content).count("<label> @nuoroda") == 2


def test_what_no_font_draws_is_told_and_never_breaks_the_document(login, cast, running):
    make_report(running, content="Pavyko 😀 labai 漢\x07\ufe0f\u200d!", reason="\U0001f600")

    text = text_of(fetched(login(cast.teacher), running, "report").content)

    assert f"Pavyko {UNKNOWN} labai {UNKNOWN}!" in text


def test_fonts_draw_lithuanian_and_its_neighbours():
    assert {ord(char) for char in LETTERS + "łńśćź ãõ āēģķļņ яЖ – … “”"} <= characters()
    assert drawable("e\u0301a\u0328") == "é" + "ą"


def test_a_log_of_many_pages_keeps_its_header_and_sum(login, cast, running):
    for number in range(40):
        make_session(
            running,
            halves=1,
            on=BEGAN + timedelta(days=number),
            topic=f"tema{number:02} {LETTERS}",
            text="Ilgas pasakojimas. " * 30,
        )
    make_plan(running, aims=f"Tikslas {LETTERS}", reviewed="Pavyko.")

    pdf = fetched(login(cast.teacher), running, "log").content

    text = text_of(pdf)
    assert [number for number in range(40) if f"tema{number:02}" not in text] == []
    assert re.search(r"\b20 \w+ 16\b", text)
    assert f"Tikslas {LETTERS}" in text
    assert {"/Table", "/TH", "/TD", "/H1", "/H2"} <= kinds_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert len(file.pages) > 3


def test_a_document_is_only_of_the_two_and_has_a_plain_name(client, login, cast, running):
    make_report(running, ReportStatus.DRAFT)

    answers = {
        role: [
            login(getattr(cast, role)).get(f"{running.get_absolute_url()}{name}.pdf").status_code
            for name in ("report", "log")
        ]
        for role in ("teacher", "colleague", "curator", "administrator", "stranger")
    }
    said = login(cast.teacher).get(f"{running.get_absolute_url()}log.pdf")

    assert answers["teacher"] == [200, 200]
    assert answers["colleague"] == [404, 200]  # the adviser, before the report is submitted
    assert {answers[role][0] for role in ("curator", "administrator", "stranger")} == {404}
    assert {answers[role][1] for role in ("curator", "administrator", "stranger")} == {404}
    assert re.fullmatch(r'inline; filename="[a-z0-9-]+\.pdf"', said["Content-Disposition"])
