"""A municipality's page: every figure as a plain recount gives it, and nobody in it."""

import csv
import io
from statistics import median

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from dashboards import small_numbers as small
from dashboards.municipality import MunicipalityPage
from dashboards.municipality_counts import counts_of
from dashboards.municipality_year import TOGETHER
from dashboards.small_numbers import Fact, of_people
from goals.models import Goal
from groups.models import Curatorship, Membership
from meetings.models import Attendance, Meeting
from observations.counting import terms_of
from people.models import Member, Municipality
from reflections.models import Reflection
from reflections.months import is_expected, leaves_of
from tests import factories as make
from tests.dashboards import municipality_stage
from years.counters import counters
from years.queries import reflection_months
from years.services import recount, recount_due
from years.services.turns import close_year, reopen_year

PAGE, EXPORT = "/municipality/", "/municipality/export/"


@pytest.fixture
def s(db):
    return municipality_stage.set_up()


@pytest.fixture
def seen(s, client):
    client.force_login(s.viewer)
    return client


def plain(year):
    """(people, facts, median) of a school year, person by person."""
    day = min(make.TODAY, year.ends_on)
    people = [
        one
        for one in Member.objects.filter(school=year.school)
        if one.joined_on <= day and one.takes_part(day) and not one.has_left(day)
    ]
    done = [_months(one, year) for one in people]
    facts = {
        "curator": of_people(_of(Curatorship, people, year), len(people)),
        "group": of_people(_of(Membership, people, year), len(people)),
        "submitted": of_people(_goals(people, year, "submitted", "agreed"), len(people)),
        "agreed": of_people(_goals(people, year, "agreed"), len(people)),
        "reflections": _fact((len(submitted), due) for submitted, due in done),
        "attendance": _fact(_marks(one, year) for one in people),
    }
    met = {one.pk for one in people if _marks(one, year)[1]}
    held = Meeting.objects.filter(year=year, status="held").count()
    facts["meetings"] = Fact(held, held, len(met), 0)
    for term in year.terms.filter(starts_on__lte=make.TODAY):
        facts[f"lessons{term.number}"] = _fact(_lessons(one, term) for one in people)
    return len(people), facts, median(len(submitted) for submitted, _due in done)


def _fact(pairs):
    """Of (done, asked) of each person."""
    pairs = list(pairs)
    having = sum(done > 0 for done, _asked in pairs)
    lacking = sum(done < asked for done, asked in pairs)
    return Fact(sum(d for d, _a in pairs), sum(a for _d, a in pairs), having, lacking)


def _of(model, people, year):
    return sum(
        model.objects.filter(member=one, year=year, until_on=None).exists() for one in people
    )


def _goals(people, year, *statuses):
    return sum(
        Goal.objects.filter(owner=one, year=year, status__in=statuses).exists() for one in people
    )


def _months(member, year):
    """(months that were due and are submitted, how many were due)."""
    rows = Reflection.objects.filter(owner=member, year=year, status="submitted")
    submitted = set(rows.values_list("month", flat=True))
    leaves = leaves_of([member])[member.pk]
    due = {
        day.month
        for day in reflection_months(year)
        if day.due_on < make.TODAY and (day.month in submitted or is_expected(member, day, leaves))
    }
    return submitted & due, len(due)


def _marks(member, year):
    rows = Attendance.objects.filter(member=member, meeting__year=year).exclude(presence="")
    return rows.filter(presence="present").count(), rows.count()


def _lessons(member, term):
    [one] = [row for row in terms_of([member], [term.year])[member.pk] if row.term_id == term.pk]
    done = min(one.shown, one.need_shown) + min(one.observed, one.need_observed)
    return done, one.need_shown + one.need_observed


def test_every_count_is_what_a_plain_recount_gives(s):
    counted = counts_of(s.municipality).years

    for (school, starts), year in s.years.items():
        row = counted[starts][school.pk]
        assert (row.members, row.facts, row.median) == plain(year), (school, starts)
    assert {row.members for row in counted[2026].values()} == {15, 9, 3, 2}


def test_counting_again_changes_nothing_and_costs_the_same_for_all(s):
    before = counts_of(s.municipality).years
    statements = []
    for years in (list(s.years.values())[:1], s.years.values()):
        with CaptureQueriesContext(connection) as asked:
            recount(years)
        statements.append(len(asked))

    after = counts_of(s.municipality).years
    for starts, rows in after.items():
        for pk, row in rows.items():
            row.counted_at = before[starts][pk].counted_at
    assert after == before
    assert statements[0] == statements[1]


def test_what_is_shown_is_what_the_rules_let(s):
    page = MunicipalityPage(s.municipality)
    (first, second), alone = [one.pk for one in s.schools[:2]], page.year.folded.alone

    assert alone == [second, first]  # by name, a sign before letters
    assert page.year.keys == [second, first, TOGETHER]
    facts = {
        pk: plain(s.years[school, 2026])[1]
        for pk, school in zip(alone, s.schools[1::-1], strict=True)
    }
    for pk, told in facts.items():
        within = {"agreed": told["submitted"]}
        assert page.year.facts[pk] == {
            name: small.shown(fact, within=within.get(name)) for name, fact in told.items()
        }
    closed = [cell.is_closed for row in page.rows for cell in row.cells]
    assert {True, False} == set(closed)
    for figure in page.figures:
        told = [cell for cell in (page.year.cell(pk, figure) for pk in alone) if cell.value]
        if not told:
            assert page.year.middle(figure).value in (None, 0)


