"""Words are found by how they begin; on PostgreSQL by any of their endings too."""

import pytest
from django.db import connection

from core.searching import Word, fold_rows, folded_words, words_asked
from goals.models import Goal
from tests import factories as make
from tests.searched import searched_models, untrue

SENTENCE = "Žodžių gausa: mokiniai kėlė „klausimus“, rašė 8a_klasei refleksijas."


@pytest.fixture
def goal(db):
    school = make.make_school()
    owner = make.make_member(school, user=None)
    return make.make_goal(
        owner, make.make_year(school), sentence=SENTENCE, criteria="Antra eilutė"
    )


def is_found(text):
    rows = Goal.objects.all()
    for word in words_asked(text):
        rows = rows.filter(folded__says=word)
    return rows.exists()


def test_a_question_is_its_words_each_once():
    assert words_asked(" Žodis, ŽODIS – ir 8a! ") == [
        Word("žodis", "zodis", False),
        Word("ir", "ir", False),
        Word("8a", "8a", True),
    ]
    assert words_asked("?! –") == []


def test_no_sign_makes_a_word_that_every_text_says():
    """A sign that folds to nothing is no word; one that folds to two is asked as it is kept."""
    assert words_asked("\uff9e \u0303") == []
    assert [word.folded for word in words_asked("½ val.")] == ["1", "2", "val"]
    assert folded_words("½ val.") == " 1 2 val"


def test_a_blank_stands_before_every_folded_word():
    assert folded_words("Žalia, „Ąžuolas“", "", "8-a") == " zalia azuolas 8 a"
    assert folded_words("", " ") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mokiniai", True),
        ("MOKIN", True),
        ("kėl", True),
        ("kele klaus", True),
        ("eilute gausa", True),  # of two columns, in any order
        ("8a_klasei", True),
        ("8ax", False),
        ("8a%", True),  # a sign is no word
        ("8axkl", False),
        ("okiniai", False),  # not from within a word
        ("gausa nėra", False),  # every word
        ("kla\u0303sei", False),
        ("gau\u0303sa me\u0307\u0301nuo", False),
        ("mokini\u0303ai", True),  # stressed, as teachers of Lithuanian write
    ],
)
def test_words_are_found_by_their_beginnings(goal, text, found):
    assert is_found(text) == found


@pytest.mark.parametrize("text", ["žodis", "mokinys", "klausimo", "refleksijų", "eilutėje gausos"])
def test_postgresql_knows_other_endings(goal, text):
    assert is_found(text) == (connection.vendor == "postgresql")


def test_an_underscore_stands_for_itself(goal):
    Goal.objects.update(sentence="Kita", folded=" 8axklasei")

    assert not is_found("8a_klasei")


def test_rows_of_before_are_folded(goal):
    Goal.objects.update(folded="")

    assert untrue() == [("Goal", goal.pk)]
    fold_rows(Goal.objects.all())
    assert untrue() == []


def test_every_searched_column_is_known():
    assert {model.__name__: field.of for model, field in searched_models().items()} == {
        "Subject": ("name",),
        "Goal": ("sentence", "why", "criteria"),
        "GoalStep": ("text",),
        "Reflection": ("what_happened", "mattered", "next_step", "answers"),
        "OpenLesson": ("topic", "focus_question", "class_name", "objective"),
        "Meeting": ("topic", "bring"),
        "AgendaPoint": ("title", "text"),
    }
