"""The growth map is made of one's own submitted reflections, and opens to nobody else."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.conf import settings

from dashboards.own_growth import GrowthMap
from reflections.enums import Growth
from tests import factories as make
from years.enums import YearStatus

SEPTEMBER, OCTOBER, NOVEMBER = (date(2026, month, 1) for month in (9, 10, 11))


@pytest.fixture
def ticked(cast):
    """Two months of this year, a draft beside them, a month of the year before, a colleague's."""
    before = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    make.make_reflection(cast.teacher, cast.year, SEPTEMBER, submitted=True, growth="A3 C2")
    make.make_reflection(cast.teacher, cast.year, OCTOBER, submitted=True, growth="A3")
    make.make_reflection(cast.teacher, cast.year, NOVEMBER, growth="B4")
    make.make_reflection(cast.teacher, before, date(2026, 3, 1), submitted=True, growth="B1")
    make.make_reflection(cast.colleague, cast.year, OCTOBER, submitted=True, growth="A1")
    return before


def numbers(page):
    """{code: numbers of the years side by side} of what is not nought everywhere."""
    lines = [line for family in page.families for line in family.lines]
    return {line.code: line.years for line in lines if any(line.years)}


def test_every_number_is_a_plain_recount_of_ones_own_submitted_months(cast, ticked):
    page = GrowthMap(cast.teacher)

    rows = [row for row in cast.teacher.reflections.all() if row.is_submitted]
    plain = {
        code: [
            sum(code in row.growth.split() for row in rows if row.year_id == year.pk)
            for year in (cast.year, ticked)
        ]
        for code in Growth.values
    }
    assert numbers(page) == {code: counts for code, counts in plain.items() if any(counts)}
    assert numbers(page) == {"A3": [2, 0], "B1": [0, 1], "C2": [1, 0]}
    assert (page.submitted, page.most, len(page.months)) == (2, 2, 10)


def test_the_months_of_a_category_stand_in_the_years_order(cast, ticked):
    lines = {
        line.code: line for family in GrowthMap(cast.teacher).families for line in family.lines
    }

    assert lines["A3"].months == [True, True, *[False] * 8]
    assert lines["C2"].months == [True, *[False] * 9]
    assert not any(lines["B4"].months)


def test_a_former_year_stands_alone_and_a_foreign_one_is_not_opened(cast, ticked):
    former, foreign = (
        GrowthMap(cast.teacher, ticked.pk),
        GrowthMap(cast.teacher, cast.other_year.pk),
    )

    assert (former.year, numbers(former), former.before) == (ticked, {"B1": [1]}, "")
    assert foreign.year == cast.year


@pytest.mark.parametrize("name", ["curator", "administrator", "groupmate", "stranger"])
def test_whoever_opens_it_sees_their_own(cast, login, ticked, name):
    page = login(getattr(cast, name)).get("/growth/", {"year": cast.year.pk}).context["page"]

    assert (page.member, page.is_empty) == (getattr(cast, name), True)


def test_the_page_says_the_answer_and_leads_to_the_months(cast, login, ticked):
    client = login(cast.teacher)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    text = client.get("/growth/").text

    september = cast.teacher.reflections.get(month=SEPTEMBER)
    assert "2026–2027, ticked most often: Pupils&#x27; learning needs – in 2 of 2" in text
    assert "2025–2026, ticked most often: Observing and sharing – in 1 of 1" in text
    link = f'<a href="/reflections/{september.pk}/" aria-label="September: A 1, B 0, C 1">'
    assert link in text
    assert "November: not submitted" in text


def test_many_equal_ones_are_not_listed(cast):
    make.make_reflection(cast.teacher, cast.year, submitted=True, growth="A1 A2 B1 C1")
    make.make_reflection(cast.groupmate, cast.year, submitted=True)

    assert GrowthMap(cast.teacher).answer.count("1") == 2
    assert str(Growth.A1.label) not in GrowthMap(cast.teacher).answer
    assert GrowthMap(cast.groupmate).is_empty


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_export_is_the_list_behind_the_figures(cast, login, ticked, kind):
    answer = login(cast.teacher).get("/growth/export/", {"format": kind, "year": cast.year.pk})

    if kind == "csv":
        lines = answer.content.decode("utf-8-sig").splitlines()
        cells = [line.replace(";", ",").split(",")[:3] for line in lines[1:]]
    else:
        sheet = openpyxl.load_workbook(BytesIO(answer.content)).active
        cells = [[str(cell) for cell in row[:3]] for row in sheet.iter_rows(2, values_only=True)]
    assert [row[1:] for row in cells] == [
        ["2026-09", "A3"],
        ["2026-09", "C2"],
        ["2026-10", "A3"],
    ]


def test_without_a_tick_there_is_nothing_to_export(cast, login):
    make.make_reflection(cast.teacher, cast.year, growth="A3")  # a draft

    client = login(cast.teacher)

    assert client.get("/growth/").context["page"].is_empty
    assert client.get("/growth/export/").url == "/growth/"


@pytest.mark.parametrize("years", [1, 5])
def test_the_map_costs_the_same_after_many_years(cast, years, django_assert_num_queries):
    for starts in range(2026 - years + 1, 2026):
        year = make.make_year(cast.school, starts, YearStatus.CLOSED)
        make.make_reflection(cast.teacher, year, date(starts, 10, 1), submitted=True, growth="A1")
    make.make_reflection(cast.teacher, cast.year, submitted=True, growth="A3")

    with django_assert_num_queries(3):
        page = GrowthMap(cast.teacher)
        drawn = (page.figure, page.families, page.before)

    assert len(page.beside) == min(years, 4)
    assert all(drawn[:2])