def test_the_export_equals_the_page_and_a_formula_stays_text(s, seen):
    page = MunicipalityPage(s.municipality)
    lines = [*page.rows, *page.sums]
    shown = [[row.name, row.members.text, *(cell.text for cell in row.cells)] for row in lines]

    text = seen.get(EXPORT, {"format": "csv"}).content.decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text), delimiter=";")
    book = load_workbook(io.BytesIO(seen.get(EXPORT).content))
    cells = list(book.active.iter_rows(values_only=True))

    is_share = [name.endswith("%") for name in header[1:]]
    told = [
        [
            f"{value}\xa0%" if share and value.isdigit() else value
            for value, share in zip(row[1:], is_share, strict=True)
        ]
        for row in rows
        if row[0] == page.year.label
    ]
    later = header[1:].index("2+2: 2 pusmetis, %")  # a term of the year before alone
    told = [row[:later] + row[later + 1 :] for row in told]
    shown[0][0] = "'=cmd()"
    assert told == shown
    assert [row[0] for row in cells[1:]] == [row[0] for row in rows]
    assert "'=cmd()" in {row[1] for row in cells}
    assert not any(str(value).startswith("=") for row in cells for value in row)


def test_nobody_and_nothing_that_was_written_is_on_the_page(s, seen):
    names = Member.objects.filter(school__in=s.schools)
    assert names.filter(first_name="Zzvardė").count() == names.count() > 5
    assert Goal.objects.filter(sentence=municipality_stage.WORD).exists()

    pages = [seen.get(PAGE), seen.get(PAGE, {"year": "2025", "figure": "median"})]
    texts = [page.text for page in pages]
    texts.append(seen.get(EXPORT, {"format": "csv"}).content.decode())
    book = load_workbook(io.BytesIO(seen.get(EXPORT).content)).active
    texts.append(repr(list(book.iter_rows(values_only=True))))

    assert [page.status_code for page in pages] == [200, 200]
    found = "".join(texts).replace(s.viewer.email, "").lower()  # their own, in the menu
    assert [word for word in ("zzvardė", "zzslapta", "@mokykla.lt") if word in found] == []
    for school in s.schools[2:]:
        assert school.name not in "".join(texts)


def test_several_municipalities_are_chosen_and_others_are_not_there(s, seen):
    other, _viewer = make.make_municipality()
    second = Municipality.objects.create(name="Antra")
    s.viewer.municipality_views.create(municipality=second)

    assert seen.get(PAGE).context["board"].municipality == second
    chosen = seen.get(PAGE, {"of": s.municipality.pk})
    assert chosen.context["board"].municipality == s.municipality
    assert f'value="{second.pk}"' in chosen.text
    answers = [seen.get(path, {"of": of}) for path in (PAGE, EXPORT) for of in (other.pk, "x", -1)]
    assert {answer.status_code for answer in answers} == {404}


def test_a_viewer_without_a_school_lands_on_the_page_with_a_frame(s, seen):
    home = seen.get("/", follow=True)

    assert home.redirect_chain == [(PAGE, 302)]
    assert "/accounts/logout/" in home.text
    assert "tabbar" not in home.text
    elsewhere = seen.get("/goals/")
    assert elsewhere.status_code == 403
    assert f"{PAGE}?of={s.municipality.pk}" in elsewhere.text


def test_a_viewer_who_teaches_finds_it_in_the_menu(cast, login):
    page = login(cast.teacher).get("/more/").text
    cast.teacher.user.municipality_views.create(municipality=cast.municipality)

    assert PAGE not in page
    assert f'href="{PAGE}"' in login(cast.teacher).get("/").text
    assert login(cast.teacher).get(PAGE).status_code == 200
    assert login(cast.curator).get(PAGE).status_code == 404


def test_a_year_that_closes_or_opens_again_is_counted_at_once(s):
    year = s.years[s.schools[0], 2026]
    boss = s.members[s.schools[0]][0]
    for turn in (close_year, reopen_year):
        Goal.objects.filter(year=year).update(status="agreed")
        Goal.objects.filter(year=year)[0].delete()

        turn(year, by=boss)

        row = counts_of(s.municipality).years[2026][s.schools[0].pk]
        assert row.facts["agreed"] == plain(year)[1]["agreed"]


def test_a_night_counts_open_years_and_closed_ones_once(s):
    assert recount_due() == 0  # counted this morning
    tomorrow = make.at(make.TODAY.replace(day=24), 4)
    alone = make.make_year(make.make_school("Be savivaldybės"))
    counters["goals"].model.objects.filter(year=s.years[s.schools[0], 2025]).delete()

    assert recount_due(tomorrow) == len(s.schools) + 1
    assert not counters["goals"].model.objects.filter(year=alone).exists()


def test_these_apps_count_school_years():
    assert counters.names() == ["people", "goals", "reflections", "lessons", "meetings"]


def test_the_page_asks_the_same_of_one_school_and_of_many_and_of_five_hundred_people(s, seen):
    def statements():
        with CaptureQueriesContext(connection) as asked:
            assert seen.get(PAGE).status_code == 200
        return len(asked)

    statements()
    many = statements()
    s.municipality.schools.remove(*s.schools[1:])
    one = statements()
    make.make_members(s.schools[0], *({"first_name": f"N{n}"} for n in range(500)))
    recount([s.years[s.schools[0], 2026]])

    assert counts_of(s.municipality).years[2026][s.schools[0].pk].members == 515
    assert statements() == one == many <= 14
