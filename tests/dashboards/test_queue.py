"""From one record that waits to the next, and what changed since it was read."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from dialogue.models import Receipt
from dialogue.queries import place_of
from dialogue.services import leave_receipt, mark_thread_read
from goals.enums import GoalStatus, Moment
from goals.models import GoalAmendment, SelfAssessment
from reflections.models import Reflection, ReflectionAmendment
from tests import factories as make


@pytest.fixture
def queue(cast):
    """A goal, a self-assessment and a reflection wait, in this order."""
    goal = make.make_goal(cast.teacher, cast.year, GoalStatus.SUBMITTED)
    assessment = SelfAssessment.objects.create(
        goal=goal,
        moment=Moment.MID,
        status="submitted",
        closeness=2,
        words="Pradėjau.",
        submitted_at=make.at(date(2026, 11, 13)),
    )
    reflection = make.make_reflection(cast.teacher, cast.year, submitted=True)
    records = [goal, assessment, reflection]
    for day, record in enumerate(records, start=12):
        make.make_waiting(record, cast.curator, since=make.at(date(2026, 11, day)))
    return records


def opened(client, record):
    return client.get(f"{record.get_absolute_url()}?queue=1")


def ways(place):
    return [one and one.url for one in (place.previous, place.next)]


def test_every_record_leads_to_its_neighbours(cast, login, queue):
    client = login(cast.curator)
    goal, assessment, reflection = (f"{one.get_absolute_url()}?queue=1" for one in queue)

    places = [opened(client, record).context["place"] for record in queue]

    assert [(one.number, one.total) for one in places] == [(1, 3), (2, 3), (3, 3)]
    assert [ways(one) for one in places] == [
        [None, assessment],
        [goal, reflection],
        [assessment, None],
    ]


def test_links_are_plain_and_the_keys_are_a_script_of_their_own(cast, login, queue):
    goal, _assessment, reflection = queue
    client = login(cast.curator)

    text = opened(client, queue[1]).text

    assert f'rel="prev" href="{goal.get_absolute_url()}?queue=1"' in text
    assert f'rel="next" href="{reflection.get_absolute_url()}?queue=1"' in text
    assert "js/queue.js" in text
    assert "js/queue.js" not in client.get(goal.get_absolute_url()).text


@pytest.mark.parametrize("name", ["teacher", "groupmate", "administrator"])
def test_only_a_curator_goes_through_a_queue(cast, login, queue, name):
    reflection = queue[-1]
    Reflection.objects.update(audience="school")

    assert opened(login(getattr(cast, name)), reflection).context["place"] is None


def test_another_curators_queue_is_not_shown(cast, login, queue):
    Reflection.objects.update(audience="school")

    place = opened(login(cast.administrator_curator), queue[-1]).context["place"]

    assert (place.number, place.total, ways(place)) == (0, 0, [None, None])


def test_an_answer_leads_back_into_the_queue_and_on_to_the_oldest(cast, login, queue):
    goal, _assessment, reflection = queue
    client = login(cast.curator)
    page = opened(client, reflection)
    form = {"text": "Ačiū.", "next": page.context["here"]}

    thread = reflection.threads.get().thread
    response = client.post(f"/threads/{thread.pk}/reply/", form, follow=True)

    place = response.context["place"]
    assert response.redirect_chain[-1][0] == f"{reflection.get_absolute_url()}?queue=1"
    assert (place.number, place.total) == (0, 2)
    assert ways(place) == [None, f"{goal.get_absolute_url()}?queue=1"]


def test_a_decision_keeps_the_place(cast, login, queue):
    goal = queue[0]
    client = login(cast.curator)
    action = f"/goals/{goal.pk}/decide/?queue=1"

    assert action in opened(client, goal).text
    refused = client.post(action, {"decision": "return", "note": ""})
    done = client.post(action, {"decision": "agree"})

    assert (refused.status_code, refused.context["place"].number) == (422, 1)
    assert done.url == f"{goal.get_absolute_url()}?queue=1"


def test_what_went_back_to_its_draft_is_passed_by(cast, queue):
    Reflection.objects.update(status="draft", submitted_at=None)

    assert ways(place_of(queue[1].subject, cast.curator))[1] is None


def test_the_last_answer_leaves_nothing_to_go_to(cast, login, queue):
    for record in queue:
        mark_thread_read(record.threads.get().thread, by=cast.curator)

    place = opened(login(cast.curator), queue[0]).context["place"]

    assert (place.total, ways(place)) == (0, [None, None])


@pytest.mark.parametrize("count", [1, 30])
def test_the_place_costs_the_same_in_a_long_queue(cast, queue, count, django_assert_num_queries):
    for _number in range(count):
        member = make.make_member(cast.school, user=False)
        make.make_curatorship(cast.curator, member, cast.year)
        make.make_waiting(make.make_reflection(member, cast.year, submitted=True), cast.curator)

    with django_assert_num_queries(4):
        place = place_of(queue[0].subject, cast.curator)

    assert place.total == count + 3


def test_the_desk_marks_the_neighbours_of_the_open_one(cast, login, queue):
    first, middle, last = (record.threads.get().thread.pk for record in queue)

    page = login(cast.curator).get(f"/desk/?open={middle}")

    shown = page.context["queue"]
    assert (shown.previous.thread.pk, shown.next.thread.pk) == (first, last)
    assert f'rel="prev"\n                     href="/desk/?open={first}"' in page.text
    assert f"{queue[1].get_absolute_url()}?queue=1" in page.text


def amend(record, cast, **fields):
    kind = ReflectionAmendment if isinstance(record, Reflection) else GoalAmendment
    name = "reflection" if isinstance(record, Reflection) else "goal"
    row = {"was": "Senas <b>žodis</b> čia", "now": "Naujas žodis čia", "by": cast.teacher}
    return kind.objects.create(**{name: record}, **row, **fields)


@pytest.mark.parametrize(
    ("read", "news"), [(None, 0), (timedelta(hours=-1), 1), (timedelta(hours=1), 0)]
)
@pytest.mark.parametrize("which", [0, 2])
def test_what_changed_after_the_curator_read_it_is_marked(cast, login, queue, which, read, news):
    record, field = queue[which], {0: "why", 2: "mattered"}[which]
    change = amend(record, cast, field=field)
    if read:
        leave_receipt(record.threads.get().thread, by=cast.curator)
        Receipt.objects.update(last_at=change.at + read)

    page = login(cast.curator).get(record.get_absolute_url())

    assert page.context["news"] == news
    assert page.text.count('href="#istorija"') >= news
    assert "<del>Senas &lt;b&gt;žodis&lt;/b&gt;</del> <ins>Naujas žodis</ins> čia" in page.text


def test_ones_own_change_is_no_news(cast, login, queue):
    reflection = queue[-1]
    leave_receipt(reflection.threads.get().thread, by=cast.teacher)
    Receipt.objects.update(last_at=timezone.now() - timedelta(days=1))
    amend(reflection, cast, field="mattered")

    assert login(cast.teacher).get(reflection.get_absolute_url()).context["news"] == 0


@pytest.mark.parametrize("status", GoalStatus.values)
@pytest.mark.parametrize("name", ["teacher", "curator"])
def test_a_goals_page_has_one_first_button(cast, login, name, status):
    goal = make.make_goal(cast.teacher, cast.year, status)
    SelfAssessment.objects.create(
        goal=goal,
        moment=Moment.END,
        status="submitted",
        closeness=2,
        words="x",
        submitted_at=timezone.now(),
    )
    if status != GoalStatus.DRAFT:
        make.make_waiting(goal, cast.curator)
    client = login(getattr(cast, name))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = client.get(goal.get_absolute_url())

    is_hidden = status == GoalStatus.DRAFT and name == "curator"
    assert page.status_code == (404 if is_hidden else 200)
    assert page.text.count("btn btn-primary") <= 1
