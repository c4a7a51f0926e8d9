"""Mano APT: the one next thing in every situation, and what stands beside it."""

from datetime import date

import pytest

from dashboards.duties import duties
from dashboards.facts import facts_about
from dialogue.services import await_answer, send_message
from goals.enums import GoalStatus
from people.models import Leave, Member
from people.services.invitations import invite_member
from reflections.models import ReflectionThread
from reminders.sources import deadlines
from tests import factories as make
from years.enums import YearStatus
from years.models import DueDay, SchoolYear

#: What waits for a curator stands on the desk; who has not joined, on the staff list.
ELSEWHERE = {"feedback", "accounts"}
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)


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
    """The teacher's goal is agreed, with three steps."""
    return make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=3)


def next_of(response):
    return response.context["home"].next


def submit(member, year, *months):
    return [make.make_reflection(member, year, month, submitted=True) for month in months]


def test_without_a_goal_the_goal_comes_first(home):
    response = home()

    assert next_of(response).name == "goal"
    assert 'href="/goals/"' in response.text.split('aria-labelledby="toliau"')[1]


def test_a_begun_goal_is_to_be_finished(cast, home):
    make.make_goal(cast.teacher, cast.year, sentence="Noriu, kad klaustų patys.")

    response = home()

    assert next_of(response).name == "goal_draft"
    assert "Noriu, kad klaustų patys." in response.text


def test_a_returned_goal_comes_before_everything(cast, home):
    make.make_goal(cast.teacher, cast.year, GoalStatus.RETURNED, return_note="Iš ko suprasite?")
    make.make_reflection(cast.teacher, cast.year, NOVEMBER)

    response = home()

    assert next_of(response).name == "goal_returned"
    assert "Iš ko suprasite?" in response.text


def test_a_month_opens_with_the_step_of_the_latest_submitted_one(cast, home, settled):
    submit(cast.teacher, cast.year, SEPTEMBER, OCTOBER)

    thing = next_of(home())

    assert (thing.name, thing.slip_month) == ("reflection", OCTOBER)
    assert thing.slip == "Pradėsiu pamoką klausimu."
    assert thing.url == "/reflections/2026-11/"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (
            {"slip": "Klausti", "how_it_went": "", "next_step": ""},
            "Two questions are left: how did it go, and what is the next step?",
        ),
        (
            {"slip": "Klausti", "how_it_went": "worked", "next_step": ""},
            "One question is left: what is the next step?",
        ),
        (
            {"slip": "Klausti", "how_it_went": "", "next_step": "Žingsnis"},
            "One question is left: how did it go?",
        ),
        ({"slip": "", "next_step": ""}, "One question is left: what is the next step?"),
        ({"slip": "", "next_step": "Žingsnis"}, "It is written: one button is left"),
    ],
)
def test_a_draft_says_how_many_questions_are_left(cast, home, settled, written, title):
    make.make_reflection(cast.teacher, cast.year, NOVEMBER, **written)

    thing = next_of(home())

    assert (thing.name, thing.title, thing.slip) == ("reflection_draft", title, written["slip"])


def test_a_self_assessment_that_is_due_comes_when_it_opens(cast, home, settled):
    submit(cast.teacher, cast.year, SEPTEMBER, OCTOBER, NOVEMBER)
    days = {"opens_on": date(2026, 11, 20), "due_on": date(2026, 11, 27)}
    DueDay.objects.create(year=cast.year, kind="self_mid", **days)

    thing = next_of(home())

    assert (thing.name, thing.url) == ("assessment", f"/goals/{settled.pk}/assessment/mid/")


def test_with_everything_done_it_says_what_is_coming(cast, home, settled):
    submit(cast.teacher, cast.year, SEPTEMBER, OCTOBER, NOVEMBER)
    cast.year.terms.update(need_shown=0, need_observed=0)

    thing = next_of(home())

    assert (thing.name, thing.text) == (
        "nothing",
        "The December reflection opens on 1\xa0December.",
    )


def test_before_the_first_month_it_says_when_it_opens(cast, home, time_machine):
    time_machine.move_to(make.at(date(2026, 8, 26)))

    assert next_of(home()).name == "before_first"


def test_in_july_it_looks_back(cast, home, settled, time_machine):
    months = [date(2026, n, 1) for n in (9, 10, 11, 12)] + [date(2027, n, 1) for n in range(1, 7)]
    submit(cast.teacher, cast.year, *months)
    time_machine.move_to(make.at(date(2027, 7, 5)))

    thing = next_of(home())

    assert thing.name == "look_back"
    assert thing.text == "Reflections submitted: 10 of 10. Steps of the goal done: 0 of 3."


def test_a_gap_is_offered_and_holds_nothing_back(cast, home, settled):
    response = home()

    assert next_of(response).url == "/reflections/2026-11/"
    urls = [duty.url for duty in response.context["home"].catch_up]
    assert urls == ["/reflections/2026-09/", "/reflections/2026-10/"]


def test_who_left_is_asked_for_nothing(cast, home):
    response = home(cast.leaver)

    assert next_of(response).name == "left"
    assert response.context["home"].duties == []


def test_without_an_open_year_a_teacher_waits_and_the_administrator_begins(cast, home):
    SchoolYear.objects.filter(school=cast.school).update(status=YearStatus.PLANNED)

    assert "The school year is not open yet" in home().text
    assert "Begin with the school year" in home(cast.administrator).text
    assert "Begin with the school year" in home(cast.administrator_curator).text


