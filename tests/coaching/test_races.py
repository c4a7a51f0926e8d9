"""The two of a conversation and the administrator at the same moment, each in a process.

On SQLite (a file) and on PostgreSQL alike.
"""

import os
from datetime import timedelta

import pytest

from coaching.models import Conversation
from coaching.services.conversations import Offer, agree, decline, propose_others
from core.exceptions import RefusedError, TransitionError
from groups.services import appoint_curator
from tests import factories as make
from tests.coaching.factories import SOON, make_conversation
from tests.observations.processes import at_once

ROUNDS = 20 if os.environ.get("APT_TEST_ALL") else 4
DAY = timedelta(days=1)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pairs():
    """(teacher, curator, next curator) and what the curator proposed, for each round."""
    school = make.make_school()
    year = make.make_year(school)
    found = []
    for _round in range(ROUNDS):
        people = [make.make_member(school, user=False) for _number in range(3)]
        make.make_curatorship(people[1], people[0], year)
        found.append((people, make_conversation(people[0], people[1], year)))
    return found


def refused(deed):
    """ "done", or that a rule said no."""

    def tried(number):
        try:
            deed(number)
        except (RefusedError, TransitionError):
            return "refused"
        return "done"

    return tried


def test_of_two_answers_from_two_windows_one_stands(pairs):
    def agreeing(which):
        def answer(n):
            (teacher, *_rest), row = pairs[n]
            agree(row, by=teacher, time=row.times.order_by("starts_at")[which])

        return answer

    def proposing(n):
        (teacher, *_rest), row = pairs[n]
        propose_others(row, by=teacher, offer=Offer((SOON + 5 * DAY, SOON + 6 * DAY)))

    came_to = at_once([refused(agreeing(0)), refused(agreeing(1)), refused(proposing)], ROUNDS)

    assert [sorted(round_) for round_ in came_to] == [["done", "refused", "refused"]] * ROUNDS


def test_a_change_of_curator_meets_an_answer_and_neither_fails(pairs):
    def declining(n):
        (teacher, *_rest), row = pairs[n]
        decline(row, by=teacher)

    def appointing(n):
        (teacher, _curator, other), row = pairs[n]
        appoint_curator(teacher, year=row.year, curator=other, by=other)

    came_to = at_once([refused(declining), refused(appointing)], ROUNDS)

    assert {answers for round_ in came_to for answers in round_} <= {"done", "refused"}
    assert [round_.count("done") >= 1 for round_ in came_to] == [True] * ROUNDS
    assert not Conversation.objects.alive().exists()
