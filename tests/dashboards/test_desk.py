"""The curator's desk: who waits, who may open it, what an answer does."""

from datetime import date, timedelta

import pytest

from dashboards.desk import desk_of
from dashboards.waiting import queue_of
from dialogue import services
from dialogue.models import Message, Thread
from goals.enums import GoalStatus
from goals.models import SelfAssessment
from reflections.models import Reflection
from tests import factories as make

FORM = "7d1b0d57-4c8c-4a3b-9d5b-3f6e6f0c2a11"


@pytest.fixture
def waiting(cast):
    """A reflection of the teacher, with a slip, waits since 14 November."""
    reflection = make.make_reflection(
        cast.teacher,
        cast.year,
        submitted=True,
        slip="Kiekvieną pamoką pradėsiu klausimu.",
        slip_month=date(2026, 9, 1),
        how_it_went="partly",
        mattered="Keista, bet patys mokiniai priminė.",
    )
    return make.make_waiting(reflection, cast.curator, since=make.at(date(2026, 11, 14)))


def fill(cast, count):
    """So many more teachers, each with a reflection, a goal and a reply that wait."""
    for _number in range(count):
        member = make.make_member(cast.school, user=False)
        make.make_curatorship(cast.curator, member, cast.year)
        reflection = make.make_reflection(member, cast.year, submitted=True)
        make.make_waiting(reflection, cast.curator)
        goal = make.make_goal(member, cast.year, GoalStatus.SUBMITTED)
        make.make_waiting(goal, cast.curator)
        september = make.make_reflection(member, cast.year, date(2026, 9, 1), submitted=True)
        thread = make.make_waiting(september, cast.curator)
        services.send_message(thread, "Kas būtų, jei…", by=cast.curator)
        services.send_message(thread, "Pabandysiu.", by=member)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("curator", 200),
        ("administrator_curator", 200),
        ("teacher", 403),
        ("former_curator", 403),
        ("administrator", 403),
        ("stranger", 403),
    ],
)
def test_desk_opens_to_who_curates_somebody_now(cast, login, name, status):
    assert login(getattr(cast, name)).get("/desk/").status_code == status


def test_open_item_tells_the_step_the_words_and_the_days(cast, login, waiting):
    page = login(cast.curator).get("/desk/").text

    assert "Kiekvieną pamoką pradėsiu klausimu." in page
    assert "Keista, bet patys mokiniai priminė." in page
    assert queue_of(cast.curator).open.days == 9


def test_longest_waiting_comes_first_whatever_it_is(cast, waiting):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED)
    make.make_waiting(goal, cast.curator, since=make.at(date(2026, 11, 12)))
    assessment = SelfAssessment.objects.create(
        goal=goal,
        moment="mid",
        status="submitted",
        closeness=2,
        words="Pradėjau.",
        submitted_at=make.at(date(2026, 11, 16)),
    )
    make.make_waiting(assessment, cast.curator, since=make.at(date(2026, 11, 16)))
    september = make.make_reflection(cast.teacher, cast.year, date(2026, 9, 1), submitted=True)
    answered = make.make_waiting(september, cast.curator)
    services.send_message(answered, "Ar pavyko?", by=cast.curator)
    services.send_message(answered, "Pavyko.", by=cast.teacher)

    items = queue_of(cast.curator).items

    assert [item.said.kind for item in items] == ["goal", "reflection", "assessment", "reply"]
    assert items[-1].said.words == "Pavyko."


def test_draft_of_a_record_taken_back_is_not_in_the_queue(cast, waiting):
    Reflection.objects.update(status="draft", submitted_at=None)

    assert queue_of(cast.curator).items == []


def test_queue_of_another_curator_shows_nothing(cast, waiting):
    assert queue_of(cast.administrator_curator).items == []


def test_chosen_item_is_open(cast, login, waiting):
    september = make.make_reflection(cast.teacher, cast.year, date(2026, 9, 1), submitted=True)
    chosen = make.make_waiting(september, cast.curator)

    page = login(cast.curator).get(f"/desk/?open={chosen.pk}")

    assert page.context["queue"].open.thread == chosen


@pytest.mark.parametrize("garbage", ["", "abc", "-1", "9" * 40, "٣"])
def test_unknown_item_leaves_the_first_open(cast, login, waiting, garbage):
    page = login(cast.curator).get("/desk/", {"open": garbage})

    assert page.context["queue"].open.thread == waiting


def test_answer_is_sent_and_the_queue_is_left(cast, login, waiting):
    answer = {"text": "Pastebėjau, kad…", "form_token": FORM}

    response = login(cast.curator).post(f"/desk/threads/{waiting.pk}/", answer)

    assert response.url == "/desk/"
    assert [m.text for m in Message.objects.all()] == ["Pastebėjau, kad…"]
    assert queue_of(cast.curator).items == []


def test_answer_sent_four_times_is_one(cast, login, waiting):
    client = login(cast.curator)
    for _time in range(4):
        client.post(f"/desk/threads/{waiting.pk}/", {"text": "Kartą.", "form_token": FORM})

    assert Message.objects.count() == 1


