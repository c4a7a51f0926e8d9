"""Between two school years: the look back and the next year's goal (A8, A9)."""

from datetime import date

import pytest
import time_machine

from dashboards.facts import facts_about
from dashboards.home import home_of
from goals.enums import GoalStatus
from goals.models import Goal
from people.models import Leave
from tests import factories as make
from years.enums import YearStatus
from years.models import DueDay

JULY, AUGUST = date(2027, 7, 12), date(2027, 8, 25)


@pytest.fixture(params=[JULY, AUGUST], ids=["July", "August"], autouse=True)
def summer(monday_in_november, cast, request):
    """After the teacher's agreed goal and two of ten reflections."""
    Leave.objects.all().delete()
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=3)
    for month in (date(2026, 9, 1), date(2027, 6, 1)):
        make.make_reflection(cast.teacher, cast.year, month, submitted=True)
    with time_machine.travel(make.at(request.param, 10), tick=True):
        yield request.param


@pytest.fixture
def next_year(cast):
    return make.make_year(cast.school, 2027)


@pytest.fixture
def home(cast, login):
    client = login(cast.teacher)
    client.cookies["apt_language"] = "en"
    return lambda: client.get("/")


def test_before_the_next_year_opens_the_home_page_looks_back(home):
    response = home()

    thing = response.context["home"].next
    assert (thing.name, thing.url, thing.more) == ("look_back", "/reflections/", "")
    assert "Reflections submitted: 2 of 10." in thing.text
    assert "as soon as the school opens" in thing.note
    assert thing.title in response.text


def test_a_planned_year_is_not_offered(cast, home):
    make.make_year(cast.school, 2027, YearStatus.PLANNED)

    assert home().context["home"].next.url == "/reflections/"


def test_the_next_years_goal_is_offered_once_that_year_is_open(home, next_year):
    response = home()

    thing = response.context["home"].next
    assert (thing.name, thing.more_url) == ("look_back", "/reflections/")
    assert thing.url == f"/goals/new/?year={next_year.pk}"
    assert f'href="{thing.url}"' in response.text
    assert f'href="{thing.more_url}"' in response.text
    assert response.text.count("btn btn-primary") == 1


def test_the_offered_goal_is_begun_in_the_next_year(cast, login, home, next_year):
    client = login(cast.teacher)
    url = home().context["home"].next.url

    page = client.get(url)
    response = client.post(url, {"sentence": "Kitąmet – klausimai."})

    goal = Goal.objects.get(year=next_year)
    assert next_year.label in page.text
    assert (goal.owner, goal.sentence) == (cast.teacher, "Kitąmet – klausimai.")
    assert response.url == f"/goals/{goal.pk}/edit/"
    assert client.get(response.url).status_code == 200
    assert client.get(url).url == f"/goals/{goal.pk}/"


def test_a_begun_goal_of_the_next_year_is_gone_on_with(cast, home, next_year):
    goal = make.make_goal(cast.teacher, next_year, sentence="Kitąmet.")

    thing = home().context["home"].next

    assert (thing.url, thing.quote) == (f"/goals/{goal.pk}/edit/", "Kitąmet.")


def test_a_submitted_goal_of_the_next_year_stands_beside_the_look_back(cast, home, next_year):
    goal = make.make_goal(cast.teacher, next_year, GoalStatus.SUBMITTED, sentence="Kitąmet.")

    thing = home().context["home"].next

    assert (thing.url, thing.more_url) == ("/reflections/", f"/goals/{goal.pk}/")


def test_what_was_left_undone_stays_below(home):
    titles = [duty.key for duty in home().context["home"].catch_up]

    assert "reflection:2027-05" in titles


def test_a_school_that_reflects_in_summer_has_its_month(cast, summer):
    for month in (date(2027, 7, 1), date(2027, 8, 1)):
        days = {"opens_on": month, "due_on": month.replace(day=30)}
        DueDay.objects.create(year=cast.year, kind="reflection", month=month, **days)

    thing = home_of(cast.teacher, cast.year).next

    assert thing.name == "reflection"


def test_who_takes_no_part_any_more_is_offered_no_goal(cast, next_year):
    cast.teacher.takes_part_until = date(2027, 6, 30)
    cast.teacher.save()

    thing = home_of(cast.teacher, cast.year).next

    assert (thing.name, thing.url) == ("look_back", "/reflections/")


def test_it_costs_one_query_more(cast, next_year, django_assert_num_queries):
    with django_assert_num_queries(10):
        facts = facts_about(cast.teacher, cast.year)

    assert (facts.next_year.year, facts.next_year.goal) == (next_year, None)


@pytest.mark.parametrize("which", ["x", "0", "9" * 30, "-1", "other", "planned", "closed"])
def test_a_goal_is_begun_in_an_open_year_of_ones_own_school_only(cast, login, which):
    years = {
        "other": lambda: cast.other_year.pk,
        "planned": lambda: make.make_year(cast.school, 2028, YearStatus.PLANNED).pk,
        "closed": lambda: make.make_year(cast.school, 2025, YearStatus.CLOSED).pk,
    }
    pk = years.get(which, lambda: which)()

    client = login(cast.teacher)

    assert client.get(f"/goals/new/?year={pk}").status_code == 404
    assert client.post(f"/goals/new/?year={pk}", {"sentence": "x"}).status_code == 404
    assert Goal.objects.filter(sentence="x").count() == 0
