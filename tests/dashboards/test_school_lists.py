"""The lists behind the school's figures: as long as the number, the same as a file, no words."""

import csv
import io
import re

import pytest
from django.db.models import CharField, TextField
from django.utils.translation import override
from openpyxl import load_workbook

from coaching.models import Conversation
from core.sheets.cells import guard
from dashboards.lists import LISTS
from dialogue.models import Message, PrivateNote
from goals.models import Goal, GoalStep, SelfAssessment
from groups.models import AptGroup
from meetings.models import Agreement, Meeting
from observations.models import Observation, OpenLesson
from people.models import Member
from reflections.models import Reflection
from years.models import SchoolYear

PART = {"HX-Request": "true"}
PLANTED = "Niekam nesakyti"
#: What people wrote: (model, its fields that hold no words of theirs).
WRITTEN = [
    (Goal, {"status", "audience", "competence", "outcome", "editor"}),
    (GoalStep, set()),
    (SelfAssessment, {"status", "moment", "editor"}),
    (Reflection, {"status", "audience", "how_it_went", "growth", "slip", "editor"}),
    (Observation, {"status", "audience", "editor"}),
    (OpenLesson, {"status", "kind", "subject"}),
    (Message, set()),
    (PrivateNote, {"editor"}),
    (Meeting, {"status"}),
    (Agreement, {"status", "dropped_why"}),
    (Conversation, {"status"}),
]
PAGES = ["/school/", "/school/lessons/", "/school/lessons/not-visited/", "/school/visits/"]
PAGES += ["/school/meetings/", "/school/growth/", "/school/conversations/"]
PAGES += [f"/school/list/{name}/" for name in LISTS]
FILES = ["/school/export/", "/school/lessons/export/", "/school/meetings/export/"]
FILES += ["/school/conversations/export/", *(f"/school/list/{name}/export/" for name in LISTS)]


def test_a_number_opens_a_list_of_as_many_rows(head, ask):
    """„22 of 24“ opens the 22, of a month the 24, of what is lacking the two that lack it."""
    year = SchoolYear.objects.get(school=head.school, status="open")
    group = AptGroup.objects.filter(year=year, kind="apt").first()

    off, opened = {}, set()
    for query in ("", f"group={group.pk}", "term=1&category=methodist"):
        html = ask(f"/school/?{query}").text + ask(f"/school/meetings/?{query}", **PART).text
        for address, words in re.findall(
            r'href="(/school/list/[^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL
        ):
            told = [int(n) for n in re.findall(r"\d+", re.sub(r"<[^>]*>", "", words))]
            board = ask(address.replace("&amp;", "&")).context["board"]
            expected = told[0]
            if len(told) == 2:
                done, of = told
                expected = {"reflections": of, "lacking": of - done}.get(board.name, done)
            opened.add(board.name)
            if len(board.rows) != expected:
                off[address] = (told, len(board.rows))

    assert off == {}
    assert opened == {"reflections", "goals", "lacking", "waiting", "meetings"}


def test_a_file_is_the_list_and_runs_nothing(head, ask):
    """Both kinds of file, of every list, with a name that a spreadsheet would run."""
    one = Member.objects.filter(school=head.school).taking_part().first()
    Member.objects.filter(pk=one.pk).update(last_name="=1+1", first_name="\t@SUM(A1)")

    off, runs = {}, []
    for name in LISTS:
        for query in ("", "term=1", "subject=area-1"):
            board = ask(f"/school/list/{name}/?{query}").context["board"]
            path = f"/school/list/{name}/export/?{query}"
            with override("en"):
                page = [list(board.header), *([as_cell(c) for c in row] for row in board.rows)]
            book = load_workbook(io.BytesIO(ask(path).content))
            runs += [c for row in book.active.iter_rows() for c in row if c.data_type == "f"]
            xlsx = [[as_cell(cell.value) for cell in row] for row in book.active.iter_rows()]
            text = ask(f"{path}&format=csv").content.decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text), delimiter=";"))
            if not page == xlsx == rows:
                off[name, query] = (page[:2], xlsx[:2], rows[:2])

    assert off == {}
    assert runs == []
    assert "=1+1" in ask("/school/list/lessons/").text


def as_cell(value):
    """As a cell of text shows it: days without their midnight, what could run after a quote."""
    if value is None:
        return ""
    if hasattr(value, "strftime"):
        return f"{value:%Y-%m-%d}"
    return value if str(value).startswith("'") else guard(str(value).strip())


def test_no_word_that_somebody_wrote_is_on_a_page_a_list_or_in_a_file(head, ask):
    teacher = Member.objects.filter(school=head.school).taking_part().first()
    PrivateNote.objects.create(author=head, about=teacher)
    for model, kept in WRITTEN:
        fields = [
            field.name
            for field in model._meta.fields
            if isinstance(field, (CharField, TextField)) and field.name not in kept
        ]
        assert model.objects.update(**dict.fromkeys(fields, PLANTED)), model

    told = [path for path in PAGES if PLANTED in ask(path).text]
    told += [path for path in PAGES[:5] if PLANTED in ask(path, **PART).text]
    told += [
        path for path in FILES if PLANTED in ask(f"{path}?format=csv").content.decode("utf-8-sig")
    ]

    assert told == []


@pytest.mark.parametrize("path", ["/school/list/nothing/", "/school/list/nothing/export/"])
def test_a_list_that_there_is_not_is_404(cast, login, path):
    assert login(cast.administrator).get(path).status_code == 404


def test_a_list_stands_by_fifty_and_keeps_what_was_asked(head, ask):
    Member.objects.bulk_create(
        Member(
            school=head.school,
            first_name="Ona",
            last_name=f"Pavardė{n}",
            email=f"o{n}@mokykla.lt",
            joined_on="2020-09-01",
            takes_part_from="2020-09-01",
        )
        for n in range(60)
    )

    first, second = (ask(f"/school/list/lacking/?what=group&category=none&page={n}") for n in "12")

    assert [len(page.context["board"].page) for page in (first, second)] == [50, 10]
    assert "?page=2&amp;what=group&amp;category=none" in first.text
    assert 'href="?what=group"' in first.text  # „Show everybody“ of the same list
    assert len(ask("/school/list/lacking/export/?what=group&category=none").content) > 0