def test_answer_by_htmx_swaps_the_queue_and_moves_the_focus(cast, login, waiting):
    september = make.make_reflection(cast.teacher, cast.year, date(2026, 9, 1), submitted=True)
    following = make.make_waiting(september, cast.curator)

    response = login(cast.curator).post(
        f"/desk/threads/{waiting.pk}/", {"text": "Ačiū."}, headers={"HX-Request": "true"}
    )

    assert response.text.lstrip().startswith('<section id="eile"')
    assert response.context["queue"].open.thread == following
    assert "autofocus" in response.text


def test_empty_answer_is_refused_beside_the_field(cast, login, waiting):
    response = login(cast.curator).post(f"/desk/threads/{waiting.pk}/", {"text": "  "})

    assert response.status_code == 422
    assert "error_id_text" in response.text
    assert not Message.objects.exists()


def test_long_answer_is_refused_and_kept(cast, login, waiting):
    text = "ą" * 10_001

    response = login(cast.curator).post(
        f"/desk/threads/{waiting.pk}/", {"text": text}, headers={"HX-Request": "true"}
    )

    assert response.status_code == 422
    assert text in response.text


def test_refused_text_of_what_waits_no_more_stands_under_no_other_record(cast, login, waiting):
    september = make.make_reflection(cast.teacher, cast.year, date(2026, 9, 1), submitted=True)
    make.make_waiting(september, cast.curator)
    services.mark_thread_read(waiting, by=cast.curator)

    response = login(cast.curator).post(f"/desk/threads/{waiting.pk}/", {"text": "ą" * 10_001})

    assert response.status_code == 422
    assert response.context["talk"].subject == waiting.subject


def test_an_answer_begun_and_not_sent_is_on_the_records_page(cast, login, waiting):
    client = login(cast.curator)

    client.post(f"/desk/threads/{waiting.pk}/", {"read": "1", "text": "Pradėta mintis"})

    url = f"/reflections/{waiting.subject.partition(':')[2]}/"
    assert "Pradėta mintis" in client.get(url).text
    assert "Pradėta mintis" not in login(cast.teacher).get(url).text
    assert not Message.objects.exists()


def test_read_without_an_answer_leaves_the_queue(cast, login, waiting):
    login(cast.curator).post(f"/desk/threads/{waiting.pk}/", {"read": "1", "text": ""})

    waiting.refresh_from_db()
    assert (waiting.waiting_since, waiting.answered_at) == (None, None)


@pytest.mark.parametrize("name", ["former_curator", "administrator", "groupmate", "stranger"])
def test_answer_of_anybody_else_finds_nothing(cast, login, waiting, name):
    path = f"/desk/threads/{waiting.pk}/"

    assert login(getattr(cast, name)).post(path, {"text": "Aš."}).status_code == 404
    assert not Message.objects.exists()


def test_empty_queue_says_everything_is_answered(cast, login):
    page = login(cast.curator).get("/desk/")

    assert page.context["queue"].items == []
    assert 'class="empty"' in page.text


def test_teachers_stand_with_their_months_and_steps(cast):
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.AGREED, steps=3)
    goal.steps.filter(position=0).update(done_on=date(2026, 10, 1))

    rows = desk_of(cast.curator, cast.year).teachers

    assert [row.member for row in rows] == [cast.teacher]
    assert rows[0].states[:3] == ["missed", "missed", "now"]
    assert rows[0].goal.split()[::2] == ["1", "3"]


def test_former_curator_gets_own_words_and_neither_record_nor_replies(cast, login):
    reflection = make.make_reflection(cast.teacher, cast.year, submitted=True, mattered="Slapta")
    thread = Thread.objects.create(
        subject=f"reflection:{reflection.pk}",
        teacher=cast.teacher,
        curator=cast.former_curator,
        year=cast.year,
    )
    Message.objects.create(thread=thread, author=cast.former_curator, text="Mano žodžiai")
    Message.objects.create(thread=thread, author=cast.teacher, text="Jos atsakymas")

    page = login(cast.former_curator).get("/desk/former/").text

    assert "Mano žodžiai" in page
    assert "Slapta" not in page
    assert "Jos atsakymas" not in page


def test_curator_of_today_keeps_nothing_apart(cast, login, waiting):
    services.send_message(waiting, "Dabar", by=cast.curator)

    assert "Dabar" not in login(cast.curator).get("/desk/former/").text


@pytest.mark.parametrize("count", [1, 30])
def test_desk_costs_as_much_with_thirty_teachers(
    cast, login, waiting, count, django_assert_num_queries
):
    fill(cast, count - 1)
    client = login(cast.curator)

    with django_assert_num_queries(14):
        page = client.get("/desk/")

    assert len(page.context["desk"].teachers) == count


def test_waiting_words_agree_with_calendar_days(cast, waiting):
    Thread.objects.update(waiting_since=make.at(make.TODAY, 0) - timedelta(minutes=1))

    assert queue_of(cast.curator).open.days == 1
