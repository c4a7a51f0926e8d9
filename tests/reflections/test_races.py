"""Four at the same moment make one."""

import pytest

from reflections.models import Prompt, Reflection, ReflectionDraftCopy
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


def test_four_changes_of_the_questions_make_one_version(teacher):
    administrator = make.make_member(teacher.school, is_administrator=True)
    form = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-text": "Ką jaučiau?"}

    assert at_once(administrator, "/school/settings/prompts/", form) == [302] * FOUR
    assert [prompt.text for prompt in Prompt.objects.all()] == ["Ką jaučiau?"]
