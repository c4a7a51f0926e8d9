"""The page of search: what is found of each kind, how it is said, what is never said."""

import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogue.models import Message
from goals.models import GoalStep
from observations.models import OpenLesson
from people.models import Subject
from reflections.models import Reflection, ReflectionDraftCopy
from tests import factories as make
from tests.meetings.factories import make_meeting
from tests.meetings.papers import make_notes, make_point
from tests.observations.factories import make_lesson, make_observation

#: The kinds of a page with their counts.
HEADING = re.compile(r'<h2 id="rasta-(\w+)">.*?(\d+)</span>', re.DOTALL)


@pytest.fixture
def shared(cast):
    """A record of every kind of the teacher's, shared with the group; each says „rievė“."""
    group = {"audience": "group"}
    cast.goal = make.make_goal(
        cast.teacher, cast.year, "agreed", sentence="Rievės tikslas", **group
    )
    GoalStep.objects.create(goal=cast.goal, text="Nupiešti rievę <b>drąsiai</b>", position=5)
    cast.reflection = make.make_reflection(
        cast.teacher, cast.year, submitted=True, mattered="Medžio rievė & žievė <i>x</i>", **group
    )
    cast.lesson = make_lesson(cast.teacher, cast.year, topic="Rievė")
    cast.meeting = make_meeting(cast.group, topic="Apie rievę")
    return cast


def asked(client, question, **more):
    return client.get("/search/", {"q": question, **more})


def counts(page):
    return {name: int(count) for name, count in HEADING.findall(page.text)}


def test_everything_shared_is_found_and_leads_there(shared, login):
    page = asked(login(shared.groupmate), "riev")

    assert counts(page) == {"goals": 1, "reflections": 1, "lessons": 1, "meetings": 1}
    records = (shared.goal, shared.reflection, shared.lesson, shared.meeting)
    assert [r for r in records if f'href="{r.get_absolute_url()}"' not in page.text] == []


def test_found_words_are_marked_and_nothing_else_is_markup(shared, login):
    page = asked(login(shared.groupmate), "rieve").text

    assert "Medžio <mark>rievė</mark> &amp; žievė &lt;i&gt;x&lt;/i&gt;" in page
    assert "Nupiešti <mark>rievę</mark> &lt;b&gt;drąsiai&lt;/b&gt;" in page
    assert "<i>x" not in page


def test_an_administrator_finds_no_word_that_is_not_shared_with_the_school(shared, login):
    page = asked(login(shared.administrator), "rieve")

    assert counts(page) == {"lessons": 1}
    assert "Medžio" not in page.text
    assert asked(login(shared.teacher), "rieve").text.count("Medžio") == 1


def test_words_that_wait_apart_or_lie_between_two_are_not_searched(shared, login):
    """Notes, threads, protocols, pending texts, copies: they are read in their own place."""
    word = "zvyrius"
    Reflection.objects.update(pending={"mattered": word})
    ReflectionDraftCopy.objects.create(
        reflection=shared.reflection, content={"mattered": word}, base_version=0
    )
    thread = make.make_waiting(shared.goal, shared.curator)
    Message.objects.create(thread=thread, author=shared.curator, text=word)
    make_notes(shared.meeting, word, shared.teacher)
    make_observation(shared.lesson, shared.groupmate, "confirmed", owner_words=word)

    for reader in (shared.teacher, shared.curator, shared.groupmate, shared.administrator):
        assert counts(asked(login(reader), word)) == {}


def test_a_draft_is_its_owners(cast, login):
    make.make_reflection(cast.teacher, cast.year, mattered="Rievė", audience="school")

    assert counts(asked(login(cast.teacher), "rieve")) == {"reflections": 1}
    assert "juodraštis" in asked(login(cast.teacher), "rieve").text
    assert counts(asked(login(cast.curator), "rieve")) == {}


def test_people_lead_where_the_asker_may_go(cast, login):
    name = cast.teacher.last_name
    subject = Subject.objects.create(school=cast.school, name="Žemėtyra")
    cast.teacher.subject = subject
    cast.teacher.save()
    paths = {
        "administrator": f"/people/{cast.teacher.pk}/",
        "curator": f"/desk/{cast.teacher.pk}/",
        "colleague": None,
    }

    for reader, path in paths.items():
        for question in (name, "zemetyr", f"teacher {name.lower()}"):
            page = asked(login(getattr(cast, reader)), question)
            assert counts(page) == {"people": 1}
            links = set(re.findall(r'href="(/(?:people|desk)/\d+/)"', page.text))
            assert links == ({path} if path else set())
    assert counts(asked(login(cast.stranger), "zemetyr")) == {}


