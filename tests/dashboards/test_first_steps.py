"""„Pradžia“ on Mano APT: what a newcomer does first, and when the list goes away."""

from datetime import date

import pytest

from goals.enums import GoalStatus
from groups.models import Curatorship, Membership
from people.models import Leave
from tests import factories as make
from years.enums import YearStatus
from years.models import DueDay

SEPTEMBER, NOVEMBER = date(2026, 9, 1), date(2026, 11, 1)


@pytest.fixture
def home(login):
    """`home(member)`: the page of a member, in English."""

    def _home(member):
        client = login(member)
        client.cookies["apt_language"] = "en"
        return client.get("/")

    return _home


@pytest.fixture
def newcomer(cast):
    """Came in October; has neither curator nor group yet."""
    since = date(2026, 10, 5)
    return make.make_member(cast.school, "Nauja", joined_on=since, takes_part_from=since)


def lines(response):
    return [(step.name, step.is_done, step.url) for step in response.context["home"].first_steps]


def said(response):
    return {step.name: step.said for step in response.context["home"].first_steps}


def is_listed(response):
    return 'aria-labelledby="pradzia"' in response.text


def begin(member, year):
    """The half of it that is the member's own."""
    make.make_goal(member, year, GoalStatus.SUBMITTED)
    make.make_reflection(member, year, NOVEMBER, submitted=True)


def test_a_newcomer_has_four_lines_and_a_way_to_their_own_two(home, newcomer):
    response = home(newcomer)

    assert lines(response) == [
        ("goal", False, "/goals/"),
        ("curator", False, ""),
        ("group", False, ""),
        ("reflection", False, "/reflections/2026-11/"),
    ]
    part = response.text.partition('aria-labelledby="pradzia"')[2].partition("</section>")[0]
    assert part.count("<li") == 4
    assert part.count("stretched-link") == 2
    assert "btn" not in part
    assert said(response)["curator"] == "The administration will appoint the curator."


def test_curator_and_group_are_said_by_name(cast, home):
    response = home(cast.teacher)

    assert lines(response)[1:3] == [("curator", True, ""), ("group", True, "")]
    assert said(response)["curator"] == cast.curator.name
    assert said(response)["group"] == cast.group.name


def test_who_no_longer_accompanies_is_not_named(cast, home):
    Curatorship.objects.filter(member=cast.teacher, curator=cast.curator).delete()
    Membership.objects.filter(member=cast.teacher).update(until_on=date(2026, 11, 20))

    assert lines(home(cast.teacher))[1:3] == [("curator", False, ""), ("group", False, "")]


def test_a_subject_group_is_not_the_apt_group(cast, home, newcomer):
    make.make_group(cast.year, newcomer, kind="subject")

    assert lines(home(newcomer))[2] == ("group", False, "")


@pytest.mark.parametrize(
    ("status", "is_done"),
    [("draft", False), ("submitted", True), ("returned", True), ("agreed", True)],
)
def test_the_goal_is_done_once_it_was_submitted(cast, home, newcomer, status, is_done):
    make.make_goal(newcomer, cast.year, status)

    assert lines(home(newcomer))[0] == ("goal", is_done, "" if is_done else "/goals/")


def test_a_drafted_reflection_is_to_be_gone_on_with(cast, home, newcomer):
    make.make_reflection(newcomer, cast.year, NOVEMBER)

    assert lines(home(newcomer))[3] == ("reflection", False, "/reflections/2026-11/")


def test_the_list_goes_when_all_four_are_done(cast, home):
    begin(cast.teacher, cast.year)
    make.make_reflection(cast.groupmate, cast.year, NOVEMBER, submitted=True)

    assert not is_listed(home(cast.teacher))
    assert is_listed(home(cast.groupmate))


def test_it_stays_until_the_school_has_done_its_part(cast, home, newcomer):
    begin(newcomer, cast.year)

    assert [is_done for _name, is_done, _url in lines(home(newcomer))] == [
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(("submitted", "is_shown"), [(True, False), (False, True)])
def test_whoever_has_a_year_behind_them_needs_no_list(cast, home, newcomer, submitted, is_shown):
    past = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    make.make_reflection(newcomer, past, date(2025, 11, 1), submitted=submitted)

    assert is_listed(home(newcomer)) == is_shown


def test_who_left_and_who_does_not_take_part_have_no_list(cast, home):
    aside = make.make_member(cast.school, takes_part_from=None)

    assert is_listed(home(cast.colleague))
    assert [is_listed(home(one)) for one in (cast.administrator, cast.leaver, aside)] == [
        False
    ] * 3


def test_before_the_first_month_it_says_when_it_opens(cast, home, time_machine):
    time_machine.move_to(make.at(date(2026, 8, 26)))

    response = home(cast.teacher)

    assert lines(response)[3] == ("reflection", False, "")
    assert said(response)["reflection"] == "The first reflection opens on 1\xa0September"


def test_away_the_whole_year_nothing_is_promised(cast, home):
    Leave.objects.create(
        member=cast.colleague, from_on=cast.year.starts_on, until_on=cast.year.ends_on
    )

    assert said(home(cast.colleague))["reflection"] == ""


def test_after_the_months_and_without_a_calendar_there_is_no_beginning(cast, home, time_machine):
    assert is_listed(home(cast.teacher))

    time_machine.move_to(make.at(date(2027, 7, 5)))
    assert not is_listed(home(cast.teacher))

    time_machine.move_to(make.at(make.TODAY))
    DueDay.objects.filter(year=cast.year).delete()
    assert not is_listed(home(cast.teacher))


def test_the_list_stays_within_homes_statements(cast, login, newcomer, django_assert_num_queries):
    """The most that a home page asks: somebody new in the middle of the year, with the list."""
    client = login(newcomer)
    client.get("/")

    with django_assert_num_queries(16):
        client.get("/")
