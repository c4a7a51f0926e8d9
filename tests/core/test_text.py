"""Text for storing and for searching."""

import unicodedata

import pytest

from core.text import clean, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ĄČĘĖĮŠŲŪŽ ąčęėįšųūž", "aceeisuuz aceeisuuz"),
        (unicodedata.normalize("NFD", "Žukauskienė"), "zukauskiene"),
        ("Łukasz Żółkiewski", "lukasz zolkiewski"),
        ("Weiß, Ærø", "weiss, aero"),
        ("Ёлка", "елка"),
        ("", ""),
    ],
)
def test_fold_has_no_case_and_no_diacritics(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x00b\x07c\x1bd\x7fe\x85f", "abcdef"),
        ("1\t2", "1\t2"),
        ("a\ud800b", "ab"),
        (unicodedata.normalize("NFD", "šuo"), "šuo"),
        ("🙋🏽\u200d♀️ – „taip“\xa0", "🙋🏽\u200d♀️ – „taip“\xa0"),
    ],
)
def test_clean_keeps_what_can_be_stored_and_read(text, stored):
    assert clean(text) == stored


def test_clean_twice_is_clean_once():
    once = clean("e\x00\u0307\r\r\n")

    assert clean(once) == once == "ė\n\n"
