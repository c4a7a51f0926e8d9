"""The administrator's calendar in pages: forms beside their rows, mistakes beside their fields."""

from datetime import date

import pytest
from django.urls import reverse

from tests import factories as make
from years import services
from years.models import Closure, DueDay, SchoolYear, Term

LIST = "/school/settings/years/"
DIRECTIONS = "/school/settings/directions/"


@pytest.fixture
def admin(cast, login):
    return login(cast.administrator)


def page_of(year):
    return f"{LIST}{year.pk}/"


def term_data(term, **changes):
    fields = ("name", "starts_on", "ends_on", "need_shown", "need_observed")
    values = {field: getattr(term, field) for field in fields} | changes
    return {f"term{term.pk}-{field}": value for field, value in values.items()}


def closure_data(prefix="closure", **fields):
    return {f"{prefix}-{field}": value for field, value in fields.items()}


def test_every_page_opens_for_the_administrator_alone(cast, login):
    addresses = [LIST, page_of(cast.year), DIRECTIONS]

    for address in addresses:
        assert login(cast.administrator).get(address).status_code == 200
        for name in ("teacher", "curator", "leaver"):
            assert login(getattr(cast, name)).get(address).status_code == 404


def test_another_schools_year_does_not_exist(cast, login):
    client = login(cast.stranger_administrator)
    term = cast.year.terms.first()
    direction = cast.year.directions.get()

    answers = [
        client.get(page_of(cast.year)),
        client.get(f"{DIRECTIONS}?year={cast.year.pk}"),
        client.post(reverse("years:term", args=[cast.year.pk, term.pk]), term_data(term)),
        client.post(reverse("years:term", args=[cast.other_year.pk, term.pk]), term_data(term)),
        client.post(reverse("years:months", args=[cast.year.pk]), {"month": "2026-10"}),
        client.post(reverse("years:direction", args=[direction.pk]), {}),
        client.post(reverse("years:direction_remove", args=[direction.pk])),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert cast.year.directions.count() == 1


@pytest.mark.parametrize("pk", ["0", "999999", "99999999999999999999999"])
def test_ids_that_no_year_has_do_not_exist(admin, pk):
    assert admin.get(f"{LIST}{pk}/").status_code == 404


def test_one_click_prepares_the_next_year_once(cast, admin):
    data = {"starts_year": "2027", "system": "trimesters"}

    answers = [admin.post(LIST, data), admin.post(LIST, data)]

    year = SchoolYear.objects.get(school=cast.school, starts_on=date(2027, 9, 1))
    assert [answer.url for answer in answers] == [page_of(year)] * 2
    assert year.terms.count() == 3


@pytest.mark.parametrize("starts_year", ["", "x", "1", "99999", "2027\x00"])
def test_a_year_out_of_all_reason_is_refused(cast, admin, starts_year):
    answer = admin.post(LIST, {"starts_year": starts_year, "system": "halves"})

    assert answer.status_code == 422
    assert cast.school.years.count() == 1


def test_days_that_moved_are_named_with_both_days(cast, admin):
    year = services.propose_year(cast.school, starts_year=2027, by=cast.administrator)
    fields = {"name": "Gripas", "from_on": "2028-01-29", "until_on": "2028-02-01"}
    add = reverse("years:closures", args=[year.pk])

    page = admin.post(add, closure_data(**fields), follow=True)

    told = page.text.split("alert-info")[1].split("</div>")[0]
    assert "sausio 31\xa0d. → sausio 28\xa0d." in told


def test_a_term_is_saved(cast, admin):
    term = cast.year.terms.get(number=2)

    answer = admin.post(
        reverse("years:term", args=[cast.year.pk, term.pk]),
        term_data(term, ends_on="2027-06-11", need_shown="1"),
    )

    assert answer.url == f"{page_of(cast.year)}#terms"
    term.refresh_from_db()
    assert (term.ends_on, term.need_shown) == (date(2027, 6, 11), 1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_on": "2027-01-15"}, "starts_on"),  # the first half-year's day
        ({"ends_on": "2028-01-01"}, "ends_on"),
        ({"ends_on": "2027-01-01"}, "ends_on"),
        ({"ends_on": "vakar"}, "ends_on"),
        ({"starts_on": ""}, "starts_on"),
        ({"need_shown": "21"}, "need_shown"),
        ({"need_observed": "-1"}, "need_observed"),
        ({"name": "x" * 61}, "name"),
    ],
)
def test_a_mistake_stands_beside_its_field_and_what_was_typed_stays(cast, admin, changes, field):
    term = cast.year.terms.get(number=2)
    address = reverse("years:term", args=[cast.year.pk, term.pk])

    answer = admin.post(address, term_data(term, **changes))

    line = next(line for line in answer.context["terms"] if line.row.pk == term.pk)
    assert answer.status_code == 422
    assert list(line.form.errors) == [field]
    assert f'id="id_term{term.pk}-{field}_error"' in answer.text
    assert Term.objects.get(pk=term.pk).ends_on == date(2027, 6, 15)


