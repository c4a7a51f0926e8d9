"""Once a day what nobody needs any more is taken away, and nothing else."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from goals.models import AssessmentDraftCopy, GoalDraftCopy, SelfAssessment
from observations.models import ObservationDraftCopy
from office.models import ImportBatch
from office.services.forgetting import forget
from office.tasks import forget as task
from people.models import EmailChange, Invitation
from people.services.addresses import ask_for_address
from people.services.invitations import invite_member, withdraw_invitation
from post.enums import LetterState
from post.models import Letter
from post.services import write_letter
from reflections.models import ReflectionDraftCopy
from tests import factories as make
from tests.observations.factories import make_lesson, make_observation

NOTHING = dict.fromkeys(
    ("letters", "uploads", "invitations", "addresses", "copies", "failures", "sessions"), 0
)


def later(days):
    """A moment `days` from now, a little past."""
    return timezone.now() + timedelta(days=days, minutes=1)


def sent(state=LetterState.SENT):
    letter = write_letter(address="a@x.lt", subject="Tema", text="Žodžiai", html="<p>", kind="t")
    Letter.objects.filter(pk=letter.pk).update(state=state, sent_at=timezone.now())
    return letter


def test_words_of_letters_go_after_thirty_days_and_the_rows_stay(db):
    letter = sent()

    early, due = forget(later(29)), forget(later(30))

    letter.refresh_from_db()
    assert (early["letters"], due["letters"]) == (0, 1)
    assert (letter.text, letter.html) == ("", "")
    assert (letter.address, letter.subject) == ("a@x.lt", "Tema")


@pytest.mark.parametrize("state", [LetterState.WAITING, LetterState.REFUSED, "uncertain"])
def test_a_letter_that_may_go_out_yet_keeps_its_words(db, state):
    letter = sent(state)

    forget(later(400))

    letter.refresh_from_db()
    assert letter.text == "Žodžiai"


def test_a_file_nobody_confirmed_goes_and_an_applied_one_stays(cast):
    both = {"school": cast.school, "by": cast.administrator}
    ImportBatch.objects.create(**both, name="x.csv", rows=[{"n": 2, "cells": {}}])
    applied = ImportBatch.objects.create(**both, name="y.csv", applied_at=timezone.now())

    early, due = forget(later(29)), forget(later(30))

    assert (early["uploads"], due["uploads"]) == (0, 1)
    assert list(ImportBatch.objects.all()) == [applied]


def test_dead_links_lose_their_secret_and_live_ones_keep_it(cast):
    waits, taken_back = (make.make_member(cast.school, user=None) for _one in range(2))
    for member in (waits, taken_back):
        invite_member(member, by=cast.administrator)
    withdraw_invitation(taken_back, by=cast.administrator)

    forget(later(30))
    after_month = set(Invitation.objects.filter(token_hash__startswith="gone:"))
    forget(later(60))

    assert {one.member for one in after_month} == {taken_back}
    assert not Invitation.objects.exclude(token_hash__startswith="gone:").exists()


def test_former_addresses_are_forgotten_a_month_after_their_links_died(cast):
    ask_for_address(cast.teacher.user, new="nauja@mokykla.lt", by=cast.teacher)

    early, due = forget(later(7 + 29)), forget(later(7 + 30))

    assert (early["addresses"], due["addresses"]) == (0, 1)
    assert not EmailChange.objects.exists()


def test_second_texts_of_every_practice_go_after_thirty_days(cast):
    goal = make.make_goal(cast.teacher, cast.year)
    assessment = SelfAssessment.objects.create(goal=goal, moment="mid")
    reflection = make.make_reflection(cast.teacher, cast.year)
    observation = make_observation(make_lesson(cast.teacher, cast.year), cast.colleague)
    both = {"content": {}, "base_version": 0}
    GoalDraftCopy.objects.create(goal=goal, **both)
    AssessmentDraftCopy.objects.create(assessment=assessment, **both)
    ReflectionDraftCopy.objects.create(reflection=reflection, **both)
    ObservationDraftCopy.objects.create(observation=observation, **both)

    early, due = forget(later(29)), forget(later(30))

    assert (early["copies"], due["copies"]) == (0, 4)


def test_sessions_out_of_date_go(cast, login):
    login(cast.teacher).get("/")

    forget(later(0))
    kept = Session.objects.count()
    forget(later(400))

    assert (kept, Session.objects.count()) == (1, 0)


def test_thirty_rows_cost_what_one_does_and_a_second_round_finds_nothing(
    cast, django_assert_max_num_queries
):
    for _one in range(30):
        sent()
        invite_member(make.make_member(cast.school, user=None), by=cast.administrator)

    with django_assert_max_num_queries(20):
        first = forget(later(400))

    assert (first["letters"], first["invitations"]) == (30, 30)
    assert forget(later(400)) == NOTHING


def test_the_daily_round_takes_the_present_moment(db):
    sent()

    assert task() == NOTHING
