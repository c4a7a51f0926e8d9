"""What counts (domain.md 4.3, A11, A21, A22), against a plain reference that counts by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from observations.counting import terms_of
from observations.enums import ObservationStatus
from observations.models import Observation, OpenLesson, Place
from observations.services import reopen
from tests import factories as make
from tests.observations.factories import LATELY, make_lesson, make_observation

PEOPLE = 3
#: The edges of the terms, days outside both of them, and a day in the middle of each.
DAYS = [
    date(2026, 9, 1),
    date(2026, 11, 19),
    date(2027, 1, 31),
    date(2027, 2, 1),
    date(2027, 6, 15),
    date(2027, 6, 16),
    date(2027, 8, 31),
]
CONFIRMED = ObservationStatus.CONFIRMED
#: Most are confirmed: what does not count is rarer than what might be counted twice.
STATUSES = st.sampled_from([*[CONFIRMED] * len(ObservationStatus), *ObservationStatus])
LESSONS = st.tuples(
    st.integers(0, PEOPLE - 1),
    st.sampled_from(DAYS),
    st.sampled_from([0, 12, 23]),
    st.lists(
        st.tuples(st.integers(0, PEOPLE - 1), STATUSES),
        max_size=3,
        unique_by=lambda pair: pair[0],
    ),
)
QUOTAS = st.dictionaries(
    st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, 1)),
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    max_size=3,
)


def by_hand(people, terms, lessons, quotas):
    """{(member, term): (shown, observed, need shown, need observed)}, one lesson at a time.

    The last of the people came with the second term.
    """
    found = {}
    for who, member in enumerate(people):
        for number, term in enumerate(terms):
            shown = observed = 0
            for teacher, day, _hour, observers in lessons:
                if not term.starts_on <= day <= term.ends_on:
                    continue
                confirmed = [o for o, s in observers if s == "confirmed" and o != teacher]
                shown += teacher == who and len(confirmed) > 0
                observed += who in confirmed
            is_before = member.takes_part_from > term.ends_on
            asked = (0, 0) if is_before else (term.need_shown, term.need_observed)
            needs = quotas.get((who, number), asked)
            found[member.pk, term.pk] = (shown, observed, *needs)
    return found


@pytest.fixture
def school(db):
    school = make.make_school()
    school.this_year = make.make_year(school)
    school.people = [make.make_member(school, user=False) for _number in range(PEOPLE - 1)]
    came = {"joined_on": date(2026, 9, 1), "takes_part_from": date(2027, 2, 1)}
    school.people.append(make.make_member(school, user=False, **came))
    return school


def counts_of(members, year):
    """{(member, term): TermCount}."""
    found = terms_of(members, [year])
    return {(pk, row.term_id): row for pk, rows in found.items() for row in rows}


@example(lessons=[(0, DAYS[1], 12, [(1, CONFIRMED), (2, CONFIRMED)])], quotas={})
@given(lessons=st.lists(LESSONS, max_size=5), quotas=QUOTAS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_counts_are_those_of_the_plain_reference(school, lessons, quotas):
    people, year = school.people, school.this_year
    terms = list(year.terms.order_by("number"))
    for model in (Observation, Place, OpenLesson):
        model.objects.all().delete()
    for member in people:
        member.quotas.all().delete()
    for (who, number), (shown, observed) in quotas.items():
        people[who].quotas.create(term=terms[number], need_shown=shown, need_observed=observed)
    for teacher, day, hour, observers in lessons:
        lesson = make_lesson(people[teacher], year, day, hour)
        for who, status in observers:
            if who != teacher:
                make_observation(lesson, people[who], status, place=False)

    counts = counts_of(people, year)

    assert {
        key: (c.shown, c.observed, c.need_shown, c.need_observed) for key, c in counts.items()
    } == by_hand(people, terms, lessons, quotas)


@pytest.mark.parametrize("field", ["joined_on", "takes_part_from"])
@pytest.mark.parametrize(("day", "needs"), [(31, (2, 2)), (32, (0, 2))])
def test_a_term_that_ended_before_joining_is_left_out(cast, field, day, needs):
    came = date(2026, 12, 31) + timedelta(days=day)
    newcomer = make.make_member(cast.school, user=False, **{field: came})

    rows = terms_of([newcomer], [cast.year])[newcomer.pk]

    assert tuple(row.need_shown for row in rows) == needs
    assert tuple(row.need_observed for row in rows) == needs


def test_counts_cost_one_query(cast, django_assert_num_queries):
    everybody = list(cast.school.members.all())

    with django_assert_num_queries(1):
        counts = counts_of(everybody, cast.year)

    assert len(counts) == 2 * len(everybody)


def test_counts_fall_back_when_an_observation_is_reopened(cast):
    term = cast.year.terms.first()
    lesson = make_lesson(cast.teacher, cast.year, LATELY)
    row = make_observation(lesson, cast.colleague, ObservationStatus.CONFIRMED)
    shown, observed = (cast.teacher.pk, term.pk), (cast.colleague.pk, term.pk)

    before = counts_of([cast.teacher, cast.colleague], cast.year)
    reopen(row, reason="Data ne ta.", by=cast.colleague)
    after = counts_of([cast.teacher, cast.colleague], cast.year)

    assert (before[shown].shown, before[observed].observed) == (1, 1)
    assert (after[shown].shown, after[observed].observed) == (0, 0)


def test_a_term_that_moves_takes_its_lessons_along(cast):
    first, second = cast.year.terms.order_by("number")
    make_observation(
        make_lesson(cast.teacher, cast.year, LATELY), cast.colleague, ObservationStatus.CONFIRMED
    )

    second.starts_on = LATELY - timedelta(days=1)
    first.ends_on = LATELY - timedelta(days=2)
    for term in (first, second):
        term.save()
    counts = counts_of([cast.teacher], cast.year)

    assert [counts[cast.teacher.pk, term.pk].shown for term in (first, second)] == [0, 1]