def test_holidays_are_added_changed_and_removed(cast, admin):
    fields = {"name": "Rudens atostogos", "from_on": "2026-10-26", "until_on": "2026-10-30"}
    add = reverse("years:closures", args=[cast.year.pk])

    first, second = (
        admin.post(add, closure_data(**fields)),
        admin.post(add, closure_data(**fields)),
    )

    closure = Closure.objects.get(year=cast.year)
    assert (first.status_code, second.status_code) == (302, 422)  # sent twice: the days are taken
    change = reverse("years:closure", args=[cast.year.pk, closure.pk])
    prefix = f"closure{closure.pk}"
    admin.post(change, closure_data(prefix, **fields | {"until_on": "2026-11-02"}))
    closure.refresh_from_db()
    assert closure.until_on == date(2026, 11, 2)
    admin.post(reverse("years:closure_remove", args=[cast.year.pk, closure.pk]))
    assert not cast.year.closures.exists()


def test_a_day_set_by_hand_is_a_working_day_of_the_year(cast, admin):
    row = DueDay.objects.get(year=cast.year, kind="goal")
    address = reverse("years:due_day", args=[cast.year.pk, row.pk])
    days = [("2026-10-02", 302), ("2026-10-03", 422), ("2026-08-31", 422), ("2026-09-01", 422)]

    for due_on, status in days:
        data = {f"day{row.pk}-opens_on": "2026-09-02", f"day{row.pk}-due_on": due_on}
        assert admin.post(address, data).status_code == status

    row.refresh_from_db()
    assert (row.due_on, row.is_set_by_hand) == (date(2026, 10, 2), True)
    admin.post(reverse("years:due_day_rule", args=[cast.year.pk, row.pk]))
    row.refresh_from_db()
    assert not row.is_set_by_hand


def test_months_are_left_out_and_brought_back(cast, admin):
    address = reverse("years:months", args=[cast.year.pk])

    admin.post(address, {"month": "2027-06", "leave_out": "1"})
    assert "2027-06" not in {f"{row.month:%Y-%m}" for row in cast.year.due_days.months()}

    admin.post(address, {"month": "2027-06"})
    assert cast.year.due_days.months().count() == 10
    assert admin.post(address, {"month": "2027-13"}).status_code == 404
    assert admin.post(address, {}).status_code == 404


def test_a_closed_year_is_read_and_not_changed(cast, admin):
    services.close_year(cast.year, by=cast.administrator)
    term = cast.year.terms.first()

    page = admin.get(page_of(cast.year))
    answer = admin.post(reverse("years:term", args=[cast.year.pk, term.pk]), term_data(term))

    assert answer.status_code == 403
    assert "<form" not in page.text.split('aria-labelledby="terms"')[1].split("</main>")[0]


def test_directions_are_added_renamed_ordered_and_removed(cast, admin):
    add = reverse("years:direction_add", args=[cast.year.pk])
    data = {"new-code": "K2", "new-name": "Vertinimas"}

    answers = [admin.post(add, data), admin.post(add, data)]

    assert [answer.status_code for answer in answers] == [302, 422]
    assert list(answers[1].context["new"].errors) == ["code"]
    second = cast.year.directions.get(code="K2")
    rename = {f"d{second.pk}-code": "K2", f"d{second.pk}-name": "Grįžtamasis ryšys"}
    admin.post(reverse("years:direction", args=[second.pk]), rename)
    admin.post(reverse("years:direction_move", args=[second.pk]), {"up": "1"})
    names = list(cast.year.directions.values_list("name", flat=True))
    assert names == ["Grįžtamasis ryšys", "Įtraukusis ugdymas"]
    admin.post(reverse("years:direction_remove", args=[second.pk]))
    assert cast.year.directions.count() == 1


def test_a_direction_in_use_is_not_removed_and_the_page_says_why(cast, admin):
    direction = cast.year.directions.get()
    make.make_goal(cast.teacher, cast.year, direction=direction)

    answer = admin.post(reverse("years:direction_remove", args=[direction.pk]), follow=True)

    assert "alert-danger" in answer.text
    assert cast.year.directions.count() == 1


def test_a_planned_year_is_removed_an_open_one_not(cast, admin):
    planned = services.propose_year(cast.school, starts_year=2027, by=cast.administrator)

    admin.post(reverse("years:remove", args=[planned.pk]))
    admin.post(reverse("years:remove", args=[cast.year.pk]))

    assert list(cast.school.years.all()) == [cast.year]


def test_a_school_without_a_year_is_led_to_the_first(db, login):
    boss = make.make_member(make.make_school(), is_administrator=True)

    pages = [login(boss).get(address) for address in (LIST, DIRECTIONS)]

    assert all('class="empty"' in page.text for page in pages)


def test_the_year_costs_the_same_with_many_rows(cast, admin, django_assert_max_num_queries):
    for month in range(1, 5):
        for day in range(1, 28, 3):
            first = date(2027, month, day)
            Closure.objects.create(year=cast.year, name="x", from_on=first, until_on=first)

    with django_assert_max_num_queries(11):
        admin.get(page_of(cast.year))


def test_the_lists_cost_the_same_with_many_rows(cast, admin, django_assert_max_num_queries):
    for starts in range(1990, 2020):
        make.make_year(cast.school, starts=starts, status="planned")

    for address in (LIST, DIRECTIONS):
        with django_assert_max_num_queries(9):
            admin.get(address)
