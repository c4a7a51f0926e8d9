"""Mano APT and the 2+2: what is asked, what is ahead, what the ring counts."""

from datetime import date, timedelta

import pytest

from dashboards.duties import duties
from dashboards.facts import facts_about
from goals.enums import GoalStatus
from observations.deadlines import TERM
from observations.enums import ObservationStatus, PlaceStatus
from observations.models import OpenLesson, Place, Quota
from people.models import Member
from reminders.sources import deadlines
from tests import factories as make
from tests.observations.factories import (
    LATELY,
    SOON,
    make_lesson,
    make_observation,
    make_place,
    make_request,
)

PLANTED = "Svetimo protokolo žodžiai"
KINDS = {"protocol", "confirmation", "invitation", "lesson_request"}


@pytest.fixture
def home(cast, login):
    """`home(member)`: the page of a member, in English."""

    def _home(member=cast.teacher):
        client = login(member)
        client.cookies["apt_language"] = "en"
        return client.get("/")

    return _home


@pytest.fixture
def settled(cast):
    """The teacher's goal and months are there: only lessons are left."""
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=3)
    for month in (9, 10, 11):
        make.make_reflection(cast.teacher, cast.year, date(2026, month, 1), submitted=True)


def thing_of(response):
    return response.context["home"].next


def row_of(response):
    return [(row.on, row.title, row.look) for row in response.context["home"].days]


def test_lessons_shown_and_observed_are_the_days_ahead_with_the_focus_question(
    cast, home, settled
):
    own = make_lesson(cast.teacher, cast.year, SOON, class_name="7b", topic="Redagavimas")
    make_place(own, cast.groupmate)
    make_place(make_lesson(cast.colleague, cast.year, date(2026, 11, 25)), cast.teacher)
    make_place(
        make_lesson(cast.curator, cast.year, date(2026, 11, 27)),
        cast.teacher,
        PlaceStatus.INVITED,
    )

    rows = row_of(home())

    look = "Ką mokiniai sako vienas kitam?"
    assert rows == [
        (date(2026, 11, 25), f"You observe: lesson, shown by {cast.colleague.name}", look),
        (SOON, "You show: Redagavimas", ""),
        (
            date(2026, 11, 27),
            f"You are invited to observe: lesson, shown by {cast.curator.name}",
            look,
        ),
    ]


def test_a_cancelled_lesson_is_not_ahead(cast, home):
    make_place(make_lesson(cast.colleague, cast.year, status="cancelled"), cast.teacher)

    assert not [row for row in row_of(home()) if "observe" in row[1]]


def test_the_record_of_a_lesson_i_saw_is_next(cast, home, settled):
    lesson = make_lesson(cast.colleague, cast.year, LATELY)
    make_place(lesson, cast.teacher)

    thing = thing_of(home())

    assert (thing.name, thing.title, thing.url) == (
        "protocol",
        "Write what you saw",
        f"/lessons/{lesson.pk}/",
    )


def test_a_begun_record_is_continued(cast, home, settled):
    row = make_observation(make_lesson(cast.colleague, cast.year, LATELY), cast.teacher)

    thing = thing_of(home())

    assert (thing.name, thing.url) == ("protocol", f"/observations/{row.pk}/")


def test_a_record_about_my_lesson_is_to_be_confirmed(cast, home, settled):
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    row = make_observation(lesson, cast.colleague, ObservationStatus.SUBMITTED)

    thing = thing_of(home())

    assert (thing.name, thing.url) == ("confirmation", f"/observations/{row.pk}/")
    assert thing.note == "It confirms itself on 3\xa0December."


def test_an_invitation_is_to_be_answered(cast, home, settled):
    lesson = make_lesson(cast.colleague, cast.year)
    make_place(lesson, cast.teacher, PlaceStatus.INVITED)

    thing = thing_of(home())

    assert (thing.name, thing.url) == ("invitation", f"/lessons/{lesson.pk}/")


def test_a_request_is_to_be_answered(cast, home, settled):
    make_request(cast.colleague, cast.teacher, cast.year)

    thing = thing_of(home())

    assert (thing.name, thing.url) == ("lesson_request", "/lessons/requests/")


@pytest.mark.parametrize(
    ("need_shown", "need_observed", "title", "url"),
    [
        (2, 2, "Choose whom to observe", "/lessons/"),
        (1, 0, "Invite colleagues to observe you", "/lessons/new/"),
    ],
)
def test_with_nothing_due_the_2_plus_2_of_the_term_is_next(
    cast, home, settled, need_shown, need_observed, title, url
):
    cast.year.terms.update(need_shown=need_shown, need_observed=need_observed)

    thing = thing_of(home())

    assert (thing.name, thing.title, thing.url) == ("two_plus_two", title, url)


def test_the_ring_and_its_key_count_confirmed_lessons_of_the_year(cast, home):
    term = cast.year.terms.first()
    Quota.objects.create(member=cast.teacher, term=term, need_shown=1, need_observed=3)
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    make_observation(lesson, cast.colleague, ObservationStatus.CONFIRMED)
    make_observation(lesson, cast.groupmate, ObservationStatus.CONFIRMED)
    seen = make_lesson(cast.colleague, cast.year, LATELY, hour=12)
    make_observation(seen, cast.teacher, ObservationStatus.SUBMITTED)

    response = home()

    sums = response.context["home"].lessons
    assert (sums.shown, sums.need_shown, sums.observed, sums.need_observed) == (1, 3, 0, 5)
    said = "1 pusmetis: shown 1 of 1, observed 0 of 3. 2 pusmetis: shown 0 of 2, observed 0 of 2."
    assert said in response.text
    assert response.text.count('class="l l-on"') == 3  # one in the ring, two in the key


