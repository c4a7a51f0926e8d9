"""One's own list of the 2+2."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from observations import services
from observations.enums import ObservationStatus
from tests.observations.factories import LATELY, SOON, make_lesson, make_observation, make_place

PAGE = "/observations/"


def observed(cast, owner, observer, status=ObservationStatus.DRAFT, days=0):
    lesson = make_lesson(owner, cast.year, LATELY - timedelta(days=days))
    return make_observation(lesson, observer, status)


def test_empty_page_leads_to_the_board(cast, login):
    page = login(cast.teacher).get(PAGE).content.decode()

    assert 'href="/lessons/"' in page
    assert 'href="/lessons/new/"' in page


def test_each_visit_says_what_comes_next(cast, login):
    row = observed(cast, cast.teacher, cast.colleague, ObservationStatus.SUBMITTED)
    draft = observed(cast, cast.colleague, cast.teacher)

    page = login(cast.teacher).get(PAGE).content.decode()

    assert f'href="{row.get_absolute_url()}"' in page
    assert f'href="{draft.get_absolute_url()}"' in page


def test_confirmed_is_counted(cast, login):
    observed(cast, cast.teacher, cast.colleague, ObservationStatus.CONFIRMED)

    shown = login(cast.teacher).get(PAGE).context["halves"][-1].count
    seen = login(cast.colleague).get(PAGE).context["halves"][-1].count

    assert (shown.shown, shown.observed) == (1, 0)
    assert (seen.shown, seen.observed) == (0, 1)


def test_taken_place_opens_the_protocol_when_it_is_time(cast, login):
    now = make_lesson(cast.teacher, cast.year, timezone.localdate())
    later = make_lesson(cast.teacher, cast.year, SOON)
    for lesson in (now, later):
        make_place(lesson, cast.colleague)

    page = login(cast.colleague).get(PAGE).content.decode()

    assert f"/observations/begin/{now.pk}/" in page
    assert f"/observations/begin/{later.pk}/" not in page


@pytest.mark.parametrize("ends", ["did not take place", "did not come"])
@pytest.mark.parametrize("who", ["teacher", "colleague"])
def test_what_became_of_a_visit_is_said_to_both(cast, login, who, ends):
    row = observed(cast, cast.teacher, cast.colleague)
    type(row).objects.update(notes=[], answers=[])
    if ends == "did not come":
        services.mark_absent(row.lesson.places.get(), by=cast.teacher)
    else:
        services.not_held(row, by=cast.colleague)
    client = login(getattr(cast, who))
    client.cookies["apt_language"] = "en"

    page = client.get(PAGE).text

    assert ends in page
    assert "no record yet" not in page
    assert "nobody has signed up yet" not in page
    assert "/observations/begin/" not in page


def test_two_places_at_one_time_are_said_and_either_is_given_up_in_one_tap(cast, login):
    lessons = [
        make_lesson(owner, cast.year, SOON, topic=topic)
        for owner, topic in ((cast.teacher, "Trupmenos"), (cast.groupmate, "Metaforos"))
    ]
    places = [make_place(lesson, cast.colleague) for lesson in lessons]
    make_place(make_lesson(cast.curator, cast.year, SOON, 12), cast.colleague)
    client = login(cast.colleague)

    page = client.get(PAGE)

    assert [place.observes_too for place in page.context["halves"][0].observed] == [
        lessons[1],
        lessons[0],
        None,
    ]
    for place in places:
        assert page.text.count(f"/lessons/places/{place.pk}/give-up/") == 1
    client.post(f"/lessons/places/{places[0].pk}/give-up/", {"next": PAGE})
    assert "/give-up/" not in client.get(PAGE).text


def test_the_page_of_a_lesson_names_the_other_one_at_that_time(cast, login):
    lesson, other = (make_lesson(owner, cast.year) for owner in (cast.teacher, cast.curator))
    make_place(lesson, cast.groupmate)
    place = make_place(lesson, cast.colleague)
    make_place(other, cast.colleague)

    torn = login(cast.colleague).get(lesson.get_absolute_url())
    free = login(cast.groupmate).get(lesson.get_absolute_url())

    assert torn.context["observes_too"] == other
    assert f'href="{other.get_absolute_url()}"' in torn.text
    form = torn.text.index(f'action="/lessons/places/{place.pk}/give-up/"')
    assert "<details open" in torn.text[form : torn.text.index("</form>", form)]
    assert free.context["observes_too"] is None


def test_drafts_of_others_are_not_told(cast, login):
    row = observed(cast, cast.teacher, cast.colleague)

    page = login(cast.teacher).get(PAGE).content.decode()

    assert cast.colleague.name in page
    assert row.get_absolute_url() not in page


@pytest.mark.parametrize("count", [1, 30])
def test_statements_do_not_grow(cast, login, count):
    for days in range(count):
        observed(cast, cast.teacher, cast.colleague, days=days)
        observed(cast, cast.colleague, cast.teacher, days=days)
    client = login(cast.teacher)

    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)

    assert len([q for q in queries if q["sql"].startswith("SELECT")]) <= 9
