"""No closed cell can be worked out from what is shown: every small world is tried."""

from collections import defaultdict
from itertools import combinations_with_replacement, product

import pytest

from dashboards import small_numbers as small
from dashboards.municipality_counts import Counted
from dashboards.municipality_figures import Figure
from dashboards.municipality_year import TOGETHER, Year
from dashboards.small_numbers import Fact, of_people

#: So many are to be possible, at least, for whoever sees only what is shown.
DOUBTS = 4
CURATOR, AGREED = Figure("curator", "", ""), Figure("agreed", "", "")
SUBMITTED = Figure("submitted", "", "")


def year_of(schools):
    """A year of schools told as (members, {figure: Fact})."""
    rows = {pk: Counted(pk, 2026, members, 1, facts) for pk, (members, facts) in schools.items()}
    return Year(2026, {pk: f"M{pk}" for pk in schools}, rows)


def published(year, figures):
    """Everything the page, its sums, charts and export are made of."""
    cells = tuple((key, *(year.cell(key, one) for one in figures)) for key in year.keys)
    sums = tuple((year.total(one), year.middle(one)) for one in figures)
    return tuple(year.members.items()), cells, sums


def worlds_that_look_alike(worlds, figures):
    """[[world]]: those that nobody who sees the page can tell apart."""
    alike = defaultdict(list)
    for world in worlds:
        alike[published(year_of(world), figures)].append(world)
    return alike.values()


@pytest.mark.parametrize("members", range(5, 14))
def test_a_closed_count_of_people_may_be_four_different_ones(members):
    worlds = [{1: (members, {"curator": of_people(n, members)})} for n in range(members + 1)]

    closed = [
        {world[1][1]["curator"].n for world in alike}
        for alike in worlds_that_look_alike(worlds, [CURATOR])
        if year_of(alike[0]).cell(1, CURATOR).is_closed
    ]

    few = {*range(1, 5), *range(members - 4, members)}
    assert closed == [few]
    assert len(few) >= DOUBTS


@pytest.mark.parametrize("members", [5, 6, 7, 8, 9, 12, 16])
def test_what_lies_within_another_is_not_told_by_the_difference(members):
    worlds = [
        {1: (members, {"submitted": of_people(a, members), "agreed": of_people(b, members)})}
        for a in range(members + 1)
        for b in range(a + 1)
    ]

    for alike in worlds_that_look_alike(worlds, [SUBMITTED, AGREED]):
        year = year_of(alike[0])
        facts = [world[1][1] for world in alike]
        for figure in (SUBMITTED, AGREED):
            if year.cell(1, figure).is_closed:
                assert len({one[figure.name].n for one in facts}) >= DOUBTS


def test_a_sum_and_a_median_tell_nothing_of_a_closed_school():
    """Two schools of nine: what one hides the other and the sums do not give away."""
    facts = [of_people(n, 9) for n in range(10)]
    worlds = [
        {1: (9, {"curator": one}), 2: (9, {"curator": other})}
        for one, other in product(facts, repeat=2)
    ]

    for alike in worlds_that_look_alike(worlds, [CURATOR]):
        year = year_of(alike[0])
        for pk in (1, 2):
            if year.cell(pk, CURATOR).is_closed:
                assert len({world[pk][1]["curator"].n for world in alike}) >= DOUBTS


def small_worlds(schools):
    """Schools of one to four people, in every way that some of them have a curator."""
    one = [(members, n) for members in range(1, 5) for n in range(members + 1)]
    for rows in product(one, repeat=schools):
        yield {pk: (m, {"curator": of_people(n, m)}) for pk, (m, n) in enumerate(rows)}


@pytest.mark.parametrize("schools", [1, 2, 3])
def test_of_a_small_school_neither_people_nor_facts_are_known(schools):
    for alike in worlds_that_look_alike(small_worlds(schools), [CURATOR]):
        for pk in range(schools):
            assert len({world[pk][0] for world in alike}) > 1  # how many take part
            assert len({world[pk][1]["curator"].n for world in alike}) > 1


def test_small_schools_stand_together_only_when_they_are_two_with_five_people():
    together = {
        sizes: bool(small.folded(dict(enumerate(sizes))).together)
        for count in (1, 2, 3)
        for sizes in combinations_with_replacement(range(1, 5), count)
    }

    assert {sizes for sizes, are in together.items() if are and len(sizes) < 3} == {
        *((1, 4), (2, 3), (2, 4), (3, 3), (3, 4)),
    }
    assert all(5 <= sum(sizes) < 12 for sizes, are in together.items() if are and len(sizes) == 3)
    assert not together[4, 4, 4]


def test_a_school_without_people_is_in_nothing():
    assert small.folded({1: 0, 2: 4, 3: 5}) == ([3], [], [2])
    assert small.folded({1: 0, 2: 2, 3: 3, 4: 7}) == ([4], [2, 3], [])


def test_what_all_or_nobody_has_is_not_told_of_small_schools_together():
    sides = {n: small.shown(of_people(n, 12), of_many=True) for n in range(13)}

    assert [n for n, fact in sides.items() if fact] == [5, 6, 7]
    assert small.shown(small.NOTHING, of_many=True) is None  # no meeting in any of them
    assert small.shown(small.NOTHING) == small.NOTHING


def test_of_reflections_people_decide_not_reflections():
    """Forty of fifty are submitted, but by four people; or two people lack all the rest."""
    by_few, lacked_by_few = Fact(40, 50, 4, 6), Fact(40, 50, 9, 2)

    assert [small.shown(one) for one in (by_few, lacked_by_few)] == [None, None]
    assert small.shown(Fact(40, 50, 9, 5)) == Fact(40, 50, 9, 5)


def test_percents_say_none_and_all_of_nothing_else():
    told = [Fact(n, 1000, 0, 0).percent for n in (0, 1, 4, 500, 996, 999, 1000)]

    assert told == [0, 1, 1, 50, 99, 99, 100]
    assert Fact(0, 0, 0, 0).percent is None


def test_sums_and_medians_of_nothing_are_nothing():
    assert (small.total([None, None]), small.middle([])) == (None, None)
    assert small.total([None, of_people(5, 10), of_people(0, 7)]) == (5, 17, 5, 12)


def test_schools_together_have_a_line_and_no_median():
    facts = {"reflections": Fact(6, 20, 3, 3), "curator": of_people(3, 4)}
    year = year_of({1: (4, facts), 2: (4, facts), 3: (3, facts), 4: (9, facts)})

    assert year.keys == [4, TOGETHER]
    assert year.cell(TOGETHER, Figure("median", "", "", is_share=False)).is_closed
    assert year.facts[TOGETHER]["reflections"] == Fact(18, 60, 9, 9)
    assert year.facts[TOGETHER]["curator"] is None


def test_a_sum_of_some_is_not_told_as_all_and_a_median_of_few_is_not_told():
    """Of four schools the two in which everybody has it do not speak for the other two."""
    told = {n: {"curator": of_people(n, 12)} for n in (12, 10, 6)}

    def said(*numbers):
        year = year_of({pk: (12, told[n]) for pk, n in enumerate(numbers)})
        return [cell.value for cell in (year.total(CURATOR), year.middle(CURATOR))]

    assert said(12, 12, 6) == [83, 100]
    assert said(12, 12, 10, 10) == [None, 100]
    assert said(12, 10, 10) == [None, None]