def test_an_administrator_who_does_not_take_part_gets_a_list_of_things_to_do(cast, home):
    tasks = home(cast.administrator).context["tasks"]

    assert [(task.title, task.left) for task in tasks] == [
        ("Open the school year", "2026–2027"),
        ("Everybody has a curator", "7 people"),
        ("Everybody has an APT group", "4 people"),
        ("Everybody has signed in", "9 people"),
    ]


def test_who_does_not_take_part_is_told_so(cast, home):
    specialist = make.make_member(cast.school, takes_part_from=None)

    assert "You do not take part" in home(specialist).text


def test_the_curators_words_stand_on_the_page_and_lead_to_the_record(cast, home, settled):
    [reflection] = submit(cast.teacher, cast.year, OCTOBER)
    thread = await_answer(
        f"reflection:{reflection.pk}", teacher=cast.teacher, curator=cast.curator, year=cast.year
    )
    ReflectionThread.objects.create(reflection=reflection, thread=thread)
    send_message(thread, "O jei pradėtų mokiniai?", by=cast.curator)
    send_message(thread, "Mano pačios žodžiai", by=cast.teacher)

    response = home()

    [word] = response.context["home"].words
    assert (word.title, word.text) == ("October reflection", "O jei pradėtų mokiniai?")
    assert word.is_open
    assert word.url == f"/reflections/{reflection.pk}/"
    assert "Mano pačios žodžiai" not in response.text


def test_a_curator_is_told_who_waits(cast, home):
    await_answer("goal:1", teacher=cast.teacher, curator=cast.curator, year=cast.year)

    assert "1 record is waiting for your answer" in home(cast.curator).text
    assert "waiting for your answer" not in home(cast.teacher).text


def test_steps_of_the_goal_can_be_ticked_right_there(cast, home, settled):
    response = home()

    for step in settled.steps.all():
        assert f'action="/goals/steps/{step.pk}/done/"' in response.text


def test_planned_steps_and_due_days_are_the_days_ahead(cast, home, settled):
    settled.steps.filter(position=1).update(due_on=date(2026, 12, 10))
    settled.steps.filter(position=2).update(due_on=date(2026, 11, 25))
    days = {"opens_on": date(2026, 11, 20), "due_on": date(2026, 11, 27)}
    DueDay.objects.create(year=cast.year, kind="self_mid", **days)
    make.make_reflection(cast.teacher, cast.year, NOVEMBER)

    rows = home().context["home"].days

    assert [(row.on, row.title) for row in rows] == [
        (date(2026, 11, 25), "3 žingsnis"),
        (date(2026, 11, 27), "Mid-year self-assessment"),
        (date(2026, 12, 10), "2 žingsnis"),
    ]


def test_nobody_elses_words_are_on_ones_home(cast, home):
    make.make_reflection(cast.groupmate, cast.year, submitted=True, next_step="Svetimas žingsnis")
    make.make_goal(cast.groupmate, cast.year, GoalStatus.AGREED, sentence="Svetimas tikslas")

    text = home().text

    assert "Svetimas" not in text


@pytest.mark.parametrize("day", [date(2026, 9, 15), make.TODAY, date(2027, 7, 5)])
def test_the_page_asks_for_what_the_reminders_remind_of(cast, time_machine, day):
    submit(cast.teacher, cast.year, SEPTEMBER)
    make.make_goal(cast.groupmate, cast.year, GoalStatus.AGREED)
    make.make_member(cast.school, "New", joined_on=date(2026, 11, 10))
    Leave.objects.create(
        member=cast.colleague, from_on=date(2026, 9, 20), until_on=date(2026, 10, 10)
    )
    for kind, due_on in (("self_mid", date(2027, 1, 29)), ("self_end", date(2027, 5, 31))):
        opens_on = due_on.replace(day=20)
        DueDay.objects.create(year=cast.year, kind=kind, opens_on=opens_on, due_on=due_on)
    invite_member(make.make_member(cast.school, user=None), by=None)
    time_machine.move_to(make.at(day))
    whole = (cast.year.starts_on, cast.year.ends_on)

    for member in Member.objects.filter(school=cast.school).taking_part():
        reminded = deadlines(Member.objects.filter(pk=member.pk), cast.year, whole)
        asked = duties(facts_about(member, cast.year))

        assert [row_of(duty) for duty in asked] == [
            row_of(row) for row in reminded if row.kind not in ELSEWHERE
        ]


def row_of(row):
    return (row.kind, row.key, row.opens_on, row.due_on, row.title, row.url)


def crowd(cast, size=500):
    return Member.objects.bulk_create(
        Member(
            school=cast.school,
            first_name="Ona",
            last_name=f"Pavardė{number}",
            email=f"o{number}@mokykla.lt",
            joined_on=date(2020, 9, 1),
            takes_part_from=date(2020, 9, 1),
        )
        for number in range(size)
    )


@pytest.mark.parametrize("situation", ["settled", "begun", "newcomer", "administrator"])
def test_home_costs_the_same_with_five_and_with_five_hundred(
    cast, login, django_assert_max_num_queries, situation
):
    member = cast.administrator if situation == "administrator" else cast.teacher
    if situation == "newcomer":
        member = make.make_member(cast.school, joined_on=date(2026, 11, 10))
        make.make_goal(member, cast.year)
    if situation == "settled":
        make.make_goal(member, cast.year, GoalStatus.AGREED, steps=5)
        submit(member, cast.year, SEPTEMBER, OCTOBER)
    client = login(member)
    client.get("/")

    with django_assert_max_num_queries(18) as few:
        client.get("/")
    crowd(cast)
    with django_assert_max_num_queries(18) as many:
        client.get("/")

    assert len(few) == len(many)
