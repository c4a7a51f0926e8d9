"""One teacher's year: seen by the curator of today, with what was submitted and no more."""

from datetime import date

import pytest

from dashboards.timeline import timeline_of
from dialogue import services
from goals.enums import GoalStatus
from goals.models import GoalTransition, SelfAssessment
from groups.enums import Audience
from groups.models import Curatorship
from people.models import Member
from tests import factories as make
from tests.conftest import READERS
from years.enums import YearStatus


@pytest.fixture
def year_of_teacher(cast):
    """An answered September, a read October, a draft November, an agreed goal, a word on it."""
    september = make.make_reflection(
        cast.teacher, cast.year, date(2026, 9, 1), submitted=True, growth="A3 C2"
    )
    october = make.make_reflection(cast.teacher, cast.year, submitted=True, is_late=True)
    make.make_reflection(
        cast.teacher, cast.year, date(2026, 11, 1), mattered="Juodraščio žodžiai", next_step="Dar"
    )
    services.send_message(make.make_waiting(september, cast.curator), "Ačiū.", by=cast.curator)
    services.mark_thread_read(make.make_waiting(october, cast.curator), by=cast.curator)
    goal = make.make_goal(
        cast.teacher, cast.year, GoalStatus.AGREED, steps=3, audience=Audience.CURATOR
    )
    for came_from, to, day in (("draft", "submitted", 20), ("submitted", "agreed", 25)):
        GoalTransition.objects.create(
            record=goal, from_status=came_from, to_status=to, at=make.at(date(2026, 9, day))
        )
    SelfAssessment.objects.create(
        goal=goal,
        moment="mid",
        status="submitted",
        closeness=2,
        words="Pradėjau.",
        submitted_at=make.at(date(2026, 11, 16)),
    )
    return goal


def test_page_is_the_curators_of_today_alone(cast, login, year_of_teacher):
    path = f"/desk/{cast.teacher.pk}/"

    open_to = [name for name in READERS if login(getattr(cast, name)).get(path).status_code == 200]

    assert open_to == ["curator"]


def test_timeline_tells_the_months_from_the_latest(cast, year_of_teacher):
    months = timeline_of(cast.teacher, cast.year, cast.curator).recent

    told = [(month.month.month, [entry.css for entry in month.entries]) for month in months]
    assert told == [(11, ["y-c"]), (10, ["y-a"]), (9, ["y-a", "y-c", "y-c"])]


def test_timeline_says_answered_read_and_late(cast, year_of_teacher):
    months = timeline_of(cast.teacher, cast.year, cast.curator, show="reflections").recent

    october, september = months[0].entries[0], months[1].entries[0]
    assert september.status.is_answered
    assert september.growth[0][0] == "A3"
    assert not october.status.is_answered
    assert october.note


def test_what_a_former_curator_answered_and_read_is_not_the_new_ones(cast):
    october = make.make_reflection(cast.teacher, cast.year, submitted=True)
    former = make.make_waiting(october, cast.former_curator)
    services.send_message(former, "Ačiū.", by=cast.former_curator)

    [month] = timeline_of(cast.teacher, cast.year, cast.curator, show="reflections").recent

    assert month.entries[0].status is None


@pytest.mark.parametrize(
    ("show", "count"), [("all", 5), ("reflections", 2), ("goal", 3), ("abc", 5)]
)
def test_filter_narrows_the_timeline(cast, login, year_of_teacher, show, count):
    page = login(cast.curator).get(f"/desk/{cast.teacher.pk}/", {"show": show}).context["page"]

    months = [*page.timeline.recent, *page.timeline.earlier]
    assert sum(len(month.entries) for month in months) == count


def test_filter_by_htmx_swaps_the_months_alone(cast, login, year_of_teacher):
    response = login(cast.curator).get(
        f"/desk/{cast.teacher.pk}/", {"show": "goal"}, headers={"HX-Request": "true"}
    )

    assert "<h1" not in response.text
    assert 'id="metai"' in response.text


def test_draft_stands_nowhere_on_the_page(cast, login, year_of_teacher):
    page = login(cast.curator).get(f"/desk/{cast.teacher.pk}/")

    assert "Juodraščio žodžiai" not in page.text
    assert page.context["page"].sums.submitted == 2


def test_draft_of_a_goal_stands_nowhere_on_the_page(cast, login):
    make.make_goal(cast.teacher, cast.year, sentence="Mintis, kurios niekas nemato")

    page = login(cast.curator).get(f"/desk/{cast.teacher.pk}/").text

    assert "Mintis, kurios niekas nemato" not in page


def test_note_of_the_former_curator_is_not_the_new_ones(cast, login):
    make_note = login(cast.curator).post
    make_note(f"/threads/notes/{cast.teacher.pk}/", {"text": "Tik man", "version": "0"})
    Curatorship.objects.filter(curator=cast.curator).update(until_on=date(2026, 11, 22))
    make.make_curatorship(cast.groupmate, cast.teacher, cast.year, from_on=make.TODAY)

    assert "Tik man" not in login(cast.groupmate).get(f"/desk/{cast.teacher.pk}/").text
    assert login(cast.curator).get(f"/desk/{cast.teacher.pk}/").status_code == 404
    assert "Tik man" in login(cast.curator).get("/desk/former/").text


def test_former_years_of_the_pair_are_there_and_no_others(cast, login):
    past = make.make_year(cast.school, 2025, YearStatus.CLOSED)
    older = make.make_year(cast.school, 2024, YearStatus.CLOSED)
    make.make_curatorship(cast.curator, cast.teacher, past, until_on=past.ends_on)
    make.make_curatorship(cast.groupmate, cast.teacher, older, until_on=older.ends_on)
    make.make_reflection(cast.teacher, past, date(2025, 10, 1), submitted=True)
    client, path = login(cast.curator), f"/desk/{cast.teacher.pk}/"

    then = client.get(path, {"year": past.pk}).context["page"]
    others = client.get(path, {"year": older.pk}).context["page"]

    assert (then.year, then.sums.submitted, then.years) == (past, 1, [cast.year, past])
    assert others.year == cast.year


def test_curator_looks_at_nobody_elses_teacher(cast, login):
    client = login(cast.curator)

    others = Member.objects.exclude(pk=cast.teacher.pk).values_list("pk", flat=True)
    statuses = {client.get(f"/desk/{pk}/").status_code for pk in others}

    assert statuses == {404}


@pytest.mark.parametrize("months", [1, 8])
def test_page_costs_the_same_however_much_was_written(
    cast, login, months, django_assert_num_queries
):
    make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED)
    for month in range(1, 1 + months):
        reflection = make.make_reflection(
            cast.teacher, cast.year, date(2027, month, 1), submitted=True, growth="A1 B2"
        )
        thread = make.make_waiting(reflection, cast.curator)
        services.send_message(thread, "Ačiū.", by=cast.curator)
    client = login(cast.curator)

    with django_assert_num_queries(23):
        client.get(f"/desk/{cast.teacher.pk}/")
