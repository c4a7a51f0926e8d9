"""Four at the same moment make one."""

import pytest

from reflections.models import Reflection, ReflectionDraftCopy
from tests import factories as make
from tests.goals.test_races import FOUR, at_once

PAGE = "/reflections/2026-11/"
TEXT = {"mattered": "Ačiū.", "next_step": "Klausiu.", "version": "0", "editor": "a", "seq": "1"}


@pytest.fixture
def teacher(transactional_db):
    school = make.make_school()
    teacher = make.make_member(school)
    make.make_curatorship(make.make_member(school, "Rasa"), teacher, make.make_year(school))
    return teacher


def test_four_first_keystrokes_begin_one_month(teacher):
    assert at_once(teacher, PAGE + "save/", TEXT) == [200] * FOUR
    assert Reflection.objects.get().mattered == "Ačiū."
    assert not ReflectionDraftCopy.objects.exists()


def test_four_submits_submit_once(teacher):
    assert at_once(teacher, PAGE, TEXT | {"act": "submit"}) == [302] * FOUR
    row = Reflection.objects.get()
    assert row.transitions.count() == 1
    assert row.threads.count() == 1
    assert not ReflectionDraftCopy.objects.exists()
