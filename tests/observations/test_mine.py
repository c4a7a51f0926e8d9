"""One's own list of the 2+2."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

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