def test_a_name_finds_what_its_bearer_shares(shared, login):
    page = asked(login(shared.groupmate), f"{shared.teacher.last_name} riev")

    assert counts(page) == {"goals": 1, "reflections": 1, "lessons": 1}


def test_a_point_of_the_agenda_is_shown_and_one_of_another_group_is_not(cast, login):
    meeting = make_meeting(cast.group, topic="Susitikimas")
    make_point(meeting, cast.teacher, "Dešimt minučių tylos", text="Atsineškite laikrodį")

    page = asked(login(cast.groupmate), "laikrod minuc")

    assert counts(page) == {"meetings": 1}
    assert "Dešimt <mark>minučių</mark> tylos" in page.text
    assert counts(asked(login(cast.administrator), "laikrod")) == {}


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("k", "Parašykite bent dvi raides ar skaitmenis."),
        ("?!–", "Parašykite bent dvi raides ar skaitmenis."),
        ("  ", "Parašykite, ko ieškoti."),
        ("ž" * 101, "100"),
        ("a\x00b", "Nuliniai simboliai neleidžiami."),
    ],
)
def test_a_question_that_cannot_be_asked_is_answered_beside_the_field(cast, login, question, says):
    page = asked(login(cast.teacher), question)

    assert page.status_code == 422
    error = re.search(r'id="id_q_error".*?</p>', page.text, re.DOTALL).group()
    assert says.lower() in unescape(error).lower()
    assert (
        question.strip("\x00 ")[:1] in re.search(r'<input type="search"[^>]*>', page.text).group()
    )


def test_nothing_asked_and_nothing_found_say_what_to_do(cast, login):
    client = login(cast.teacher)

    assert "Ko ieškoti" in client.get("/search/").text
    assert client.get("/search/?q=").status_code == 200
    assert "Pabandykite mažiau žodžių" in asked(client, "zvyrius").text


def test_a_question_is_kept_nowhere(shared, login):
    page = asked(login(shared.teacher), "rieve")

    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "same-origin"
    assert 'autocomplete="off"' in page.text
    assert 'role="search"' in page.text


def test_more_of_a_kind_goes_on_by_fifties(cast, login):
    first = make_lesson(cast.teacher, cast.year, topic="Rievė")
    OpenLesson.objects.bulk_create(
        OpenLesson(
            owner=cast.teacher,
            year=cast.year,
            starts_at=first.starts_at,
            ends_at=first.ends_at,
            class_name="8a",
            focus_question="Kas?",
            topic="Rievė",
        )
        for _ in range(59)
    )
    client = login(cast.teacher)

    first_page, last = asked(client, "rieve"), asked(client, "rieve", kind="lessons", page="2")

    assert counts(first_page) == counts(last) == {"lessons": 60}
    assert "?q=rieve&amp;kind=lessons" in first_page.text
    assert [first_page.text.count("<h3"), last.text.count("<h3")] == [5, 10]
    for page in ("9", "-1", "٣", "9" * 50, "x"):
        assert asked(client, "rieve", kind="lessons", page=page).text.count("<h3") == 50
    assert asked(client, "rieve", kind="threads").text.count("<h3") == 5


@pytest.mark.parametrize("kind", ["", "people", "lessons"])
def test_statements_are_one_a_kind(shared, login, kind):
    client = login(shared.teacher)
    asked(client, "rieve", kind=kind)

    with CaptureQueriesContext(connection) as empty:
        client.get("/search/")
    with CaptureQueriesContext(connection) as found:
        asked(client, "rieve", kind=kind)

    assert len(found) - len(empty) == (1 if kind else 5)


def test_last_years_words_are_found_as_they_are_read(cast, login):
    closed = make.make_year(cast.school, 2025, "closed")
    month = date(2025, 10, 1)
    make.make_reflection(
        cast.colleague, closed, month, submitted=True, mattered="Rievė", audience="school"
    )

    assert counts(asked(login(cast.teacher), "rieve")) == {"reflections": 1}
    assert counts(asked(login(cast.stranger), "rieve")) == {}