def test_who_is_exempt_is_asked_for_no_lesson(cast, home, settled):
    for term in cast.year.terms.all():
        Quota.objects.create(member=cast.teacher, term=term, need_shown=0, need_observed=0)

    response = home()

    assert thing_of(response).name == "nothing"
    assert "Shown to colleagues" not in response.text


def test_no_words_of_a_record_are_on_the_page_of_either(cast, home):
    lesson = make_lesson(cast.colleague, cast.year, LATELY)
    make_observation(lesson, cast.teacher, ObservationStatus.CONFIRMED, owner_words=PLANTED)

    assert PLANTED not in home(cast.teacher).text
    assert PLANTED not in home(cast.administrator_curator).text


@pytest.mark.parametrize("day", [make.TODAY, date(2026, 12, 1)])
def test_home_asks_for_what_the_reminders_remind_of(cast, time_machine, day):
    make_place(make_lesson(cast.colleague, cast.year, LATELY), cast.teacher)
    make_observation(make_lesson(cast.groupmate, cast.year, LATELY, hour=8), cast.teacher)
    own = make_lesson(cast.teacher, cast.year, LATELY, hour=12)
    make_observation(own, cast.colleague, ObservationStatus.SUBMITTED)
    make_request(cast.groupmate, cast.teacher, cast.year)
    ahead = make_lesson(cast.curator, cast.year, date(2026, 12, 10))
    make_place(ahead, cast.teacher, PlaceStatus.INVITED)
    time_machine.move_to(make.at(day))
    whole = (cast.year.starts_on, cast.year.ends_on)

    reminded = deadlines(Member.objects.filter(pk=cast.teacher.pk), cast.year, whole)
    asked = duties(facts_about(cast.teacher, cast.year))

    assert sorted((duty.kind, duty.due_on) for duty in asked if duty.kind in KINDS) == sorted(
        (row.kind, row.due_on) for row in reminded if row.kind in KINDS
    )


@pytest.fixture
def term_day(cast):
    term = cast.year.terms.get(number=1)
    day, last = date(2026, 12, 14), date(2027, 1, 29)
    return cast.year.due_days.create(kind="two_plus_two", term=term, opens_on=day, due_on=last)


@pytest.mark.parametrize(
    ("day", "count"), [(make.TODAY, 0), (date(2027, 1, 4), 1), (date(2027, 1, 30), 0)]
)
@pytest.mark.parametrize("is_exempt", [False, True])
def test_home_knows_the_terms_due_day_as_the_reminders_do(
    cast, time_machine, term_day, day, count, is_exempt
):
    if is_exempt:
        cast.teacher.quotas.create(term=term_day.term, need_shown=0, need_observed=0)
    time_machine.move_to(make.at(day))
    whole = (cast.year.starts_on, cast.year.ends_on)

    reminded = deadlines(Member.objects.filter(pk=cast.teacher.pk), cast.year, whole)
    asked = duties(facts_about(cast.teacher, cast.year))

    columns = ("kind", "key", "opens_on", "due_on", "title", "url")
    found = [
        [tuple(getattr(row, name) for name in columns) for row in rows if row.kind == TERM]
        for rows in (reminded, asked)
    ]
    assert found[0] == found[1]
    assert len(found[0]) == (0 if is_exempt else count)


def test_the_terms_due_day_is_ahead_and_next_when_nothing_else_is(
    cast, home, settled, term_day, time_machine
):
    time_machine.move_to(make.at(date(2026, 12, 16)))
    december = home().context["home"]
    make.make_reflection(cast.teacher, cast.year, date(2026, 12, 1), submitted=True)
    done = thing_of(home())

    title = "2+2, 1 pusmetis: left to show 2, to observe 2"
    assert december.next.name == "reflection"
    assert (term_day.due_on, title) in [(row.on, row.title) for row in december.days]
    assert (done.name, done.note) == ("two_plus_two", "Due on 29\xa0January.")


def fill(cast, member, count):
    """Many lessons of every kind that the page speaks of."""
    hosts = [make.make_member(cast.school, user=False) for _ in range(count)]
    for number, host in enumerate(hosts):
        make_place(make_lesson(host, cast.year, SOON + timedelta(days=number % 20)), member)
        make_observation(make_lesson(host, cast.year, LATELY), member)
        own = make_lesson(member, cast.year, LATELY - timedelta(days=number))
        make_observation(own, host, ObservationStatus.SUBMITTED)


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("who", ["settled", "newcomer"])
def test_home_stays_within_eighteen_statements(
    cast, login, django_assert_max_num_queries, count, who
):
    member = cast.teacher
    if who == "newcomer":
        member = make.make_member(cast.school, joined_on=date(2026, 11, 10))
    make.make_goal(member, cast.year, GoalStatus.DRAFT, steps=2)
    make_request(cast.colleague, member, cast.year)
    fill(cast, member, count)
    client = login(member)

    with django_assert_max_num_queries(18):
        client.get("/")

    assert OpenLesson.objects.count() == 3 * count
    assert Place.objects.filter(observer=member).count() == 2 * count
